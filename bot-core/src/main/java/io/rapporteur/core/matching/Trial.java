package io.rapporteur.core.matching;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import java.util.Set;

/// A question as a person asked it, with what a right outcome is: what a matcher is tuned on and
/// measured by.
///
/// @param answers the entries that answer it; empty if none does, and we must not answer
/// @param near whether it is about our subject; says something only of a question without answer
public record Trial(String text, Language language, Set<PassageId> answers, boolean near) {

    public Trial {
        answers = Set.copyOf(answers);
    }

    /// The same question, asked as `other`.
    public Trial askedAs(String other) {
        return new Trial(other, language, answers, near);
    }

    boolean isAnswerable() {
        return !answers.isEmpty();
    }
}
