package io.rapporteur.core.matching;

import io.rapporteur.core.language.TextFolding;

import java.util.List;
import java.util.regex.Pattern;

/// The sentences of a message in which a question comes with a story around it.
final class Sentences {

    private static final Pattern END = Pattern.compile("[.?!:;\\n\u061f\u061b\u2026]+(?=\\s|$)");

    private static final int FEWEST_WORDS_OF_A_STORY = 14;

    /// A sentence with fewer words is a greeting, or needs the others to be understood.
    private static final int FEWEST_WORDS = 4;

    /// More are not looked at, so that reading time stays bounded.
    private static final int MOST = 8;

    private Sentences() {}

    /// The sentences that may be the question, in order; none if `message` is short.
    static List<String> of(Question message) {
        return message.words().size() < FEWEST_WORDS_OF_A_STORY
                ? List.of()
                : END.splitAsStream(message.text()).filter(Sentences::mayAsk).limit(MOST).toList();
    }

    private static boolean mayAsk(String sentence) {
        return TextFolding.words(TextFolding.fold(sentence)).size() >= FEWEST_WORDS;
    }
}
