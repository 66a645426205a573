package io.rapporteur.training;

import io.rapporteur.core.encoding.StaticTable;

import java.util.Arrays;
import java.util.Random;

/// A table in the making: its rows as floats, and what Adam remembers of each.
///
/// Adam here is lazy: only rows that a batch has seen move and forget. Rows never seen are nothing
/// but chance and end as zeros.
///
/// Source: Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015; its beta1 = 0.9,
/// beta2 = 0.999.
final class Weights {

    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;
    private static final double SPREAD = 0.01;

    private final int bits;
    private final int dimensions;
    private final float[] rows;
    private final float[] means;
    private final float[] squares;
    private final boolean[] seen;
    private int steps;

    Weights(int bits, int dimensions, long seed) {
        this.bits = bits;
        this.dimensions = dimensions;
        this.rows = new float[(2 << bits) * dimensions];
        this.means = new float[rows.length];
        this.squares = new float[rows.length];
        this.seen = new boolean[2 << bits];
        Random random = new Random(seed);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) (random.nextGaussian() * SPREAD);
        }
    }

    int rowCount() {
        return seen.length;
    }

    /// The weighted sum of the rows of `features`.
    float[] sum(Features features) {
        float[] sum = new float[dimensions];
        for (int place = 0; place < features.size(); place++) {
            int start = features.row(place) * dimensions;
            float weight = features.weight(place);
            for (int i = 0; i < dimensions; i++) {
                sum[i] += weight * rows[start + i];
            }
        }
        return sum;
    }

    /// Begins the next step: rows moved from now on belong to it.
    void nextStep() {
        steps++;
    }

    /// Moves one row against its gradient. Different rows may be moved at once.
    void move(int row, float[] gradient, float rate) {
        seen[row] = true;
        float meanBias = 1 / (1 - (float) Math.pow(BETA1, steps));
        float squareBias = 1 / (1 - (float) Math.pow(BETA2, steps));
        int start = row * dimensions;
        for (int i = 0; i < dimensions; i++) {
            int at = start + i;
            float g = gradient[i];
            means[at] = BETA1 * means[at] + (1 - BETA1) * g;
            squares[at] = BETA2 * squares[at] + (1 - BETA2) * g * g;
            rows[at] -=
                    rate
                            * means[at]
                            * meanBias
                            / ((float) Math.sqrt(squares[at] * squareBias) + EPSILON);
        }
    }

    StaticTable toTable() {
        float[] learnt = rows.clone();
        for (int row = 0; row < seen.length; row++) {
            if (!seen[row]) {
                Arrays.fill(learnt, row * dimensions, (row + 1) * dimensions, 0);
            }
        }
        return StaticTable.quantise(bits, dimensions, learnt);
    }
}
