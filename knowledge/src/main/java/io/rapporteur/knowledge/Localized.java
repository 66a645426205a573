package io.rapporteur.knowledge;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// One meaning, worded by hand in each language of a pack. Never empty, and no wording is blank.
public record Localized(Map<Language, String> wordings) {

    /// @throws IllegalArgumentException if there is no wording or one of them is blank
    public Localized {
        if (wordings.isEmpty() || wordings.values().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "a localized text needs at least one wording, and none may be blank: "
                            + wordings);
        }
        wordings = Collections.unmodifiableMap(new EnumMap<>(wordings));
    }

    public Set<Language> languages() {
        return wordings.keySet();
    }

    /// The wording in `language`.
    ///
    /// @throws IllegalArgumentException if the pack is not written in that language
    public String in(Language language) {
        String wording = wordings.get(language);
        if (wording == null) {
            throw new IllegalArgumentException(
                    "no wording in " + language.tag() + ", only in " + languages());
        }
        return wording;
    }
}
