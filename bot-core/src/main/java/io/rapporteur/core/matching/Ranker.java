package io.rapporteur.core.matching;

import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Passage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Joins what the retrievers found, and what passages account for, into one order.
///
/// The score is a weighed sum of the [Evidence]: the utility of a conditional logit (McFadden,
/// "Conditional logit analysis of qualitative choice behavior", 1974) whose weights [Tuning] fits.
/// Joining by rank alone was measured and always lost to it.
final class Ranker {

    /// How many passages of each retriever are looked at.
    private static final int HITS_PER_RETRIEVER = 40;

    private final List<Retriever> retrievers;
    private final Accounting accounting;
    private final Map<Passage, Integer> owners = new HashMap<>();
    private final double[] weights;

    Ranker(
            List<Retriever> retrievers,
            Accounting accounting,
            List<Passage> passages,
            double[] weights) {
        this.retrievers = retrievers;
        this.accounting = accounting;
        this.weights = weights.clone();
        for (int owner = 0; owner < passages.size(); owner++) {
            owners.put(passages.get(owner), owner);
        }
    }

    /// A ranker over what `corpus` teaches.
    static Ranker over(Corpus corpus, KnowledgeBase knowledge, double[] weights) {
        Stemming stemming = new Stemming();
        Set<String> implied =
                Set.of(
                        Integer.toString(knowledge.event().edition()),
                        Integer.toString(knowledge.event().starts().getYear()));
        Accounting accounting =
                new Accounting(corpus, stemming, new Gazetteer(knowledge.names()), implied);
        return new Ranker(
                Retrievers.over(corpus, stemming), accounting, corpus.passages(), weights);
    }

    /// The candidates for `question`, best first; empty when no retriever found anything.
    List<Candidate> rank(Question question) {
        Accounting.Subject subject = accounting.subject(question);
        List<Candidate> candidates = new ArrayList<>();
        retrieved(question)
                .forEach((passage, scores) -> {
                    Accounting.Account account =
                            accounting.account(subject, owners.getOrDefault(passage, -1));
                    Evidence evidence = Evidence.of(scores, account);
                    candidates.add(
                            new Candidate(
                                    passage,
                                    evidence,
                                    evidence.weighed(weights),
                                    account.unexplained()));
                });
        candidates.sort(Candidate.BEST_FIRST);
        return candidates;
    }

    private Map<Passage, double[]> retrieved(Question question) {
        Map<Passage, double[]> scores = new HashMap<>();
        for (int i = 0; i < retrievers.size(); i++) {
            for (Hit hit : retrievers.get(i).retrieve(question, HITS_PER_RETRIEVER)) {
                scores.computeIfAbsent(hit.passage(), _ -> new double[retrievers.size()])[i] =
                        hit.score();
            }
        }
        return scores;
    }
}
