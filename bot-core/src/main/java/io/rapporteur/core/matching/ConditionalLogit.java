package io.rapporteur.core.matching;

import java.util.Arrays;
import java.util.List;

/// Fits the weights with which a chosen alternative's evidence outweighs the others': maximum
/// likelihood by gradient ascent (AdaGrad), with a small ridge. A weight never gets the sign that
/// its evidence must not have, however the others' noise would have it.
final class ConditionalLogit {

    private static final int ROUNDS = 300;
    private static final double RATE = 1.0;
    private static final double RIDGE = 1e-4;

    private final double[] start;

    ConditionalLogit(double[] start) {
        this.start = start.clone();
    }

    /// @param offered the alternatives
    /// @param chosen the place of the right one
    record Choice(List<Evidence> offered, int chosen) {}

    double[] fit(List<Choice> choices) {
        double[] weights = start.clone();
        double[] squares = new double[weights.length];
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = gradient(choices, weights);
            for (int i = 0; i < weights.length; i++) {
                double slope = gradient[i] / Math.max(1, choices.size()) - RIDGE * weights[i];
                squares[i] += slope * slope;
                weights[i] += RATE * slope / (Math.sqrt(squares[i]) + 1e-9);
                weights[i] =
                        Evidence.speaksFor(i) ? Math.max(0, weights[i]) : Math.min(0, weights[i]);
            }
        }
        return weights;
    }

    private static double[] gradient(List<Choice> choices, double[] weights) {
        double[] gradient = new double[weights.length];
        for (Choice choice : choices) {
            double[] probabilities = probabilities(choice.offered(), weights);
            for (int alternative = 0; alternative < probabilities.length; alternative++) {
                double difference =
                        (alternative == choice.chosen() ? 1 : 0) - probabilities[alternative];
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] += difference * choice.offered().get(alternative).get(i);
                }
            }
        }
        return gradient;
    }

    private static double[] probabilities(List<Evidence> offered, double[] weights) {
        double[] scores =
                offered.stream().mapToDouble(evidence -> evidence.weighed(weights)).toArray();
        double highest = Arrays.stream(scores).max().orElse(0);
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - highest);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
        return scores;
    }
}
