package io.rapporteur.core.matching;

import io.rapporteur.knowledge.Passage;

import java.util.Comparator;
import java.util.List;

/// A passage that may be what a question asks for.
///
/// @param score the ranker's: orders the candidates of one question
/// @param unexplained names and numbers of the question that the passage does not have
record Candidate(Passage passage, Evidence evidence, double score, List<String> unexplained) {

    static final Comparator<Candidate> BEST_FIRST =
            Comparator.comparingDouble(Candidate::score)
                    .reversed()
                    .thenComparing(candidate -> candidate.passage().id());
}
