package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rapporteur.core.encoding.VectorBlock;
import io.rapporteur.core.encoding.Vectors;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

class LinearHeadTest {

    private static final int EACH = 200;
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private final Random random = new Random(93);

    @Test
    void tellsPassagesApart() {
        float[][] means = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
        Sample learned = sample(means, this::round);
        Sample asked = sample(means, this::round);

        assertThat(likeliest(learned.head(), asked.vectors())).isEqualTo(asked.owners());
    }

    /// The nearest mean is the wrong one for almost half of these: what they have in common beyond
    /// it is what wordings of both passages differ in.
    @Test
    void seesThroughTheSpreadThatPassagesShare() {
        float[][] means = {{0.5f, 0}, {-0.5f, 0}};
        Sample asked = sample(means, this::slanted);

        assertThat(rightShare(asked, nearest(means, asked.vectors()))).isLessThan(0.8);
        LinearHead head = sample(means, this::slanted).head();
        assertThat(rightShare(asked, likeliest(head, asked.vectors()))).isGreaterThan(0.98);
    }

    @Test
    void givesProbabilitiesThatSumToOne() {
        LinearHead head =
                sample(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, this::round).head();

        for (int i = 0; i < 100; i++) {
            float[] vector = {gaussian(), gaussian(), gaussian()};
            double[] logProbabilities = head.logProbabilities(vector);

            assertThat(Arrays.stream(logProbabilities))
                    .allSatisfy(one -> assertThat(one).isNotPositive());
            assertThat(Arrays.stream(logProbabilities).map(Math::exp).sum())
                    .isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void neverTakesAPassageWithoutWordingsForLikely() {
        LinearHead head =
                LinearHead.of(
                        List.of(
                                VectorBlock.of(new float[0][], 2),
                                VectorBlock.of(new float[][] {{1, 0}, {0.9f, 0.1f}}, 2)),
                        new float[][] {{0, 0}, {0.95f, 0.05f}},
                        2);

        assertThat(head.logProbabilities(new float[] {-1, 0})).containsExactly(NEVER, 0);
        assertThat(head.logProbabilities(new float[] {0, 0})).containsExactly(NEVER, 0);
    }

    @Test
    void takesNothingForLikelyWithoutAnyWording() {
        VectorBlock none = VectorBlock.of(new float[0][], 3);
        LinearHead head = LinearHead.of(List.of(none, none), new float[2][3], 3);

        assertThat(head.logProbabilities(new float[] {1, 0, 0})).containsExactly(NEVER, NEVER);
    }

    @Test
    void tellsPassagesApartThatHaveOneWordingEach() {
        float[][] wordings = {{1, 0, 0}, {0, 1, 0}, {0, 0.6f, 0.8f}};
        LinearHead head = new Sample(wordings, new int[] {0, 1, 2}, wordings).head();

        assertThat(likeliest(head, wordings)).containsExactly(0, 1, 2);
        assertThat(Arrays.stream(head.logProbabilities(wordings[0])))
                .allSatisfy(one -> assertThat(one).isFinite());
    }

    @Test
    void givesOddsForTheOneOfTwoKindsThatATextIsNearer() {
        Sample sample = sample(new float[][] {{1, 0, 0}, {0, 1, 0}}, this::round);
        float[] one = {1, 0, 0};
        float[] other = {0, 0, 1};
        ToDoubleFunction<float[]> odds = sample.head().between(one, other);

        assertThat(odds.applyAsDouble(one)).isGreaterThan(1);
        assertThat(odds.applyAsDouble(other))
                .isLessThan(-1)
                .isCloseTo(-odds.applyAsDouble(one), within(1e-3));
        assertThat(odds.applyAsDouble(new float[] {0.5f, 0, 0.5f})).isCloseTo(0, within(1e-3));
        assertThat(sample.head().between(other, one).applyAsDouble(one))
                .isCloseTo(-odds.applyAsDouble(one), within(1e-3));
    }

    /// Vectors around the mean of their passage, and what was learned from them.
    private record Sample(float[][] vectors, int[] owners, float[][] means) {

        LinearHead head() {
            int dimensions = means[0].length;
            List<VectorBlock> blocks =
                    IntStream.range(0, means.length)
                            .mapToObj(passage -> VectorBlock.of(of(passage), dimensions))
                            .toList();
            return LinearHead.of(blocks, means, dimensions);
        }

        private float[][] of(int passage) {
            return IntStream.range(0, vectors.length)
                    .filter(row -> owners[row] == passage)
                    .mapToObj(row -> vectors[row])
                    .toArray(float[][]::new);
        }
    }

    private Sample sample(float[][] means, IntFunction<float[]> spread) {
        int[] owners = IntStream.range(0, EACH * means.length).map(i -> i % means.length).toArray();
        float[][] vectors = new float[owners.length][];
        for (int row = 0; row < owners.length; row++) {
            vectors[row] = plus(means[owners[row]], spread.apply(means[0].length));
        }
        return new Sample(vectors, owners, means);
    }

    private static float[] plus(float[] a, float[] b) {
        float[] sum = a.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    /// The same in all directions.
    private float[] round(int dimensions) {
        float[] spread = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            spread[i] = 0.1f * gaussian();
        }
        return spread;
    }

    /// Much along one diagonal of the plane, little across.
    private float[] slanted(int dimensions) {
        float along = gaussian();
        float across = 0.01f * gaussian();
        return new float[] {along + across, along - across};
    }

    private float gaussian() {
        return (float) random.nextGaussian();
    }

    private static int[] likeliest(LinearHead head, float[][] vectors) {
        return Arrays.stream(vectors)
                .mapToInt(vector -> greatest(head.logProbabilities(vector)))
                .toArray();
    }

    private static int[] nearest(float[][] means, float[][] vectors) {
        return Arrays.stream(vectors)
                .mapToInt(vector ->
                        greatest(
                                Arrays.stream(means)
                                        .mapToDouble(mean -> Vectors.dot(mean, vector))
                                        .toArray()))
                .toArray();
    }

    private static int greatest(double[] values) {
        return IntStream.range(0, values.length)
                .reduce((best, i) -> values[i] > values[best] ? i : best)
                .orElseThrow();
    }

    private static double rightShare(Sample sample, int[] found) {
        return IntStream.range(0, found.length)
                .map(row -> found[row] == sample.owners()[row] ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
