package io.rapporteur.core.matching;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Chooses from which confidence on to answer, so that no more than an accepted share of questions
/// is answered wrongly.
///
/// The threshold is the lowest for which `(n r + 1) / (n + 1)` is at most the accepted share, where
/// `r` is the weighed share of the `n` known questions that would be answered wrongly. If further
/// questions come from where the known ones came, the expected share of wrong answers among them is
/// then at most what was accepted.
///
/// Source: Angelopoulos, Bates, Fisch, Lei and Schuster, "Conformal Risk Control", 2022.
final class RiskControl {

    private RiskControl() {}

    /// What answering a question would come to.
    ///
    /// @param wrong whether it would be answered, and wrongly
    /// @param weight how much it counts
    record Outcome(double confidence, boolean wrong, double weight) {}

    /// @param accepted a share of questions, in (0, 1)
    /// @return in [0, 1]; 1, which no confidence reaches, if the known questions are too few to
    ///   promise so little
    static double threshold(List<Outcome> outcomes, double accepted) {
        double total = outcomes.stream().mapToDouble(Outcome::weight).sum();
        double most = (accepted * (outcomes.size() + 1) - 1) / Math.max(1, outcomes.size());
        // Questions of which we are equally sure are answered together or not at all.
        SortedMap<Double, Double> wrongSurestFirst = new TreeMap<>(Comparator.reverseOrder());
        for (Outcome outcome : outcomes) {
            double share = outcome.wrong() ? outcome.weight() / total : 0;
            wrongSurestFirst.merge(outcome.confidence(), share, Double::sum);
        }
        double wrong = 0;
        double threshold = 1;
        for (Map.Entry<Double, Double> one : wrongSurestFirst.entrySet()) {
            wrong += one.getValue();
            if (wrong > most) {
                break;
            }
            threshold = one.getKey();
        }
        return threshold;
    }
}
