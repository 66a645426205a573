package io.rapporteur.core.matching;

import io.rapporteur.knowledge.Passage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A retriever that scores every passage and hands out the best.
final class DenseRetriever implements Retriever {

    private final String name;
    private final List<Passage> passages;
    private final Function<Question, double[]> scores;

    /// @param scores in [0, 1], by the passage's place in `passages`; 0 for one not found
    DenseRetriever(String name, List<Passage> passages, Function<Question, double[]> scores) {
        this.name = name;
        this.passages = passages;
        this.scores = scores;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Hit> retrieve(Question question, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ": expected at least 1");
        }
        double[] found = scores.apply(question);
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] > 0) {
                hits.add(new Hit(passages.get(i), found[i]));
            }
        }
        hits.sort(Hit.BEST_FIRST);
        return List.copyOf(hits.subList(0, Math.min(limit, hits.size())));
    }
}
