package io.rapporteur.core.matching;

import java.util.List;

/// Finds passages that may answer a question.
public interface Retriever {

    /// What it is called in explanations and in the weights of a [Ranker]: `best-wording`.
    String name();

    /// Returns at most `limit` hits, best first, each passage once; empty when nothing matches.
    ///
    /// Scores lie in [0, 1] and grow with the share of the question that is found again, so that
    /// they compare between questions; they are no probabilities.
    ///
    /// @throws IllegalArgumentException if `limit` is less than 1
    List<Hit> retrieve(Question question, int limit);
}
