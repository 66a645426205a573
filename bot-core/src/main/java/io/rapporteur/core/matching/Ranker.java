package io.rapporteur.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Joins what the retrievers found, and what passages account for, into one order.
///
/// The score is a weighed sum of the [Evidence]: the utility of a conditional logit (McFadden,
/// "Conditional logit analysis of qualitative choice behavior", 1974) whose weights [Tuning] fits.
/// Joining by rank alone was measured and always lost to it.
final class Ranker {

    /// How many passages, the best by their retrievers' scores, are looked at closely.
    private static final int CONSIDERED = 50;

    private final Library library;
    private final Function<String, MatcherModel.Weights> weights;
    private final Map<String, double[]> rankings = new ConcurrentHashMap<>();

    /// @param weights by the name of the encoder
    Ranker(Library library, Function<String, MatcherModel.Weights> weights) {
        this.library = library;
        this.weights = weights;
    }

    /// The candidates for `question`, best first; empty when no retriever found anything.
    List<Candidate> rank(Question question) {
        double[] ranking =
                rankings.computeIfAbsent(
                        question.encoderName(), name -> weights.apply(name).ranking());
        List<double[]> scores =
                library.retrievers().stream().map(one -> one.scores(question)).toList();
        Accounting.Subject subject = library.accounting().subject(question.reading());
        List<Candidate> candidates = new ArrayList<>();
        for (int owner : considered(scores, ranking)) {
            Accounting.Account account = subject.heldAgainst(owner);
            Evidence evidence = Evidence.of(scores, owner, account);
            candidates.add(
                    new Candidate(
                            library.passages().get(owner),
                            evidence,
                            evidence.weighed(ranking),
                            account.unexplained()));
        }
        candidates.sort(Candidate.BEST_FIRST);
        return candidates;
    }

    private int[] considered(List<double[]> scores, double[] ranking) {
        double[] sums = new double[library.passages().size()];
        for (int i = 0; i < scores.size(); i++) {
            double[] own = scores.get(i);
            for (int owner = 0; owner < sums.length; owner++) {
                sums[owner] += ranking[i] * own[owner];
            }
        }
        return Arrays.stream(Greatest.places(sums, CONSIDERED))
                .filter(owner -> sums[owner] > 0)
                .toArray();
    }
}
