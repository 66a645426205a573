package io.rapporteur.onnx;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Cuts a text into the pieces of words that an uncased BERT model knows, by number.
///
/// Lower case, no accents; words end at white space, and punctuation marks and ideographs are words
/// of their own; each word is cut greedily, longest known piece first, and is `[UNK]` as a whole if
/// that leads nowhere. As Hugging Face's `BertNormalizer`, `BertPreTokenizer` and `WordPiece` do
/// it.
///
/// Source: Devlin, Chang, Lee and Toutanova, "BERT", NAACL 2019, and its published
/// `tokenization.py`.
final class WordPiece {

    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary;
    private final int first;
    private final int last;
    private final int unknown;
    private final int limit;

    /// @param vocabulary numbers by piece; `##` begins a piece that continues a word
    /// @param limit most numbers given for one text, first and last included; what follows is left
    ///   out
    WordPiece(Map<String, Integer> vocabulary, int limit) {
        this.vocabulary = Map.copyOf(vocabulary);
        this.first = number("[CLS]");
        this.last = number("[SEP]");
        this.unknown = number("[UNK]");
        this.limit = limit;
    }

    /// The pieces of `text` between `[CLS]` and `[SEP]`.
    long[] numbers(String text) {
        List<Integer> pieces = new ArrayList<>();
        pieces.add(first);
        for (String word : words(normalise(text))) {
            cut(word, pieces);
        }
        List<Integer> kept = pieces.subList(0, Math.min(pieces.size(), limit - 1));
        long[] numbers = new long[kept.size() + 1];
        for (int i = 0; i < kept.size(); i++) {
            numbers[i] = kept.get(i);
        }
        numbers[kept.size()] = last;
        return numbers;
    }

    private int number(String piece) {
        Integer number = vocabulary.get(piece);
        if (number == null) {
            throw new IllegalArgumentException(
                    "the vocabulary has no " + piece + ": expected that of an uncased BERT model");
        }
        return number;
    }

    private static String normalise(String text) {
        StringBuilder marks = new StringBuilder(text.length());
        Normalizer.normalize(clean(text), Normalizer.Form.NFD)
                .codePoints()
                .filter(character -> Character.getType(character) != Character.NON_SPACING_MARK)
                .forEach(marks::appendCodePoint);
        return marks.toString().toLowerCase(Locale.ROOT);
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .filter(character -> isSpace(character) || !isInvisible(character))
                .forEach(character -> {
                    if (isSpace(character)) {
                        clean.append(' ');
                    } else if (isIdeograph(character)) {
                        clean.append(' ').appendCodePoint(character).append(' ');
                    } else {
                        clean.appendCodePoint(character);
                    }
                });
        return clean.toString();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        text.codePoints()
                .forEach(character -> {
                    boolean ends = isSpace(character) || isPunctuation(character);
                    if (ends && !word.isEmpty()) {
                        words.add(word.toString());
                        word.setLength(0);
                    }
                    if (isPunctuation(character)) {
                        words.add(Character.toString(character));
                    } else if (!ends) {
                        word.appendCodePoint(character);
                    }
                });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private void cut(String word, List<Integer> pieces) {
        int before = pieces.size();
        int start = word.codePointCount(0, word.length()) > LONGEST_WORD ? -1 : 0;
        while (start >= 0 && start < word.length()) {
            start = takeLongest(word, start, pieces);
        }
        if (start < 0) {
            pieces.subList(before, pieces.size()).clear();
            pieces.add(unknown);
        }
    }

    /// The place after the longest known piece at `start`, which is added; -1 if there is none.
    private int takeLongest(String word, int start, List<Integer> pieces) {
        for (int end = word.length(); end > start; end--) {
            String piece = word.substring(start, end);
            Integer number = vocabulary.get(start == 0 ? piece : "##" + piece);
            if (number != null) {
                pieces.add(number);
                return end;
            }
        }
        return -1;
    }

    private static boolean isSpace(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == 0x85;
    }

    private static boolean isInvisible(int character) {
        return character == 0xFFFD
                || switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.PRIVATE_USE,
                            Character.SURROGATE,
                            Character.UNASSIGNED ->
                            true;
                    default -> false;
                };
    }

    private static boolean isPunctuation(int character) {
        boolean asciiSymbol =
                character > ' ' && character < 0x7F && !Character.isLetterOrDigit(character);
        return asciiSymbol
                || switch (Character.getType(character)) {
                    case Character.CONNECTOR_PUNCTUATION,
                            Character.DASH_PUNCTUATION,
                            Character.START_PUNCTUATION,
                            Character.END_PUNCTUATION,
                            Character.INITIAL_QUOTE_PUNCTUATION,
                            Character.FINAL_QUOTE_PUNCTUATION,
                            Character.OTHER_PUNCTUATION ->
                            true;
                    default -> false;
                };
    }

    private static boolean isIdeograph(int character) {
        return isBetween(character, 0x4E00, 0x9FFF)
                || isBetween(character, 0x3400, 0x4DBF)
                || isBetween(character, 0x20000, 0x2CEAF)
                || isBetween(character, 0xF900, 0xFAFF)
                || isBetween(character, 0x2F800, 0x2FA1F);
    }

    private static boolean isBetween(int character, int first, int last) {
        return character >= first && character <= last;
    }
}
