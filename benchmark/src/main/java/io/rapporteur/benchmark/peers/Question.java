package io.rapporteur.benchmark.peers;

import io.rapporteur.knowledge.Language;

import java.util.Optional;
import java.util.Set;

/// A line to ask.
///
/// @param language told to every peer, if the line has one
/// @param labels any of which is right; empty if nothing that was learned answers it
record Question(String text, Optional<Language> language, Set<String> labels) {

    boolean isAnswerable() {
        return !labels.isEmpty();
    }
}
