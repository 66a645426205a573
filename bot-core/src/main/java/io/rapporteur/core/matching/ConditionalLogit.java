package io.rapporteur.core.matching;

import io.rapporteur.core.matching.SignedNewton.Surroundings;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Fits the weights with which a chosen alternative's evidence outweighs the others': maximum
/// likelihood, with a small ridge. A weight never gets the sign that its evidence must not have,
/// however the others' noise would have it.
final class ConditionalLogit {

    private static final double RIDGE = 1e-3;

    private ConditionalLogit() {}

    /// One choice.
    static final class Choice {

        private final double[][] offered;
        private final int chosen;

        /// @param offered the alternatives
        /// @param chosen the place of the right one
        Choice(List<Evidence> offered, int chosen) {
            this.offered = offered.stream().map(Evidence::values).toArray(double[][]::new);
            this.chosen = chosen;
        }

        /// Adds `share` of the log likelihood of the choice.
        private void addTo(Surroundings sum, double share) {
            double[] probabilities = probabilities(sum);
            double[] expected = new double[sum.size()];
            for (int alternative = 0; alternative < offered.length; alternative++) {
                double[] evidence = offered[alternative];
                double probability = probabilities[alternative];
                sum.addCurvature(evidence, share * probability);
                for (int i = 0; i < expected.length; i++) {
                    expected[i] += probability * evidence[i];
                }
            }
            sum.addCurvature(expected, -share);
            sum.addGradient(offered[chosen], share);
            sum.addGradient(expected, -share);
            sum.addValue(share * Math.log(Math.max(probabilities[chosen], Double.MIN_NORMAL)));
        }

        private double[] probabilities(Surroundings at) {
            double[] probabilities = Arrays.stream(offered).mapToDouble(at::weighed).toArray();
            double highest = Arrays.stream(probabilities).max().orElse(0);
            double sum = 0;
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = Math.exp(probabilities[i] - highest);
                sum += probabilities[i];
            }
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] /= sum;
            }
            return probabilities;
        }
    }

    /// The weights of the numbers of [Evidence].
    static double[] fit(List<Choice> choices) {
        int[] signs = Evidence.signs();
        double[] ridge =
                SignedNewton.ridge(
                        RIDGE,
                        choices.stream().flatMap(choice -> Stream.of(choice.offered)).toList(),
                        signs.length);
        return new SignedNewton(
                        sum -> choices.forEach(choice -> choice.addTo(sum, 1.0 / choices.size())),
                        ridge,
                        signs)
                .maximum();
    }
}
