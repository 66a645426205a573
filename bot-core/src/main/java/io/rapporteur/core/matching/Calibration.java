package io.rapporteur.core.matching;

import java.util.List;

/// Turns the ranking of one question into the probability that its first candidate is right.
///
/// A logistic model over the first candidate's [Evidence], its lead over the second, its share of
/// the ranker's probability, and how many words of the question say something: a longer question
/// that is accounted for as well is the surer match. [Tuning] fits it on questions that the ranker
/// has not seen, answerable ones and ones whose passage was taken away. Each number can only speak
/// the way it is meant: more of the question missing never raises the probability.
final class Calibration {

    /// What the model looks at, in order: the evidence, then these.
    static final List<String> EXTRAS = List.of("lead", "share", "terms");

    static final int SIZE = Evidence.NAMES.size() + EXTRAS.size() + 1;

    private static final double MOST_LEAD = 5;
    private static final int MOST_TERMS = 12;

    private final double[] weights;

    /// @param weights one for each feature, the last is the bias
    Calibration(double[] weights) {
        this.weights = weights.clone();
    }

    /// In (0, 1); 0 if there is no candidate.
    double confidence(Question question, List<Candidate> ranked) {
        return ranked.isEmpty() ? 0 : 1 / (1 + Math.exp(-logOdds(question, ranked)));
    }

    /// @param ranked at least one candidate
    double logOdds(Question question, List<Candidate> ranked) {
        double[] features = features(question, ranked);
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }

    /// @param ranked at least one candidate
    static double[] features(Question question, List<Candidate> ranked) {
        double[] features = new double[SIZE];
        Candidate first = ranked.getFirst();
        int evidence = Evidence.NAMES.size();
        for (int i = 0; i < evidence; i++) {
            features[i] = first.evidence().get(i);
        }
        double second = ranked.size() > 1 ? ranked.get(1).score() : 0;
        features[evidence] = Math.min(first.score() - second, MOST_LEAD);
        features[evidence + 1] = share(ranked);
        features[evidence + 2] = Math.min(question.reading().terms().size(), MOST_TERMS);
        features[evidence + 3] = 1;
        return features;
    }

    /// How each weight may be signed: 1 for not negative, -1 for not positive, 0 for free.
    static int[] signs() {
        int[] signs = new int[SIZE];
        int evidence = Evidence.NAMES.size();
        for (int i = 0; i < evidence; i++) {
            signs[i] = Evidence.speaksFor(i) ? 1 : -1;
        }
        signs[evidence] = 1;
        signs[evidence + 1] = 1;
        return signs;
    }

    /// The softmax probability of the first candidate among all.
    private static double share(List<Candidate> ranked) {
        double highest = ranked.getFirst().score();
        double sum = 0;
        for (Candidate candidate : ranked) {
            sum += Math.exp(candidate.score() - highest);
        }
        return 1 / sum;
    }
}
