package io.rapporteur.benchmark.peers;

import io.rapporteur.knowledge.Language;

import java.util.Optional;

/// A line to learn from.
///
/// @param label empty if the line is known to have none
record Wording(String text, Language language, Optional<String> label) {}
