package io.rapporteur.training;

import java.util.Arrays;

/// The features of a batch the other way round: for each row, which sentences use it.
final class Batch {

    private final int[] rows;
    private final int[] starts;
    private final int[] sentences;
    private final float[] weights;

    private Batch(int[] rows, int[] starts, int[] sentences, float[] weights) {
        this.rows = rows;
        this.starts = starts;
        this.sentences = sentences;
        this.weights = weights;
    }

    /// Takes the sentences that use a row, in their order.
    @FunctionalInterface
    interface Use {
        void by(int sentence, float weight);
    }

    /// Sorts the uses by row, by counting.
    ///
    /// @param rowCount rows lie below this
    static Batch of(Features[] features, int rowCount) {
        int[] counts = new int[rowCount];
        for (Features one : features) {
            for (int place = 0; place < one.size(); place++) {
                counts[one.row(place)]++;
            }
        }
        int[] rows = rowsUsed(counts);
        int[] starts = new int[rows.length + 1];
        int[] free = counts;
        for (int i = 0; i < rows.length; i++) {
            starts[i + 1] = starts[i] + counts[rows[i]];
            free[rows[i]] = starts[i];
        }
        int[] sentences = new int[starts[rows.length]];
        float[] weights = new float[sentences.length];
        for (int i = 0; i < features.length; i++) {
            for (int place = 0; place < features[i].size(); place++) {
                int at = free[features[i].row(place)]++;
                sentences[at] = i;
                weights[at] = features[i].weight(place);
            }
        }
        return new Batch(rows, starts, sentences, weights);
    }

    /// How many different rows are used.
    int rowCount() {
        return rows.length;
    }

    int row(int place) {
        return rows[place];
    }

    void uses(int place, Use use) {
        for (int i = starts[place]; i < starts[place + 1]; i++) {
            use.by(sentences[i], weights[i]);
        }
    }

    private static int[] rowsUsed(int[] counts) {
        int[] used = new int[counts.length];
        int size = 0;
        for (int row = 0; row < counts.length; row++) {
            if (counts[row] > 0) {
                used[size++] = row;
            }
        }
        return Arrays.copyOf(used, size);
    }
}
