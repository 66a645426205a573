package io.rapporteur.core.matching;

import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.Arrays;

/// For each of a range of keys the items that have it, each with a weight: an inverted index in
/// three arrays.
final class Postings {

    private final int[] starts;
    private final int[] items;
    private final float[] weights;

    private Postings(int[] starts, int[] items, float[] weights) {
        this.starts = starts;
        this.items = items;
        this.weights = weights;
    }

    static Postings read(FormReader in) {
        return new Postings(in.ints(), in.ints(), in.floats());
    }

    void write(FormWriter out) {
        out.ints(starts);
        out.ints(items);
        out.floats(weights);
    }

    /// The place of the first posting of `key`.
    int from(int key) {
        return starts[key];
    }

    /// The place after the last posting of `key`.
    int to(int key) {
        return starts[key + 1];
    }

    int item(int place) {
        return items[place];
    }

    float weight(int place) {
        return weights[place];
    }

    int count(int key) {
        return to(key) - from(key);
    }

    /// Collects postings in any order; each key keeps the order of its own.
    static final class Builder {

        private int[] keys = new int[1 << 12];
        private int[] items = new int[1 << 12];
        private float[] weights = new float[1 << 12];
        private int size;

        void add(int key, int item, float weight) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, 2 * size);
                items = Arrays.copyOf(items, 2 * size);
                weights = Arrays.copyOf(weights, 2 * size);
            }
            keys[size] = key;
            items[size] = item;
            weights[size++] = weight;
        }

        /// @param keyCount keys lie between 0 and this, exclusive
        Postings build(int keyCount) {
            int[] starts = new int[keyCount + 1];
            for (int i = 0; i < size; i++) {
                starts[keys[i] + 1]++;
            }
            for (int key = 0; key < keyCount; key++) {
                starts[key + 1] += starts[key];
            }
            int[] next = Arrays.copyOf(starts, keyCount);
            int[] sortedItems = new int[size];
            float[] sortedWeights = new float[size];
            for (int i = 0; i < size; i++) {
                int place = next[keys[i]]++;
                sortedItems[place] = items[i];
                sortedWeights[place] = weights[i];
            }
            return new Postings(starts, sortedItems, sortedWeights);
        }
    }
}
