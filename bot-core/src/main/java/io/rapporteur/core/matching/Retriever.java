package io.rapporteur.core.matching;

/// Scores all passages for a question by one kind of likeness.
public interface Retriever {

    /// What it is called in explanations and in the weights of a [Ranker]: `best-wording`.
    String name();

    /// By the passage's number in the pack. Scores lie in [0, 1], are 0 for what has nothing of the
    /// question, and grow with what is found again, so that they compare between questions; they
    /// are no probabilities.
    double[] scores(Question question);
}
