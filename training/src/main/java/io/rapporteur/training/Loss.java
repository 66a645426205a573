package io.rapporteur.training;

/// How far the vectors of a batch are from their targets, and in which direction they should go.
///
/// Four times one minus the cosine with the target, plus a quarter of InfoNCE at temperature 0.05:
/// the first puts a sentence where it belongs, the second away from where the others of its batch
/// belong. Both weights were found best in earlier trials.
///
/// Source of InfoNCE: van den Oord, Li and Vinyals, "Representation Learning with Contrastive
/// Predictive Coding", 2018.
final class Loss {

    private static final float COSINE = 4;
    private static final float CONTRAST = 0.25f;
    private static final float TEMPERATURE = 0.05f;

    private final int[] targetOf;
    private final float[][] targets;
    private final float[][] targetsAcross;

    /// @param targetOf for each sentence of the batch the number of its target: sentences with the
    ///   same number are not held apart
    /// @param targets for each sentence of the batch its target, of length 1
    Loss(int[] targetOf, float[][] targets) {
        this.targetOf = targetOf;
        this.targets = targets;
        this.targetsAcross = new float[targets[0].length][targets.length];
        for (int i = 0; i < targets.length; i++) {
            for (int d = 0; d < targetsAcross.length; d++) {
                targetsAcross[d][i] = targets[i][d];
            }
        }
    }

    /// What pulls at sentence `i` of the batch, whose vector, of any length but 0, is `vector`.
    Pull on(int i, float[] vector) {
        float length = length(vector);
        float[] unit = new float[vector.length];
        for (int d = 0; d < unit.length; d++) {
            unit[d] = vector[d] / length;
        }
        float[] cosines = cosines(unit);
        float cosine = cosines[i];
        float[] gradient = gradient(i, cosines);
        float along = dot(unit, gradient);
        for (int d = 0; d < unit.length; d++) {
            gradient[d] = (gradient[d] - unit[d] * along) / length;
        }
        return new Pull(gradient, cosine);
    }

    /// By the vector of length 1.
    private float[] gradient(int i, float[] cosines) {
        float[] share = softmax(i, cosines);
        float[] gradient = new float[targetsAcross.length];
        for (int j = 0; j < share.length; j++) {
            float pull = CONTRAST * share[j] / TEMPERATURE;
            if (j == i) {
                pull -= CONTRAST / TEMPERATURE + COSINE;
            }
            if (Math.abs(pull) > 1e-6f) {
                for (int d = 0; d < gradient.length; d++) {
                    gradient[d] += pull * targets[j][d];
                }
            }
        }
        return gradient;
    }

    private float[] softmax(int i, float[] cosines) {
        float[] share = new float[cosines.length];
        float sum = 0;
        for (int j = 0; j < share.length; j++) {
            if (j == i || targetOf[j] != targetOf[i]) {
                share[j] = (float) Math.exp((cosines[j] - 1) / TEMPERATURE);
                sum += share[j];
            }
        }
        for (int j = 0; j < share.length; j++) {
            share[j] /= sum;
        }
        return share;
    }

    /// Sums by dimension first: so the compiler can use wide registers, four times as fast.
    private float[] cosines(float[] unit) {
        float[] cosines = new float[targets.length];
        for (int d = 0; d < unit.length; d++) {
            float factor = unit[d];
            float[] across = targetsAcross[d];
            for (int j = 0; j < cosines.length; j++) {
                cosines[j] += factor * across[j];
            }
        }
        return cosines;
    }

    private static float length(float[] vector) {
        return (float) Math.sqrt(dot(vector, vector) + 1e-12f);
    }

    private static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
