package io.rapporteur.core.matching;

import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.Arrays;
import java.util.function.IntFunction;

/// The profile of each passage: the mean direction of its wordings, as weighed features, which a
/// question is compared with by the cosine.
///
/// A feature `f` that occurs `n` times in a text weighs `(1 + ln n) (1 + ln((1 + N) / (1 + N_f)))`,
/// where `N` is the number of wordings and `N_f` that of those with `f`. Texts have length 1 before
/// they are added up.
///
/// Source: Rocchio, "Relevance feedback in information retrieval", in The SMART Retrieval System,
/// 1971; weights as in Salton and Buckley, "Term-weighting approaches in automatic text retrieval",
/// 1988.
final class Profiles {

    private final Postings passages;
    private final float[] rarity;
    private final int passageCount;

    private Profiles(Postings passages, float[] rarity, int passageCount) {
        this.passages = passages;
        this.rarity = rarity;
        this.passageCount = passageCount;
    }

    /// @param texts by wording, its features, repeats included; asked for twice, which takes less
    ///   memory than keeping those of all
    /// @param owners the passage of each wording, in ascending order
    /// @param featureCount features lie between 0 and this, exclusive
    static Profiles of(IntFunction<int[]> texts, int[] owners, int passageCount, int featureCount) {
        float[] rarity = rarity(texts, owners.length, featureCount);
        Postings.Builder postings = new Postings.Builder();
        Sum sum = new Sum(featureCount);
        for (int i = 0; i < owners.length; i++) {
            sum.add(new Weighed(texts.apply(i), rarity));
            if (i + 1 == owners.length || owners[i + 1] != owners[i]) {
                sum.moveTo(postings, owners[i]);
            }
        }
        return new Profiles(postings.build(featureCount), rarity, passageCount);
    }

    static Profiles read(FormReader in) {
        return new Profiles(Postings.read(in), in.floats(), in.number());
    }

    void write(FormWriter out) {
        passages.write(out);
        out.floats(rarity);
        out.number(passageCount);
    }

    /// By passage, in [0, 1].
    double[] cosines(int[] features) {
        double[] cosines = new double[passageCount];
        Weighed question = new Weighed(features, rarity);
        for (int i = 0; i < question.size; i++) {
            int feature = question.features[i];
            for (int place = passages.from(feature); place < passages.to(feature); place++) {
                cosines[passages.item(place)] += question.weights[i] * passages.weight(place);
            }
        }
        return cosines;
    }

    /// By feature; 0 for one that no text has.
    private static float[] rarity(IntFunction<int[]> texts, int textCount, int featureCount) {
        int[] last = new int[featureCount];
        int[] having = new int[featureCount];
        for (int text = 0; text < textCount; text++) {
            for (int feature : texts.apply(text)) {
                if (last[feature] != text + 1) {
                    last[feature] = text + 1;
                    having[feature]++;
                }
            }
        }
        float[] rarity = new float[featureCount];
        for (int feature = 0; feature < featureCount; feature++) {
            if (having[feature] > 0) {
                rarity[feature] =
                        (float) (1 + Math.log((1.0 + textCount) / (1.0 + having[feature])));
            }
        }
        return rarity;
    }

    /// The distinct features of one text that passages have, with weights of length 1.
    private static final class Weighed {

        private final int[] features;
        private final float[] weights;
        private int size;

        Weighed(int[] occurring, float[] rarity) {
            int[] sorted = occurring.clone();
            Arrays.sort(sorted);
            features = new int[sorted.length];
            weights = new float[sorted.length];
            double square = 0;
            int from = 0;
            while (from < sorted.length) {
                int to = from + 1;
                while (to < sorted.length && sorted[to] == sorted[from]) {
                    to++;
                }
                double weight = damped(to - from) * rarity[sorted[from]];
                if (weight > 0) {
                    features[size] = sorted[from];
                    weights[size++] = (float) weight;
                    square += weight * weight;
                }
                from = to;
            }
            float length = (float) Math.sqrt(square);
            for (int i = 0; i < size; i++) {
                weights[i] /= length;
            }
        }
    }

    /// `1 + ln n`; most features occur once, which needs no logarithm.
    private static double damped(int occurrences) {
        return occurrences == 1 ? 1 : 1 + Math.log(occurrences);
    }

    /// Adds texts up.
    private static final class Sum {

        private final float[] weights;
        private int[] touched = new int[1 << 10];
        private int size;

        Sum(int featureCount) {
            weights = new float[featureCount];
        }

        void add(Weighed text) {
            for (int i = 0; i < text.size; i++) {
                int feature = text.features[i];
                if (weights[feature] == 0) {
                    if (size == touched.length) {
                        touched = Arrays.copyOf(touched, 2 * size);
                    }
                    touched[size++] = feature;
                }
                weights[feature] += text.weights[i];
            }
        }

        /// Gives the sum, at length 1, to `passage`, and begins anew.
        void moveTo(Postings.Builder postings, int passage) {
            double square = 0;
            for (int i = 0; i < size; i++) {
                square += (double) weights[touched[i]] * weights[touched[i]];
            }
            float length = (float) Math.sqrt(square);
            for (int i = 0; i < size; i++) {
                postings.add(touched[i], passage, weights[touched[i]] / length);
                weights[touched[i]] = 0;
            }
            size = 0;
        }
    }
}
