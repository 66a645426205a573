package io.rapporteur.core.matching;

import io.rapporteur.core.matching.SignedNewton.Surroundings;

import java.util.List;

/// Fits a logistic model by maximum likelihood, deterministically, with a small ridge and with the
/// signs that weights must have.
final class LogisticRegression {

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

        /// Adds `share` of the log likelihood of the observation.
        private void addTo(Surroundings sum, double share) {
            double logOdds = sum.weighed(features);
            double probability = 1 / (1 + Math.exp(-logOdds));
            double against = positive ? -logOdds : logOdds;
            sum.addValue(
                    -share * (Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)))));
            sum.addGradient(features, share * ((positive ? 1 : 0) - probability));
            sum.addCurvature(features, share * probability * (1 - probability));
        }
    }

    double[] fit(List<Sample> samples) {
        double total = samples.stream().mapToDouble(sample -> sample.weight).sum();
        double[] ridge =
                SignedNewton.ridge(
                        RIDGE,
                        samples.stream().map(sample -> sample.features).toList(),
                        signs.length);
        return new SignedNewton(
                        sum -> samples.forEach(sample -> sample.addTo(sum, sample.weight / total)),
                        ridge,
                        signs)
                .maximum();
    }
}
