package io.rapporteur.core.matching;

import io.rapporteur.core.encoding.Vectors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The phrases of some texts: each two words that follow one another, and the word of a text that
/// has no other.
///
/// A near miss is about words that a passage has, put together as they are nowhere in it: "how many
/// ministers came" of a passage that is asked how many countries came, and which ministers spoke.
final class Phrases {

    static final Phrases NONE = new Phrases(List.of(), new int[0], new int[0]);

    private final List<Word> words;

    /// By phrase, the places of its words.
    private final int[] firsts;

    private final int[] seconds;

    /// By phrase, the length of the sum of its words.
    private final double[] lengths;

    /// A word as an encoder knows it. Numbers are whole steps, since the virtual machine adds up
    /// several products of whole numbers at a time and of others one by one, to keep their order.
    static final class Word {

        /// So that a sum of products of a thousand pairs fits an `int`.
        private static final int MOST_STEPS = 1_400;

        private final int[] steps;
        private final double step;
        private final double length;

        /// @param share what it adds to the vector of a sentence
        Word(float[] share) {
            float greatest = Vectors.greatest(share, share.length);
            this.steps = new int[share.length];
            this.step = greatest / MOST_STEPS;
            for (int i = 0; greatest > 0 && i < steps.length; i++) {
                steps[i] = Math.round(share[i] / greatest * MOST_STEPS);
            }
            this.length = Math.sqrt(dot(this));
        }

        double dot(Word other) {
            return step * other.step * sum(steps, other.steps);
        }

        /// 0 if the encoder knows nothing of one of them.
        double cosine(Word other) {
            double lengths = length * other.length;
            return lengths == 0 ? 0 : dot(other) / lengths;
        }

        private static int sum(int[] a, int[] b) {
            int sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }

    private Phrases(List<Word> words, int[] firsts, int[] seconds) {
        this.words = words;
        this.firsts = firsts;
        this.seconds = seconds;
        this.lengths = new double[firsts.length];
        for (int phrase = 0; phrase < lengths.length; phrase++) {
            Word first = words.get(firsts[phrase]);
            Word second = words.get(seconds[phrase]);
            double square = first.dot(first) + 2 * first.dot(second) + second.dot(second);
            lengths[phrase] = Math.sqrt(Math.max(0, square));
        }
    }

    /// @param texts each cut into words
    /// @param word what the encoder knows of one
    static Phrases of(List<List<String>> texts, Function<String, Word> word) {
        Map<String, Integer> places = new LinkedHashMap<>();
        Set<List<Integer>> phrases = new LinkedHashSet<>();
        for (List<String> text : texts) {
            List<Integer> numbers = new ArrayList<>(text.size());
            for (String one : text) {
                Integer next = places.size();
                Integer known = places.putIfAbsent(one, next);
                numbers.add(known == null ? next : known);
            }
            if (numbers.size() == 1) {
                phrases.add(List.of(numbers.getFirst(), numbers.getFirst()));
            }
            for (int i = 1; i < numbers.size(); i++) {
                phrases.add(List.of(numbers.get(i - 1), numbers.get(i)));
            }
        }
        return new Phrases(
                places.keySet().stream().map(word).toList(),
                phrases.stream().mapToInt(List::getFirst).toArray(),
                phrases.stream().mapToInt(List::getLast).toArray());
    }

    /// How near these come to the phrases of `question`: of each the greatest cosine of the sums of
    /// their words, and of those the mean, in [0, 1]. 1 for a question without phrases.
    double nearness(Phrases question) {
        double[][] dots = new double[question.words.size()][words.size()];
        for (int own = 0; own < dots.length; own++) {
            for (int other = 0; other < words.size(); other++) {
                dots[own][other] = question.words.get(own).dot(words.get(other));
            }
        }
        double sum = 0;
        for (int phrase = 0; phrase < question.lengths.length; phrase++) {
            sum +=
                    nearest(
                            dots[question.firsts[phrase]],
                            dots[question.seconds[phrase]],
                            question.lengths[phrase]);
        }
        return question.lengths.length == 0 ? 1 : Math.min(1, sum / question.lengths.length);
    }

    /// @param first the dot products of a phrase's first word with these words
    /// @param second of its second
    /// @param length of the sum of both
    private double nearest(double[] first, double[] second, double length) {
        double nearest = 0;
        for (int phrase = 0; phrase < lengths.length; phrase++) {
            int from = firsts[phrase];
            int to = seconds[phrase];
            double dot = first[from] + first[to] + second[from] + second[to];
            if (dot > nearest * lengths[phrase] * length) {
                nearest = dot / (lengths[phrase] * length);
            }
        }
        return nearest;
    }
}
