package io.rapporteur.training;

import io.rapporteur.core.encoding.SentenceFeatures;

import java.util.Arrays;
import java.util.SplittableRandom;

/// The features of one sentence, gathered: the rows and, place by place, their weights.
final class Features {

    private int[] rows = new int[64];
    private float[] weights = new float[64];
    private int size;

    private Features() {}

    /// All features of `text`.
    static Features of(String text, int bits) {
        Features features = new Features();
        SentenceFeatures.of(text, bits, features::add);
        return features;
    }

    /// The features of `text`, but that each word and each pair is missed with probability
    /// `missed`, and those left weigh the more: so that the letters alone must be able to say what
    /// a word means, as they have to for words never seen.
    static Features of(String text, int bits, double missed, SplittableRandom random) {
        Features features = new Features();
        SentenceFeatures.of(
                text,
                bits,
                (row, weight) -> {
                    if (row >= 1 << bits) {
                        features.add(row, weight);
                    } else if (random.nextDouble() >= missed) {
                        features.add(row, (float) (weight / (1 - missed)));
                    }
                });
        return features;
    }

    int size() {
        return size;
    }

    int row(int place) {
        return rows[place];
    }

    float weight(int place) {
        return weights[place];
    }

    private void add(int row, float weight) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        rows[size] = row;
        weights[size++] = weight;
    }
}
