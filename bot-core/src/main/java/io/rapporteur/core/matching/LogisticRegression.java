package io.rapporteur.core.matching;

import java.util.List;

/// Fits a logistic model by gradient ascent (AdaGrad), deterministically, with a small ridge and
/// with the signs that weights must have. Features are scaled to their spread while fitting.
final class LogisticRegression {

    private static final int ROUNDS = 600;
    private static final double RATE = 0.5;
    private static final double RIDGE = 1e-4;

    private final int[] signs;

    /// @param signs for each feature, the bias included: 1 for a weight that must not be negative,
    ///   -1 for one that must not be positive, 0 for a free one
    LogisticRegression(int[] signs) {
        this.signs = signs.clone();
    }

    /// One observation; its features are read, never changed.
    static final class Sample {

        private final double[] features;
        private final boolean positive;
        private final double weight;

        Sample(double[] features, boolean positive, double weight) {
            this.features = features;
            this.positive = positive;
            this.weight = weight;
        }
    }

    double[] fit(List<Sample> samples) {
        int size = signs.length;
        double[] scale = scale(samples);
        double[] weights = new double[size];
        double[] squares = new double[size];
        double total = samples.stream().mapToDouble(sample -> sample.weight).sum();
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = new double[size];
            for (Sample sample : samples) {
                double error =
                        sample.weight
                                * ((sample.positive ? 1 : 0)
                                        - probability(weights, sample.features, scale));
                for (int i = 0; i < size; i++) {
                    gradient[i] += error * sample.features[i] / scale[i];
                }
            }
            for (int i = 0; i < size; i++) {
                double slope = gradient[i] / total - RIDGE * weights[i];
                squares[i] += slope * slope;
                weights[i] += RATE * slope / (Math.sqrt(squares[i]) + 1e-9);
                weights[i] = weights[i] * signs[i] < 0 ? 0 : weights[i];
            }
        }
        for (int i = 0; i < size; i++) {
            weights[i] /= scale[i];
        }
        return weights;
    }

    /// The root mean square of each feature; 1 for one that is always 0.
    private double[] scale(List<Sample> samples) {
        double[] scale = new double[signs.length];
        for (Sample sample : samples) {
            for (int i = 0; i < scale.length; i++) {
                scale[i] += sample.features[i] * sample.features[i] / samples.size();
            }
        }
        for (int i = 0; i < scale.length; i++) {
            scale[i] = scale[i] > 0 ? Math.sqrt(scale[i]) : 1;
        }
        return scale;
    }

    private static double probability(double[] weights, double[] features, double[] scale) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i] / scale[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
