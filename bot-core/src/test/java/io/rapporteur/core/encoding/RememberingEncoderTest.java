package io.rapporteur.core.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.SamplePack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class RememberingEncoderTest {

    private static final String WHO = "Who opens the fair?";
    private static final String WHEN = "When is the fair open?";

    @TempDir private Path folder;

    private final WatchedEncoder watched = new WatchedEncoder(new WordHashes());

    @Test
    void encodesNothingTwice() {
        run(WHO, WHEN);
        RememberingEncoder second = start();

        second.encodeStored(WHO);
        second.encodeStored(WHEN);

        assertThat(watched.encoded()).isEmpty();
    }

    @Test
    void givesATextTheSameVectorWhetherJustEncodedOrRead() {
        float[] fresh = start().encodeStored(WHO);
        run(WHO);

        assertThat(start().encodeStored(WHO)).isEqualTo(fresh);
        assertThat(cosine(fresh, watched.encode(WHO))).isGreaterThan(0.999);
    }

    @Test
    void knowsTheShareOfAWordAsItsEncoderDoes() {
        StaticEncoder encoder = StaticEncoder.shipped();

        assertThat(new RememberingEncoder(encoder, folder).share("fair"))
                .isEqualTo(encoder.share("fair"))
                .isNotEqualTo(encoder.encode("fair"));
    }

    @Test
    void keepsATextWithoutWordsAsZeros() {
        run(" ?! ");

        assertThat(start().encodeStored(" ?! ")).containsOnly(0f);
    }

    @Test
    void encodesWhatIsNewAndKeepsItToo() {
        run(WHO);
        run(WHO, WHEN);

        assertThat(watched.encoded()).containsExactly(WHEN);

        run(WHO, WHEN);

        assertThat(watched.encoded()).isEmpty();
    }

    @Test
    void forgetsTextsThatAreNoLongerAskedFor() {
        run(WHO, WHEN);
        run(WHEN);
        run(WHO);

        assertThat(watched.encoded()).containsExactly(WHO);
    }

    @Test
    void keepsNoQuestions() {
        RememberingEncoder encoder = start();

        assertThat(encoder.encode(WHO)).isEqualTo(watched.encode(WHO));
        encoder.save();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takesNothingFromAnEncoderWithOtherWeights() {
        run(WHO);
        WatchedEncoder other = new WatchedEncoder(SamplePack.ENCODERS.general());

        new RememberingEncoder(other, folder).encodeStored(WHO);

        assertThat(other.encoded()).containsExactly(WHO);
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 3, 11, 12, 50, 155, 157})
    void makesAFileAnewThatIsTooShortOrTooLong(int length) throws IOException {
        run(WHO, WHEN);
        byte[] whole = Files.readAllBytes(file());
        assertThat(whole).hasSize(12 + 2 * (8 + watched.dimensions()));
        Files.write(file(), Arrays.copyOf(whole, length));

        run(WHO, WHEN);

        assertThat(watched.encoded()).containsExactlyInAnyOrder(WHO, WHEN);
        assertThat(file()).hasBinaryContent(whole);
    }

    /// The numbers at the head of the file are its form, how many vectors it holds, and how long
    /// they are.
    @ParameterizedTest(name = "number {0}")
    @ValueSource(ints = {0, 1, 2})
    void makesAFileAnewWhoseHeadIsDamaged(int number) throws IOException {
        run(WHO, WHEN);
        byte[] whole = Files.readAllBytes(file());

        for (int damage : List.of(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE)) {
            Files.write(file(), ByteBuffer.wrap(whole.clone()).putInt(4 * number, damage).array());

            run(WHO, WHEN);

            assertThat(watched.encoded()).containsExactlyInAnyOrder(WHO, WHEN);
            assertThat(file()).hasBinaryContent(whole);
        }
    }

    @Test
    void doesWithoutAFileWhereItCannotWrite() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("file")).resolve("folder");
        RememberingEncoder encoder = new RememberingEncoder(watched, noFolder);

        float[] vector = encoder.encodeStored(WHO);
        encoder.save();

        assertThat(new RememberingEncoder(watched, noFolder).encodeStored(WHO)).isEqualTo(vector);
        assertThat(watched.encoded()).containsExactly(WHO, WHO);
    }

    @Test
    void leavesNothingBesideTheFile() throws IOException {
        run(WHO);
        run(WHO, WHEN);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    private Path file() {
        return folder.resolve(watched.version() + ".vectors");
    }

    private RememberingEncoder start() {
        watched.encoded().clear();
        return new RememberingEncoder(watched, folder);
    }

    /// Starts, asks for `texts` and saves; leaves what had to be encoded in `watched`.
    private void run(String... texts) {
        RememberingEncoder encoder = start();
        for (String text : texts) {
            encoder.encodeStored(text);
        }
        encoder.save();
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
