package io.rapporteur.core.matching;

import io.rapporteur.core.encoding.SentenceEncoder;

import java.util.List;
import java.util.stream.Stream;

/// What a matcher encodes questions with: one encoder a question, chosen by its language.
///
/// @param general reads every language, compares words as well, and knows the unanswered questions
/// @param specialised each preferred for the languages that it reads, the first of them first
public record Encoders(SentenceEncoder general, List<SentenceEncoder> specialised) {

    public Encoders {
        specialised = List.copyOf(specialised);
    }

    /// The general one first.
    Stream<SentenceEncoder> all() {
        return Stream.concat(Stream.of(general), specialised.stream());
    }

    public static Encoders only(SentenceEncoder general) {
        return new Encoders(general, List.of());
    }
}
