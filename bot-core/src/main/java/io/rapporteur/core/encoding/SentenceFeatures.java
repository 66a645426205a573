package io.rapporteur.core.encoding;

import io.rapporteur.core.language.TextFolding;

import java.util.List;

/// What [StaticEncoder] sees of a sentence: its words, the pairs of words that follow one another,
/// and the character 3-to-5-grams of its words, each as the row of a table.
///
/// Training and running both read sentences with this class, so that they cannot differ. A table
/// made with one version of it is of no use to another: who changes it trains again.
///
/// Words and pairs share the first `2^bits` rows, grams have the second `2^bits`. A word weighs 1,
/// a pair 0.5, and the grams of a word 1 together: a long word counts as much as a short one, and a
/// misspelt word, whose own row is strange, keeps half its weight.
public final class SentenceFeatures {

    /// Takes the features of a sentence one by one.
    @FunctionalInterface
    public interface Sink {

        /// @param row in [0, 2 * 2^bits)
        void feature(int row, float weight);
    }

    private static final int WORD = 0x3C6EF372;
    private static final int PAIR = 0xA54FF53A;
    private static final int GRAM = 0x510E527F;

    private static final float PAIR_WEIGHT = 0.5f;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    private SentenceFeatures() {}

    /// Hands `sink` the features of `text`, in an order that depends on the text only.
    public static void of(String text, int bits, Sink sink) {
        List<String> words = TextFolding.words(TextFolding.fold(text));
        int previous = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int hash = hash(WORD, word, 0, word.length());
            sink.feature(row(hash, bits), 1);
            grams("<" + word + ">", bits, sink);
            if (i > 0) {
                sink.feature(row(PAIR ^ (31 * previous + hash), bits), PAIR_WEIGHT);
            }
            previous = hash;
        }
    }

    private static void grams(String padded, int bits, Sink sink) {
        int count = 0;
        for (int length = SHORTEST; length <= LONGEST; length++) {
            count += Math.max(0, padded.length() - length + 1);
        }
        for (int length = SHORTEST; length <= LONGEST; length++) {
            for (int start = 0; start + length <= padded.length(); start++) {
                int hash = hash(GRAM, padded, start, start + length);
                sink.feature((1 << bits) + row(hash, bits), 1f / count);
            }
        }
    }

    /// FNV-1a over UTF-16 units.
    private static int hash(int seed, String text, int start, int end) {
        int hash = seed;
        for (int i = start; i < end; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        return hash;
    }

    /// The last mixing of MurmurHash3: without it, texts that differ in their last character would
    /// lie next to one another.
    private static int row(int hash, int bits) {
        int mixed = hash;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
        return (mixed ^ (mixed >>> 16)) >>> (Integer.SIZE - bits);
    }
}
