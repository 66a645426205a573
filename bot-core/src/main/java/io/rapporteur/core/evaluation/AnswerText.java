package io.rapporteur.core.evaluation;

import io.rapporteur.core.language.TextFolding;

import java.util.regex.Pattern;

/// Answers as they are compared with what is expected.
final class AnswerText {

    /// A separator of thousands.
    private static final Pattern SEPARATOR = Pattern.compile("(?<=\\d)[ .,'٬](?=\\d{3}(?!\\d))");

    private AnswerText() {}

    /// Folded as questions are, without separators inside numbers; the edges stay, so that " 25 "
    /// can be asked for.
    static String normalise(String text) {
        String folded = TextFolding.fold(text);
        String edged = (text.startsWith(" ") ? " " : "") + folded + (text.endsWith(" ") ? " " : "");
        return SEPARATOR.matcher(edged).replaceAll("");
    }
}
