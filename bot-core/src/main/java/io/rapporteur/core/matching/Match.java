package io.rapporteur.core.matching;

import io.rapporteur.core.language.LanguageGuess;

/// The outcome of matching one question.
///
/// @param language what the question is written in
public record Match(Decision decision, LanguageGuess language, Explanation explanation) {}
