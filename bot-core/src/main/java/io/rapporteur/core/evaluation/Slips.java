package io.rapporteur.core.evaluation;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Makes the slips of hurried typing: in one or two places of a text a letter is left out, put in,
/// changed, or swapped with the next.
///
/// Short words are spared if there are others: a slip in "of" is hardly a slip in "of" any more.
/// The same seed makes the same slips in the same texts.
public final class Slips {

    private static final String LATIN = "abcdefghijklmnopqrstuvwxyz";
    private static final String ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";
    private static final int MOST = 2;
    private static final int SHORTEST_WORD = 4;

    private final Random random;

    public Slips(long seed) {
        this.random = new Random(seed);
    }

    /// The same text with one or two slips; a text without letters as it is.
    public String in(String text) {
        String slipped = text;
        for (int slips = 1 + random.nextInt(MOST); slips > 0; slips--) {
            slipped = oneMore(slipped);
        }
        return slipped;
    }

    private String oneMore(String text) {
        List<Integer> ofLongWords = places(text, SHORTEST_WORD);
        List<Integer> places = ofLongWords.isEmpty() ? places(text, 1) : ofLongWords;
        return places.isEmpty() ? text : slip(text, places.get(random.nextInt(places.size())));
    }

    /// Of the letters of all words with at least so many.
    private static List<Integer> places(String text, int shortest) {
        return IntStream.range(0, text.length())
                .filter(place -> isLetter(text, place))
                .filter(place -> wordLength(text, place) >= shortest)
                .boxed()
                .toList();
    }

    private static boolean isLetter(String text, int place) {
        return Character.isLetter(text.charAt(place));
    }

    private static int wordLength(String text, int place) {
        int from = place;
        while (from > 0 && isLetter(text, from - 1)) {
            from--;
        }
        int to = place;
        while (to < text.length() && isLetter(text, to)) {
            to++;
        }
        return to - from;
    }

    private String slip(String text, int place) {
        String before = text.substring(0, place);
        String after = text.substring(place + 1);
        char letter = text.charAt(place);
        char other = other(letter);
        boolean hasNext = !after.isEmpty() && isLetter(after, 0);
        return switch (random.nextInt(4)) {
            case 0 -> before + after;
            case 1 -> before + other + after;
            case 2 -> before + other + letter + after;
            default ->
                    hasNext
                            ? before + after.charAt(0) + letter + after.substring(1)
                            : before + after;
        };
    }

    private char other(char letter) {
        String letters =
                Character.UnicodeScript.of(letter) == Character.UnicodeScript.ARABIC
                        ? ARABIC
                        : LATIN;
        return letters.charAt(random.nextInt(letters.length()));
    }
}
