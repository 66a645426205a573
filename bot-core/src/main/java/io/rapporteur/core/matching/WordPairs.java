package io.rapporteur.core.matching;

import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How often the texts of a pack have one word right before another, or at an end.
final class WordPairs {

    /// Stands where a text has no word: before its first and after its last.
    static final int NO_WORD = Integer.MAX_VALUE;

    /// In ascending order: the unit of the first word in the upper half, that of the second in the
    /// lower.
    private final long[] pairs;

    private final int[] counts;
    private final int total;

    /// The first words of all pairs, in ascending order, and how often anything follows each.
    private final int[] firsts;

    private final int[] followers;

    private WordPairs(long[] pairs, int[] counts) {
        this.pairs = pairs;
        this.counts = counts;
        this.total = Arrays.stream(counts).sum();
        this.firsts = Arrays.stream(pairs).mapToInt(WordPairs::first).distinct().toArray();
        this.followers = new int[firsts.length];
        int place = 0;
        for (int i = 0; i < pairs.length; i++) {
            place += first(pairs[i]) == firsts[place] ? 0 : 1;
            followers[place] += counts[i];
        }
    }

    /// @param units with all words of `texts`
    static WordPairs of(List<Corpus.Text> texts, Units units) {
        Map<Long, Integer> counted = new HashMap<>();
        for (Corpus.Text text : texts) {
            int last = NO_WORD;
            for (String word : text.words()) {
                int unit = units.find(Units.Kind.WORD, word);
                counted.merge(pair(last, unit), 1, Integer::sum);
                last = unit;
            }
            counted.merge(pair(last, NO_WORD), 1, Integer::sum);
        }
        long[] pairs = counted.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        return new WordPairs(pairs, Arrays.stream(pairs).mapToInt(counted::get).toArray());
    }

    static WordPairs read(FormReader in) {
        return new WordPairs(in.longs(), in.ints());
    }

    void write(FormWriter out) {
        out.longs(pairs);
        out.ints(counts);
    }

    /// How often `second` comes right after `first`.
    ///
    /// @param first the unit of a word, or [#NO_WORD]
    /// @param second the same
    int count(int first, int second) {
        int place = Arrays.binarySearch(pairs, pair(first, second));
        return place < 0 ? 0 : counts[place];
    }

    /// How often anything comes right after `first`.
    int count(int first) {
        int place = Arrays.binarySearch(firsts, first);
        return place < 0 ? 0 : followers[place];
    }

    /// How many pairs the texts have.
    int total() {
        return total;
    }

    /// How many words they have only once.
    int once() {
        return (int)
                IntStream.range(0, firsts.length)
                        .filter(place -> firsts[place] != NO_WORD && followers[place] == 1)
                        .count();
    }

    private static int first(long pair) {
        return (int) (pair >> Integer.SIZE);
    }

    private static long pair(int first, int second) {
        return (long) first << Integer.SIZE | second;
    }
}
