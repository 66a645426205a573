package io.rapporteur.core.language;

import io.rapporteur.knowledge.Language;

import java.util.Optional;

/// What is known about a person's language besides what they wrote.
///
/// @param hint what the platform says: unreliable
/// @param last the language of the last reply in this conversation
public record LanguageContext(Optional<Language> hint, Optional<Language> last) {

    public static final LanguageContext NONE =
            new LanguageContext(Optional.empty(), Optional.empty());
}
