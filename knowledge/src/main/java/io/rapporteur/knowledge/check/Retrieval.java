package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import java.util.Optional;

/// What one of a pack's wordings finds when it is asked of a matcher that does not know it.
///
/// @param passage the one that the wording, or title, belongs to
/// @param found the first candidate; empty if there is none
public record Retrieval(
        PassageId passage, Language language, String wording, Optional<PassageId> found) {

    /// Whether another passage is found in its place.
    public boolean isConfused() {
        return found.filter(other -> !other.equals(passage)).isPresent();
    }
}
