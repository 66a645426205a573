package io.rapporteur.core.matching;

import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.knowledge.PassageId;

import java.util.Optional;

/// The outcome of matching one question.
///
/// @param language what the question is written in
public record Match(Decision decision, LanguageGuess language, Explanation explanation) {

    /// The first candidate, whatever was decided; empty if none was found, and for a stored wording
    /// of what is no entry.
    public Optional<PassageId> best() {
        if (decision instanceof Decision.Answer answer) {
            return Optional.of(answer.first().id());
        }
        return explanation.candidates().stream().map(Explanation.Considered::passage).findFirst();
    }
}
