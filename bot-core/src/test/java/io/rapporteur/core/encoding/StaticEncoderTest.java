package io.rapporteur.core.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

class StaticEncoderTest {

    private static final int BITS = 10;
    private static final int DIMENSIONS = 24;

    private final StaticEncoder encoder = new StaticEncoder(randomTable(1));

    @Test
    void givesVectorsOfLengthOne() {
        assertThat(dot(encoder.encode("Où est l'entrée ?"), encoder.encode("Où est l'entrée ?")))
                .isCloseTo(1, within(1e-5));
    }

    @Test
    void givesZerosForTextsWithoutWords() {
        assertThat(encoder.encode("")).containsOnly(0f).hasSize(DIMENSIONS);
        assertThat(encoder.encode(" ?! 🙂 ")).containsOnly(0f);
    }

    @Test
    void seesNoDifferenceInCaseAccentsAndArabicSpelling() {
        assertThat(encoder.encode("QUI EST LE PRESIDENT"))
                .isEqualTo(encoder.encode("Qui est le président ?"));
        assertThat(encoder.encode("أين الجلسة")).isEqualTo(encoder.encode("اين الجلسه؟"));
    }

    @Test
    void addsUpTheSharesOfWordsButForTheirPairs() {
        float[] sum = encoder.share("president");
        float[] second = encoder.share("elected");
        for (int i = 0; i < DIMENSIONS; i++) {
            sum[i] += second[i];
        }

        assertThat(dot(Vectors.toUnitLength(sum), encoder.encode("elected president")))
                .isGreaterThan(0.9)
                .isLessThan(1);
        assertThat(Vectors.toUnitLength(encoder.share("president")))
                .isEqualTo(encoder.encode("president"));
    }

    @Test
    void keepsMostOfAMisspeltSentence() {
        float[] right = encoder.encode("who was elected president of the executive committee");
        float[] misspelt = encoder.encode("who was elected presidnet of the executive committee");
        assertThat(dot(right, misspelt)).isGreaterThan(0.7).isLessThan(0.999);
    }

    @Test
    void givesManyThreadsTheSameVector() {
        float[] expected = encoder.encode("¿Cuándo termina la asamblea?");
        assertThat(
                        IntStream.range(0, 2000)
                                .parallel()
                                .mapToObj(i -> encoder.encode("¿Cuándo termina la asamblea?")))
                .allMatch(vector -> Arrays.equals(vector, expected));
    }

    @Test
    void readsAllOurLanguages() {
        assertThat(Language.values()).allMatch(encoder::reads);
    }

    @Test
    void isTheSameWhenWrittenAndRead() throws IOException {
        StaticEncoder read = StaticEncoder.read(new ByteArrayInputStream(bytes(randomTable(1))));
        assertThat(read.version()).isEqualTo(encoder.version()).startsWith("static-1-");
        assertThat(read.dimensions()).isEqualTo(DIMENSIONS);
        assertThat(read.encode("Who spoke?")).isEqualTo(encoder.encode("Who spoke?"));
    }

    @Test
    void hasAnotherVersionWithOtherWeights() {
        assertThat(new StaticEncoder(randomTable(2)).version()).isNotEqualTo(encoder.version());
    }

    @Test
    void losesLittleByKeepingBytes() {
        float[] vectors = randomVectors(3);
        StaticTable table = StaticTable.quantise(BITS, DIMENSIONS, vectors);
        float[] row = new float[DIMENSIONS];
        table.add(5, 1, row);
        float[] original = Arrays.copyOfRange(vectors, 5 * DIMENSIONS, 6 * DIMENSIONS);
        assertThat(dot(row, original) / Math.sqrt(dot(row, row) * dot(original, original)))
                .isGreaterThan(0.9999);
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> StaticEncoder.read(new ByteArrayInputStream(new byte[100])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected 52505345");
    }

    @Test
    void refusesATableThatEndsEarly() throws IOException {
        byte[] bytes = bytes(randomTable(1));
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
        assertThatThrownBy(() -> StaticEncoder.read(new ByteArrayInputStream(cut)))
                .isInstanceOf(IOException.class);
    }

    private static StaticTable randomTable(long seed) {
        return StaticTable.quantise(BITS, DIMENSIONS, randomVectors(seed));
    }

    private static float[] randomVectors(long seed) {
        Random random = new Random(seed);
        float[] vectors = new float[(2 << BITS) * DIMENSIONS];
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = (float) random.nextGaussian();
        }
        return vectors;
    }

    private static byte[] bytes(StaticTable table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.write(out);
        return out.toByteArray();
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
