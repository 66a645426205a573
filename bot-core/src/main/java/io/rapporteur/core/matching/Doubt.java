package io.rapporteur.core.matching;

/// What may speak against answering a question, whatever speaks for the first candidate.
///
/// @param leastCovered how near the candidate comes to the word of the question that it comes least
///   near to ([Coverage#least])
/// @param phrasesCovered how near it comes to the question's phrases on average
///   ([Coverage#phrases])
/// @param nearestUnanswered how much nearer than usual a question lies that is known to have no
///   answer ([SentenceIndex.Likeness#nearestUnanswered])
/// @param likeUnanswered how much the question resembles all of those
///   ([SentenceIndex#likeUnanswered])
record Doubt(
        double leastCovered,
        double phrasesCovered,
        double nearestUnanswered,
        double likeUnanswered) {

    /// Of a question for which nothing was found.
    static final Doubt NO_CANDIDATE = new Doubt(0, 0, 0, 0);
}
