package io.rapporteur.core.matching;

import io.rapporteur.knowledge.Passage;

import java.util.Comparator;

/// One found passage.
///
/// @param score on the scale of the retriever that found it: orders, promises nothing
public record Hit(Passage passage, double score) {

    /// By score; equal scores in the order of ids, so that the same question always gives the same
    /// list.
    static final Comparator<Hit> BEST_FIRST =
            Comparator.comparingDouble(Hit::score)
                    .reversed()
                    .thenComparing(hit -> hit.passage().id());
}
