package io.rapporteur.core.matching;

import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.encoding.Vectors;
import io.rapporteur.knowledge.PassageId;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Tells which word of a question a passage comes least near to, whatever language or form it
/// stands in there: a near miss is about all that the question is about, but for one word.
///
/// Nearness of two words is the cosine of what an encoder makes of each, after the greedy matching
/// of BERTScore (Zhang, Kishore, Wu, Weinberger and Artzi, "BERTScore: Evaluating Text Generation
/// with BERT", ICLR 2020), with the minimum in the place of the mean.
final class Coverage {

    private final SentenceEncoder encoder;
    private final Function<PassageId, Set<String>> words;
    private final Map<PassageId, Set<String>> looked = new ConcurrentHashMap<>();
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    /// @param words all that a passage has; asked for when a question first comes to it
    Coverage(SentenceEncoder encoder, Function<PassageId, Set<String>> words) {
        this.encoder = encoder;
        this.words = words;
    }

    /// The nearness, in [0, 1], of the word that the passage comes least near to.
    double least(List<String> question, PassageId passage) {
        Set<String> has = looked.computeIfAbsent(passage, words);
        return question.stream().mapToDouble(word -> nearness(word, has)).min().orElse(1);
    }

    private double nearness(String word, Set<String> has) {
        if (has.contains(word)) {
            return 1;
        }
        float[] own = encoder.encode(word);
        double nearest = 0;
        for (String other : has) {
            float[] vector = vectors.computeIfAbsent(other, encoder::encode);
            nearest = Math.max(nearest, Vectors.dot(own, vector));
        }
        return nearest;
    }
}
