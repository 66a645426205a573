package io.rapporteur.knowledge;

import java.util.List;
import java.util.Map;

/// A piece of the record that can be shown, found by the ways in which people ask for it.
public sealed interface Passage permits Entry, Route, SmallTalk {

    PassageId id();

    /// How people ask for it, in each language; empty for a route that is only a fall-back.
    Map<Language, List<String>> questions();

    /// Its wordings in `language`, an empty list if there are none.
    default List<String> questions(Language language) {
        return questions().getOrDefault(language, List.of());
    }
}
