package io.rapporteur.training;

import io.rapporteur.core.encoding.SentenceEncoder;

import java.util.List;
import java.util.stream.IntStream;

/// Looks for the nearest of some texts, to measure an encoder by how often it is the right one.
final class Nearest {

    private final SentenceEncoder encoder;
    private final List<float[]> vectors;

    Nearest(SentenceEncoder encoder, List<String> texts) {
        this.encoder = encoder;
        this.vectors = texts.parallelStream().map(encoder::encode).toList();
    }

    /// The place of the text nearest to `query` by cosine; the first of equals.
    int to(String query) {
        float[] vector = encoder.encode(query);
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < vectors.size(); i++) {
            double cosine = dot(vector, vectors.get(i));
            if (cosine > highest) {
                highest = cosine;
                best = i;
            }
        }
        return best;
    }

    /// In [0, 1]: of `queries`, the share whose nearest text has the query's label.
    static double accuracy(
            SentenceEncoder encoder,
            List<String> texts,
            List<String> labels,
            List<String> queries,
            List<String> expected) {
        Nearest nearest = new Nearest(encoder, texts);
        long right =
                IntStream.range(0, queries.size())
                        .parallel()
                        .filter(i -> labels.get(nearest.to(queries.get(i))).equals(expected.get(i)))
                        .count();
        return (double) right / queries.size();
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
