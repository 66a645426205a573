package io.rapporteur.core.matching;

import io.rapporteur.core.encoding.VectorBlock;
import io.rapporteur.core.encoding.Vectors;
import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// Tells passages apart by the directions in which their wordings differ most from one another and
/// least among themselves: linear discriminant analysis with a shared covariance that is shrunk
/// towards a sphere.
///
/// The score of a passage with mean `m` is `m' S^-1 x - m' S^-1 m / 2`, all passages being as
/// likely beforehand; [#logProbabilities] are their log softmax.
///
/// Source: Fisher, "The use of multiple measurements in taxonomic problems", 1936; shrinkage as in
/// Friedman, "Regularized discriminant analysis", 1989.
final class LinearHead {

    /// How far the covariance is drawn to a sphere with many wordings, and with few: 0.9 was best
    /// with two wordings for each dimension, on public data sets.
    private static final double LEAST_SHRINKAGE = 0.2;

    private static final double MOST_SHRINKAGE = 0.9;

    /// The covariance is that of at most so many wordings from all over the pack: its size is known
    /// by then, and each further one takes as long as the first.
    private static final int MOST_SAMPLED = 10_000;

    private final Cholesky covariance;
    private final VectorBlock directions;
    private final float[] offsets;

    private LinearHead(Cholesky covariance, VectorBlock directions, float[] offsets) {
        this.covariance = covariance;
        this.directions = directions;
        this.offsets = offsets;
    }

    /// @param wordings by passage, the vectors of its wordings
    /// @param means of them; a passage without wordings has zeros, and is never likely
    static LinearHead of(List<VectorBlock> wordings, float[][] means, int dimensions) {
        double[][] covariance = covariance(wordings, means, dimensions);
        shrink(covariance, shrinkage(VectorBlock.count(wordings), dimensions));
        Cholesky factor = new Cholesky(covariance);
        float[][] directions = new float[means.length][];
        float[] offsets = new float[means.length];
        for (int passage = 0; passage < means.length; passage++) {
            directions[passage] = factor.solve(means[passage]);
            boolean isWorded = Vectors.dot(means[passage], means[passage]) != 0;
            offsets[passage] =
                    isWorded
                            ? -0.5f * Vectors.dot(directions[passage], means[passage])
                            : Float.NEGATIVE_INFINITY;
        }
        return new LinearHead(factor, VectorBlock.of(directions, dimensions), offsets);
    }

    static LinearHead read(FormReader in) {
        return new LinearHead(Cholesky.read(in), VectorBlock.read(in), in.floats());
    }

    void write(FormWriter out) {
        covariance.write(out);
        directions.write(out);
        out.floats(offsets);
    }

    /// By passage, at most 0; negative infinity for all if none has wordings.
    double[] logProbabilities(float[] vector) {
        double[] scores = directions.dots(vector);
        double highest = Double.NEGATIVE_INFINITY;
        for (int passage = 0; passage < scores.length; passage++) {
            scores[passage] += offsets[passage];
            highest = Math.max(highest, scores[passage]);
        }
        if (highest == Double.NEGATIVE_INFINITY) {
            return scores;
        }
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score - highest);
        }
        double total = highest + Math.log(sum);
        for (int passage = 0; passage < scores.length; passage++) {
            scores[passage] -= total;
        }
        return scores;
    }

    /// Tells texts like those with mean `one` from texts like those with mean `other`.
    ///
    /// @return log odds for `one`, of a vector
    ToDoubleFunction<float[]> between(float[] one, float[] other) {
        float[] difference = new float[one.length];
        float[] middle = new float[one.length];
        for (int i = 0; i < one.length; i++) {
            difference[i] = one[i] - other[i];
            middle[i] = (one[i] + other[i]) / 2;
        }
        float[] direction = covariance.solve(difference);
        float offset = Vectors.dot(direction, middle);
        return vector -> Vectors.dot(direction, vector) - offset;
    }

    /// Within passages, the lower triangle only.
    private static double[][] covariance(
            List<VectorBlock> wordings, float[][] means, int dimensions) {
        double[][] covariance = new double[dimensions][dimensions];
        int step = Math.ceilDiv(Math.max(1, VectorBlock.count(wordings)), MOST_SAMPLED);
        int seen = 0;
        int sampled = 0;
        for (int passage = 0; passage < means.length; passage++) {
            VectorBlock own = wordings.get(passage);
            for (int number = 0; number < own.size(); number++) {
                if (seen++ % step == 0) {
                    addSpread(covariance, own.vector(number), means[passage]);
                    sampled++;
                }
            }
        }
        for (double[] line : covariance) {
            for (int j = 0; j < dimensions; j++) {
                line[j] /= Math.max(1, sampled);
            }
        }
        return covariance;
    }

    /// @param vector is its difference from `mean` afterwards
    private static void addSpread(double[][] covariance, float[] vector, float[] mean) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= mean[i];
        }
        for (int i = 0; i < vector.length; i++) {
            double own = vector[i];
            double[] line = covariance[i];
            for (int j = 0; j <= i; j++) {
                line[j] += own * vector[j];
            }
        }
    }

    private static double shrinkage(int rows, int dimensions) {
        double share = 2.0 * dimensions / Math.max(1, rows);
        return Math.max(LEAST_SHRINKAGE, Math.min(MOST_SHRINKAGE, share));
    }

    private static void shrink(double[][] covariance, double share) {
        double trace = 0;
        for (int i = 0; i < covariance.length; i++) {
            trace += covariance[i][i];
        }
        // Without any spread inside passages every direction counts the same.
        double spread = trace > 0 ? trace / covariance.length : 1.0 / covariance.length;
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] *= 1 - share;
            }
            covariance[i][i] += share * spread;
        }
    }

    /// The Cholesky factor of a symmetric positive definite matrix, of which the lower triangle is
    /// read.
    private static final class Cholesky {

        private final double[][] lower;

        Cholesky(double[][] matrix) {
            int size = matrix.length;
            lower = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    double sum = matrix[i][j];
                    for (int k = 0; k < j; k++) {
                        sum -= lower[i][k] * lower[j][k];
                    }
                    lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
                }
            }
        }

        private Cholesky(List<double[]> lower) {
            this.lower = lower.toArray(double[][]::new);
        }

        static Cholesky read(FormReader in) {
            return new Cholesky(in.list(in::doubles));
        }

        void write(FormWriter out) {
            out.list(List.of(lower), out::doubles);
        }

        float[] solve(float[] right) {
            int size = lower.length;
            double[] forward = new double[size];
            for (int i = 0; i < size; i++) {
                double sum = right[i];
                for (int k = 0; k < i; k++) {
                    sum -= lower[i][k] * forward[k];
                }
                forward[i] = sum / lower[i][i];
            }
            float[] solution = new float[size];
            for (int i = size - 1; i >= 0; i--) {
                double sum = forward[i];
                for (int k = i + 1; k < size; k++) {
                    sum -= lower[k][i] * solution[k];
                }
                solution[i] = (float) (sum / lower[i][i]);
            }
            return solution;
        }
    }
}
