package io.rapporteur.core.matching;

import io.rapporteur.knowledge.PassageId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Joins what the retrievers found, and what passages account for, into one order.
///
/// The score is a weighed sum of the [Evidence]: the utility of a conditional logit (McFadden,
/// "Conditional logit analysis of qualitative choice behavior", 1974) whose weights [Tuning] fits.
/// Joining by rank alone was measured and always lost to it.
final class Ranker {

    /// How many passages of each retriever are looked at.
    private static final int HITS_PER_RETRIEVER = 1_000;

    private final Library library;
    private final Map<PassageId, Integer> owners = new HashMap<>();
    private final double[] weights;

    Ranker(Library library, double[] weights) {
        this.library = library;
        this.weights = weights.clone();
        for (int owner = 0; owner < library.passages().size(); owner++) {
            owners.put(library.passages().get(owner).id(), owner);
        }
    }

    /// The candidates for `question`, best first; empty when no retriever found anything.
    List<Candidate> rank(Question question) {
        Accounting.Subject subject = library.accounting().subject(question.reading());
        List<Candidate> candidates = new ArrayList<>();
        retrieved(question)
                .forEach((owner, scores) -> {
                    Accounting.Account account = subject.heldAgainst(owner);
                    Evidence evidence = Evidence.of(scores, account);
                    candidates.add(
                            new Candidate(
                                    library.passages().get(owner),
                                    evidence,
                                    evidence.weighed(weights),
                                    account.unexplained()));
                });
        candidates.sort(Candidate.BEST_FIRST);
        return candidates;
    }

    private Map<Integer, double[]> retrieved(Question question) {
        List<Retriever> retrievers = library.retrievers();
        Map<Integer, double[]> scores = new HashMap<>();
        for (int i = 0; i < retrievers.size(); i++) {
            for (Hit hit : retrievers.get(i).retrieve(question, HITS_PER_RETRIEVER)) {
                scores.computeIfAbsent(
                                        owners.getOrDefault(hit.passage().id(), -1),
                                        _ -> new double[retrievers.size()])[i] =
                        hit.score();
            }
        }
        return scores;
    }
}
