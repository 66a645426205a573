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
    private final Map<PassageId, Looked> looked = new ConcurrentHashMap<>();
    private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

    /// What a passage has.
    private record Looked(Set<String> words, List<float[]> vectors) {}

    /// @param words all that a passage has; asked for when a question first comes to it
    Coverage(SentenceEncoder encoder, Function<PassageId, Set<String>> words) {
        this.encoder = encoder;
        this.words = words;
    }

    /// The nearness, in [0, 1], of the word that the passage comes least near to.
    double least(List<String> question, PassageId passage) {
        Looked has = looked.computeIfAbsent(passage, this::look);
        double least = 1;
        for (String word : question) {
            least = Math.min(least, nearness(word, has, least));
        }
        return least;
    }

    private Looked look(PassageId passage) {
        Set<String> own = words.apply(passage);
        return new Looked(
                own,
                own.stream().map(word -> vectors.computeIfAbsent(word, encoder::encode)).toList());
    }

    /// How near the passage comes to `word`: no less than `enough` if that is as near as counts.
    private double nearness(String word, Looked has, double enough) {
        if (has.words().contains(word)) {
            return 1;
        }
        float[] own = encoder.encode(word);
        double nearest = 0;
        for (float[] other : has.vectors()) {
            nearest = Math.max(nearest, Vectors.dot(own, other));
            if (nearest >= enough) {
                break;
            }
        }
        return nearest;
    }
}
