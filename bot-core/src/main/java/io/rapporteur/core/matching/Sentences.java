package io.rapporteur.core.matching;

import io.rapporteur.core.language.TextFolding;

import java.util.List;
import java.util.regex.Pattern;

/// The sentences of a message that asks several questions, or one with a story around it.
final class Sentences {

    /// What ends a sentence, for a class of characters.
    private static final String MARKS = ".?!:;\\n\u061f\u061b\u2026";

    private static final Pattern END = Pattern.compile("[" + MARKS + "]+(?=\\s|$)");

    /// A sentence, and its question mark if that is how it ends. Takes linear time.
    private static final Pattern SENTENCE = Pattern.compile("([^" + MARKS + "]++)([?\u061f]?)");

    private static final int FEWEST_WORDS_OF_A_STORY = 14;

    /// What has fewer words and a question mark needs the rest of the message to be understood.
    private static final int FEWEST_WORDS_OF_A_QUESTION = 3;

    /// A sentence with fewer words is a greeting, or needs the others to be understood.
    private static final int FEWEST_WORDS = 4;

    /// More are not looked at, so that reading time stays bounded.
    private static final int MOST = 8;

    private Sentences() {}

    /// The sentences that may be the question, in order; none if `message` is short, or all one
    /// sentence.
    static List<String> of(Question message) {
        int all = message.words().size();
        return all < FEWEST_WORDS_OF_A_STORY
                ? List.of()
                : END.splitAsStream(message.text())
                        .filter(sentence -> mayAsk(sentence, all))
                        .limit(MOST)
                        .toList();
    }

    /// The questions of `message`, in order, without their question marks.
    static List<String> questions(Question message) {
        return SENTENCE.matcher(message.text())
                .results()
                .filter(sentence -> !sentence.group(2).isEmpty())
                .map(sentence -> sentence.group(1))
                .filter(question -> words(question) >= FEWEST_WORDS_OF_A_QUESTION)
                .toList();
    }

    private static boolean mayAsk(String sentence, int wordsOfMessage) {
        int words = words(sentence);
        return words >= FEWEST_WORDS && words < wordsOfMessage;
    }

    private static int words(String text) {
        return TextFolding.words(TextFolding.fold(text)).size();
    }
}
