package io.rapporteur.core.layout;

import java.text.BreakIterator;
import java.util.Locale;

/// Where a text that is too long may be broken: after a sentence, else after a word, else between
/// two of what people see as characters.
final class Breaks {

    /// Beyond the limit, enough to see whether a sentence or a character goes on.
    private static final int CONTEXT = 64;

    private Breaks() {}

    /// The best position to break `text` at or before `limit`.
    ///
    /// @param limit at least 2
    /// @return at least 1
    static int before(String text, int limit, Locale locale) {
        String window = text.substring(0, Math.min(text.length(), limit + CONTEXT));
        int sentence = last(BreakIterator.getSentenceInstance(locale), window, limit);
        if (sentence >= limit / 2) {
            return sentence;
        }
        int word = last(BreakIterator.getLineInstance(locale), window, limit);
        if (word >= limit / 2) {
            return word;
        }
        int character = last(BreakIterator.getCharacterInstance(locale), window, limit);
        return character >= 1 ? character : withinOneCharacter(text, limit);
    }

    private static int last(BreakIterator breaks, String window, int limit) {
        breaks.setText(window);
        return breaks.preceding(Math.min(limit + 1, window.length()));
    }

    /// A single character of more than `limit` units, such as a letter under a heap of accents.
    private static int withinOneCharacter(String text, int limit) {
        int end = Math.min(limit, text.length() - 1);
        return Math.max(1, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end);
    }
}
