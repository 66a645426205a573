package io.rapporteur.core.language;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Makes texts comparable that people spell differently.
///
/// Rewrites, in this order: compatibility forms (NFKC), lower case, invisible characters
/// (zero-width, direction marks) removed, accents and Arabic short vowels removed, and for Arabic
///
/// - alef with hamza, madda or wasla becomes bare alef,
/// - alef maqsura becomes yeh, teh marbuta becomes heh,
/// - hamza on waw or yeh becomes waw or yeh,
/// - tatweel is removed.
///
/// Digits of every script become 0-9, typographic apostrophes become `'`, runs of white space one
/// space.
///
/// The Arabic rules are those of Lucene's `ArabicNormalizer` plus the hamza carriers, which people
/// leave out as often.
public final class TextFolding {

    private static final int REMOVED = -1;

    private TextFolding() {}

    /// The folded form of `text`; empty for a text without visible characters.
    public static String fold(String text) {
        String decomposed =
                isAscii(text)
                        ? text.toLowerCase(Locale.ROOT)
                        : Normalizer.normalize(
                                Normalizer.normalize(text, Normalizer.Form.NFKC)
                                        .toLowerCase(Locale.ROOT),
                                Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        int place = 0;
        while (place < decomposed.length()) {
            int character = decomposed.codePointAt(place);
            place += Character.charCount(character);
            append(folded, foldCharacter(character));
        }
        int end = folded.length();
        return end > 0 && folded.charAt(end - 1) == ' '
                ? folded.substring(0, end - 1)
                : folded.toString();
    }

    /// The words of a folded text, in order: runs of letters and digits.
    public static List<String> words(String folded) {
        List<String> words = new ArrayList<>();
        int start = -1;
        int place = 0;
        while (place < folded.length()) {
            int character = folded.codePointAt(place);
            boolean inWord = Character.isLetterOrDigit(character);
            if (inWord && start < 0) {
                start = place;
            } else if (!inWord && start >= 0) {
                words.add(folded.substring(start, place));
                start = -1;
            }
            place += Character.charCount(character);
        }
        if (start >= 0) {
            words.add(folded.substring(start));
        }
        return words;
    }

    private static void append(StringBuilder folded, int character) {
        if (character == REMOVED) {
            return;
        }
        boolean opensWithSpace = folded.isEmpty() || folded.charAt(folded.length() - 1) == ' ';
        if (character != ' ' || !opensWithSpace) {
            folded.appendCodePoint(character);
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /// Hamza and madda need no rule here: decomposition has made them marks of their own.
    private static int foldCharacter(int character) {
        if (character >= 'a' && character <= 'z') {
            return character;
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> REMOVED;
            case Character.DECIMAL_DIGIT_NUMBER -> '0' + Character.digit(character, 10);
            case Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    ' ';
            default ->
                    switch (character) {
                        case 'ٱ' -> 'ا';
                        case 'ى' -> 'ي';
                        case 'ة' -> 'ه';
                        case 'ـ' -> REMOVED;
                        case '’', '‘', 'ʼ', '`', '´' -> '\'';
                        default -> character;
                    };
        };
    }
}
