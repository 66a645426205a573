package io.rapporteur.core.matching;

import io.rapporteur.core.language.TextFolding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/// Wordings as tf-idf vectors over character 3-to-5-grams, words and word pairs, compared by
/// cosine.
///
/// Characters forgive typos, inflection and spelling variants in any language and script; words and
/// pairs keep the order of things. Features are hashed: two that collide share a weight, which at
/// this size changes no ranking. Immutable once built.
final class NgramIndex {

    private static final int BUCKETS = 1 << 19;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 5;

    private final int[] starts;
    private final int[] documents;
    private final float[] weights;
    private final float[] rarity;
    private final int documentCount;

    private NgramIndex(
            int[] starts, int[] documents, float[] weights, float[] rarity, int documentCount) {
        this.starts = starts;
        this.documents = documents;
        this.weights = weights;
        this.rarity = rarity;
        this.documentCount = documentCount;
    }

    /// Indexes folded texts; a document's number is its place in the list.
    static NgramIndex of(List<String> foldedTexts) {
        List<Features> vectors = foldedTexts.stream().map(NgramIndex::features).toList();
        int[] frequency = new int[BUCKETS];
        vectors.forEach(vector -> vector.forEachBucket(bucket -> frequency[bucket]++));
        float[] rarity = new float[BUCKETS];
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            rarity[bucket] = (float) Math.log((1.0 + vectors.size()) / (1.0 + frequency[bucket]));
        }
        int[] starts = new int[BUCKETS + 1];
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            starts[bucket + 1] = starts[bucket] + frequency[bucket];
        }
        int[] documents = new int[starts[BUCKETS]];
        float[] weights = new float[starts[BUCKETS]];
        int[] next = Arrays.copyOf(starts, BUCKETS);
        for (int document = 0; document < vectors.size(); document++) {
            Features vector = vectors.get(document);
            float[] weighted = vector.normalised(rarity);
            for (int i = 0; i < weighted.length; i++) {
                int place = next[vector.buckets[i]]++;
                documents[place] = document;
                weights[place] = weighted[i];
            }
        }
        return new NgramIndex(starts, documents, weights, rarity, vectors.size());
    }

    /// The cosine of `foldedText` with every document, in [0, 1].
    float[] cosines(String foldedText) {
        float[] cosines = new float[documentCount];
        Features vector = features(foldedText);
        float[] weighted = vector.normalised(rarity);
        for (int i = 0; i < weighted.length; i++) {
            int bucket = vector.buckets[i];
            for (int place = starts[bucket]; place < starts[bucket + 1]; place++) {
                cosines[documents[place]] += weighted[i] * weights[place];
            }
        }
        return cosines;
    }

    private static Features features(String folded) {
        List<String> words = TextFolding.words(folded);
        Buckets buckets = new Buckets();
        String previous = "";
        for (String word : words) {
            buckets.add("w " + word);
            buckets.add("p " + previous + " " + word);
            previous = word;
        }
        String text = " " + String.join(" ", words) + " ";
        for (int length = SHORTEST; length <= LONGEST; length++) {
            for (int start = 0; start + length <= text.length(); start++) {
                buckets.add(text, start, start + length);
            }
        }
        return buckets.counted();
    }

    /// Distinct buckets, ascending, with how often each occurred.
    private static final class Features {

        private final int[] buckets;
        private final int[] counts;

        Features(int[] buckets, int[] counts) {
            this.buckets = buckets;
            this.counts = counts;
        }

        void forEachBucket(IntConsumer consumer) {
            for (int bucket : buckets) {
                consumer.accept(bucket);
            }
        }

        /// Tf-idf weights, scaled to length 1.
        float[] normalised(float[] rarity) {
            float[] weighted = new float[buckets.length];
            double squares = 0;
            for (int i = 0; i < buckets.length; i++) {
                weighted[i] = (float) ((1 + Math.log(counts[i])) * rarity[buckets[i]]);
                squares += (double) weighted[i] * weighted[i];
            }
            float length = (float) Math.sqrt(squares);
            for (int i = 0; length > 0 && i < weighted.length; i++) {
                weighted[i] /= length;
            }
            return weighted;
        }
    }

    private static final class Buckets {

        private int[] hashes = new int[256];
        private int size;

        void add(String feature) {
            add(feature, 0, feature.length());
        }

        void add(String text, int start, int end) {
            int hash = 0x811C9DC5;
            for (int i = start; i < end; i++) {
                hash = (hash ^ text.charAt(i)) * 0x01000193;
            }
            hash ^= hash >>> 15;
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, size * 2);
            }
            hashes[size++] = hash & (BUCKETS - 1);
        }

        Features counted() {
            Arrays.sort(hashes, 0, size);
            List<int[]> runs = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                if (i == 0 || hashes[i] != hashes[i - 1]) {
                    runs.add(new int[] {hashes[i], 0});
                }
                runs.getLast()[1]++;
            }
            return new Features(
                    runs.stream().mapToInt(run -> run[0]).toArray(),
                    runs.stream().mapToInt(run -> run[1]).toArray());
        }
    }
}
