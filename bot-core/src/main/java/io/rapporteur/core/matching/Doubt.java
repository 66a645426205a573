package io.rapporteur.core.matching;

/// What may speak against answering a question, whatever speaks for the first candidate.
///
/// @param leastCovered how near the candidate comes to the word of the question that it comes least
///   near to ([Coverage])
/// @param likeUnanswered how much the question resembles those that are known to have no answer
///   ([SentenceIndex#likeUnanswered])
record Doubt(double leastCovered, double likeUnanswered) {

    /// Of a question for which nothing was found.
    static final Doubt NO_CANDIDATE = new Doubt(0, 0);
}
