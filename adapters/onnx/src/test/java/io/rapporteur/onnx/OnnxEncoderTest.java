package io.rapporteur.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

class OnnxEncoderTest {

    private static OnnxEncoder encoder;

    @BeforeAll
    static void load() {
        encoder = OnnxEncoder.bge();
    }

    @AfterAll
    static void close() {
        encoder.close();
    }

    @Test
    void findsAParaphraseThatSharesNoWordCloserThanAnotherTopic() {
        float[] asked = encoder.encode("Who is in charge of the organisation?");
        assertThat(dot(asked, encoder.encode("What is the name of the Secretary General?")))
                .isGreaterThan(dot(asked, encoder.encode("Is there wifi at the venue?")) + 0.05);
    }

    @Test
    void givesVectorsOfLengthOne() {
        float[] vector = encoder.encode("When does the session open?");
        assertThat(vector).hasSize(encoder.dimensions());
        assertThat(Math.sqrt(dot(vector, vector))).isBetween(0.9999, 1.0001);
    }

    @Test
    void givesZerosForATextWithNothingInIt() {
        assertThat(encoder.encode(" \u200B\n")).containsOnly(0f).hasSize(384);
    }

    @Test
    void givesManyThreadsTheSameVector() {
        float[] expected = encoder.encode("Where do the delegates eat?");
        assertThat(
                        IntStream.range(0, 100)
                                .parallel()
                                .mapToObj(i -> encoder.encode("Where do the delegates eat?")))
                .allMatch(vector -> Arrays.equals(vector, expected));
    }

    @Test
    void takesTheBeginningOfATextThatIsTooLong() {
        assertThat(encoder.encode("police ".repeat(5000)))
                .isEqualTo(encoder.encode("police ".repeat(6000)));
    }

    @Test
    void readsEnglishOnly() {
        assertThat(Language.values()).filteredOn(encoder::reads).containsExactly(Language.ENGLISH);
    }

    @Test
    void namesModelAndWeights() {
        assertThat(encoder.version()).matches("bge-small-en-v1\\.5-q-[0-9a-f]{12}");
    }

    @Test
    void poolsTheFirstTokenOrAllAsTheModelWasTrained() {
        FloatBuffer tokens = FloatBuffer.wrap(new float[] {1, 2, 3, 5});
        assertThat(SentenceModel.Pooling.FIRST.pooled(tokens.duplicate(), 2)).containsExactly(1, 2);
        assertThat(SentenceModel.Pooling.MEAN.pooled(tokens.duplicate(), 2)).containsExactly(4, 7);
    }

    @Test
    void saysWhichModelIsNotOnTheClassPath() {
        SentenceModel unknown = new SentenceModel("x", "no-such-model", SentenceModel.Pooling.MEAN);
        assertThatThrownBy(() -> OnnxEncoder.of(unknown))
                .hasMessageStartingWith("/no-such-model.onnx is not on the class path");
    }

    private static double dot(float[] a, float[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
