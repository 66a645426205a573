package io.rapporteur.core.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Turns the ranking of one question into the probability that its first candidate is right.
///
/// A logistic model over the first candidate's [Evidence], its lead over the second, its share of
/// the ranker's probability, how many words the question has and how many of them say something (a
/// longer question that is accounted for as well is the surer match), and the [Doubt]. [Tuning]
/// fits it on questions that the ranker has not seen, with an answer and without. Each number can
/// only speak the way it is meant: more of the question missing never raises the probability.
final class Calibration {

    private static final double MOST_LEAD = 5;
    private static final int MOST_TERMS = 12;
    private static final int MOST_WORDS = 25;

    private static final List<Feature> FEATURES = features();

    private final double[] weights;

    /// @param weights one for each of [#names]
    Calibration(double[] weights) {
        this.weights = weights.clone();
    }

    /// A question with what was found for it.
    ///
    /// @param ranked best first
    record Ranking(Question question, List<Candidate> ranked, Doubt doubt) {

        private Candidate first() {
            return ranked.getFirst();
        }
    }

    /// What the model looks at.
    ///
    /// @param sign 1 if more of it must not make us less sure, -1 if not surer, 0 if either may be
    private record Feature(String name, int sign, ToDoubleFunction<Ranking> value) {}

    private static List<Feature> features() {
        List<Feature> features = new ArrayList<>();
        int[] signs = Evidence.signs();
        for (int i = 0; i < Evidence.NAMES.size(); i++) {
            int number = i;
            features.add(
                    new Feature(
                            Evidence.NAMES.get(i),
                            signs[i],
                            ranking -> ranking.first().evidence().get(number)));
        }
        features.add(new Feature("lead", 1, ranking -> lead(ranking.ranked())));
        features.add(new Feature("share", 1, ranking -> share(ranking.ranked())));
        features.add(
                new Feature(
                        "terms",
                        0,
                        ranking ->
                                Math.min(ranking.question().reading().terms().size(), MOST_TERMS)));
        features.add(
                new Feature(
                        "words",
                        0,
                        ranking -> Math.min(ranking.question().words().size(), MOST_WORDS)));
        features.add(
                new Feature(
                        "any-word-missing",
                        -1,
                        ranking -> ranking.first().evidence().missesWord() ? 1 : 0));
        features.add(new Feature("least-covered", 1, ranking -> ranking.doubt().leastCovered()));
        features.add(
                new Feature("phrases-covered", 1, ranking -> ranking.doubt().phrasesCovered()));
        features.add(
                new Feature(
                        "nearest-unanswered", -1, ranking -> ranking.doubt().nearestUnanswered()));
        features.add(
                new Feature("like-unanswered", -1, ranking -> ranking.doubt().likeUnanswered()));
        features.add(new Feature("bias", 0, _ -> 1));
        return List.copyOf(features);
    }

    /// What the weights are called, in order.
    static List<String> names() {
        return FEATURES.stream().map(Feature::name).toList();
    }

    /// How each weight may be signed: 1 for not negative, -1 for not positive, 0 for free.
    static int[] signs() {
        return FEATURES.stream().mapToInt(Feature::sign).toArray();
    }

    /// In (0, 1); 0 if there is no candidate.
    double confidence(Ranking ranking) {
        if (ranking.ranked().isEmpty()) {
            return 0;
        }
        double[] features = features(ranking);
        double logOdds = 0;
        for (int i = 0; i < features.length; i++) {
            logOdds += weights[i] * features[i];
        }
        return 1 / (1 + Math.exp(-logOdds));
    }

    /// @param ranking with at least one candidate
    static double[] features(Ranking ranking) {
        return FEATURES.stream()
                .mapToDouble(feature -> feature.value().applyAsDouble(ranking))
                .toArray();
    }

    private static double lead(List<Candidate> ranked) {
        double second = ranked.size() > 1 ? ranked.get(1).score() : 0;
        return Math.min(ranked.getFirst().score() - second, MOST_LEAD);
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
