package io.rapporteur.core.matching;

import io.rapporteur.knowledge.PassageId;

import java.util.List;
import java.util.Map;

/// Why a question was decided as it was.
///
/// @param rule the rule that decided, as a sentence
/// @param candidates the best few, best first
/// @param thresholds what confidence was held against
public record Explanation(
        String rule, List<Considered> candidates, MatcherModel.Thresholds thresholds) {

    public Explanation {
        candidates = List.copyOf(candidates);
    }

    /// One candidate and what spoke for it.
    ///
    /// @param score the ranker's
    /// @param evidence by name; see [Evidence#NAMES]
    /// @param unexplained names and numbers of the question that the passage does not have
    public record Considered(
            PassageId passage,
            double score,
            Map<String, Double> evidence,
            List<String> unexplained) {}
}
