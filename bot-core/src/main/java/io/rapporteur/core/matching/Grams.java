package io.rapporteur.core.matching;

import java.util.Arrays;
import java.util.List;

/// The character 2-to-5-grams of padded words, the words, and the pairs of words that follow one
/// another, by hash: what texts share that are spelt, inflected or compounded differently.
final class Grams {

    /// Hashes lie between 0 and this, exclusive. A pack of four languages has some 120,000 grams,
    /// so most have a place to themselves.
    static final int PLACES = 1 << 18;

    private static final int SHORTEST = 2;
    private static final int LONGEST = 5;

    private int[] places = new int[256];
    private int size;

    private Grams() {}

    /// The places of all grams of a text, repeats included.
    static int[] of(List<String> words) {
        Grams grams = new Grams();
        int previous = 0;
        for (String word : words) {
            grams.addWord(word);
            int whole = 31 * word.hashCode() + 7;
            grams.add(whole);
            if (previous != 0) {
                grams.add(31 * previous + whole);
            }
            previous = whole;
        }
        return Arrays.copyOf(grams.places, grams.size);
    }

    private void addWord(String word) {
        String padded = "_" + word + "_";
        int longest = Math.min(LONGEST, padded.length());
        for (int start = 0; start < padded.length(); start++) {
            int hash = 0;
            for (int end = start; end < padded.length() && end < start + longest; end++) {
                hash = 31 * hash + padded.charAt(end);
                if (end - start + 1 >= SHORTEST) {
                    add(hash + end - start);
                }
            }
        }
    }

    private void add(int hash) {
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
        }
        int mixed = hash * 0x9E3779B1;
        places[size++] = mixed >>> (Integer.SIZE - Integer.numberOfTrailingZeros(PLACES));
    }
}
