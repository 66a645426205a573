package io.rapporteur.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class LossTest {

    private static final int SIZE = 6;
    private static final int DIMENSIONS = 5;
    private static final int[] TARGET_OF = {0, 1, 2, 1, 3, 4};

    private final float[][] targets = targets();
    private final Loss loss = new Loss(TARGET_OF, targets);

    /// The definition, in doubles, against which the fast one is differentiated.
    private double value(int i, double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        double own = Math.exp(cosine(vector, targets[i]) / 0.05);
        double all = 0;
        for (int j = 0; j < SIZE; j++) {
            if (j == i || TARGET_OF[j] != TARGET_OF[i]) {
                all += Math.exp(cosine(vector, targets[j]) / 0.05);
            }
        }
        assertThat(length).isPositive();
        return 4 * (1 - cosine(vector, targets[i])) - 0.25 * Math.log(own / all);
    }

    @Test
    void itsGradientIsItsSlope() {
        Random random = new Random(3);
        for (int i = 0; i < SIZE; i++) {
            double[] vector = random.doubles(DIMENSIONS, -2, 2).toArray();
            Pull pull = loss.on(i, floats(vector));
            for (int d = 0; d < DIMENSIONS; d++) {
                assertThat((double) pull.gradient(d)).isCloseTo(slope(i, vector, d), within(2e-3));
            }
        }
    }

    @Test
    void nothingPullsASentenceThatIsFarFromAllButItsTarget() {
        Loss alone = new Loss(new int[] {0, 1}, new float[][] {{1, 0}, {-1, 0}});
        Pull pull = alone.on(0, new float[] {3, 0});
        assertThat(pull.cosine()).isEqualTo(1f);
        assertThat(pull.gradient(0)).isZero();
        assertThat(pull.gradient(1)).isZero();
    }

    private double slope(int i, double[] vector, int d) {
        double step = 1e-5;
        double[] more = vector.clone();
        more[d] += step;
        double[] less = vector.clone();
        less[d] -= step;
        return (value(i, more) - value(i, less)) / (2 * step);
    }

    private static float[][] targets() {
        Random random = new Random(2);
        float[][] targets = new float[SIZE][];
        for (int i = 0; i < SIZE; i++) {
            double[] vector = random.doubles(DIMENSIONS, -1, 1).toArray();
            double length = Math.sqrt(dot(vector, vector));
            for (int d = 0; d < DIMENSIONS; d++) {
                vector[d] /= length;
            }
            targets[i] = floats(vector);
        }
        return targets;
    }

    private static double cosine(double[] vector, float[] unit) {
        double sum = 0;
        for (int d = 0; d < DIMENSIONS; d++) {
            sum += vector[d] * unit[d];
        }
        return sum / Math.sqrt(dot(vector, vector));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    private static float[] floats(double[] vector) {
        float[] floats = new float[vector.length];
        for (int d = 0; d < vector.length; d++) {
            floats[d] = (float) vector[d];
        }
        return floats;
    }
}
