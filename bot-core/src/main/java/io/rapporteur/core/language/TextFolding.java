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

    private TextFolding() {}

    /// The folded form of `text`; empty for a text without visible characters.
    public static String fold(String text) {
        String decomposed =
                Normalizer.normalize(
                        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT),
                        Normalizer.Form.NFD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .map(TextFolding::foldCharacter)
                .filter(character -> character != REMOVED)
                .forEach(folded::appendCodePoint);
        return folded.toString().strip().replaceAll("\\s+", " ");
    }

    /// The words of a folded text, in order: runs of letters and digits.
    public static List<String> words(String folded) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= folded.length(); i++) {
            boolean inWord = i < folded.length() && isWordCharacter(folded.charAt(i));
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                words.add(folded.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    private static final int REMOVED = -1;

    private static boolean isWordCharacter(char character) {
        return Character.isLetterOrDigit(character) || Character.isSurrogate(character);
    }

    private static int foldCharacter(int character) {
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
                        case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
                        case 'ى', 'ئ' -> 'ي';
                        case 'ة' -> 'ه';
                        case 'ؤ' -> 'و';
                        case 'ـ' -> REMOVED;
                        case '’', '‘', 'ʼ', '`', '´' -> '\'';
                        default -> character;
                    };
        };
    }
}
