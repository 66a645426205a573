package io.rapporteur.training;

import java.text.Normalizer;
import java.util.Locale;
import java.util.SplittableRandom;

/// Makes a clean sentence look as if someone had typed it on a telephone: no capitals, no accents,
/// no punctuation, a slip of the finger. Each happens or not, by chance.
final class Noise {

    private static final double CAREFREE = 0.35;
    private static final double SLIP = 0.25;
    private static final int SHORTEST_TO_SLIP = 4;

    private Noise() {}

    static String on(String text, SplittableRandom random) {
        String noisy = text;
        if (random.nextDouble() < CAREFREE) {
            noisy = noisy.toLowerCase(Locale.ROOT);
        }
        if (random.nextDouble() < CAREFREE) {
            noisy = withoutAccents(noisy);
        }
        if (random.nextDouble() < CAREFREE) {
            noisy = noisy.replaceAll("[\\p{Punct}¿¡؟،؛]+", " ").strip();
        }
        return random.nextDouble() < SLIP ? slip(noisy, random) : noisy;
    }

    private static String withoutAccents(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
    }

    /// Leaves out, doubles, replaces or swaps one letter inside one word of some length.
    private static String slip(String text, SplittableRandom random) {
        String[] words = text.split(" ");
        if (words.length == 0) {
            return text;
        }
        int place = random.nextInt(words.length);
        String word = words[place];
        if (word.length() < SHORTEST_TO_SLIP) {
            return text;
        }
        int at = 1 + random.nextInt(word.length() - 2);
        String before = word.substring(0, at);
        char letter = word.charAt(at);
        char next = word.charAt(at + 1);
        words[place] =
                switch (random.nextInt(4)) {
                    case 0 -> before + word.substring(at + 1);
                    case 1 -> before + letter + word.substring(at);
                    case 2 -> before + next + letter + word.substring(at + 2);
                    default -> before + neighbour(text, random) + word.substring(at + 1);
                };
        return String.join(" ", words);
    }

    /// Some character of the same text: one of the same script, mostly a letter.
    private static char neighbour(String text, SplittableRandom random) {
        return text.charAt(random.nextInt(text.length()));
    }
}
