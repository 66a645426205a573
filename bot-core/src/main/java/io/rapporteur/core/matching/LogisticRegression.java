package io.rapporteur.core.matching;

import java.util.List;

/// Fits a logistic model by gradient ascent (AdaGrad), deterministically, with a small ridge.
final class LogisticRegression {

    private static final int ROUNDS = 1_000;
    private static final double RATE = 1.0;
    private static final double RIDGE = 1e-4;

    private final int size;

    /// @param size how many features, the bias included
    LogisticRegression(int size) {
        this.size = size;
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
        double[] weights = new double[size];
        double[] squares = new double[size];
        double total = samples.stream().mapToDouble(sample -> sample.weight).sum();
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = new double[size];
            for (Sample sample : samples) {
                double error =
                        sample.weight
                                * ((sample.positive ? 1 : 0)
                                        - probability(weights, sample.features));
                for (int i = 0; i < size; i++) {
                    gradient[i] += error * sample.features[i];
                }
            }
            for (int i = 0; i < size; i++) {
                double slope = gradient[i] / total - RIDGE * weights[i];
                squares[i] += slope * slope;
                weights[i] += RATE * slope / (Math.sqrt(squares[i]) + 1e-9);
            }
        }
        return weights;
    }

    private static double probability(double[] weights, double[] features) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
