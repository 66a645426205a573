package io.rapporteur.core.matching;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Passage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Knows every stored wording by heart: a question that is one of them needs no scores.
final class ExactWordings {

    private final Map<List<String>, List<Found>> byWords = new HashMap<>();

    ExactWordings(Corpus corpus) {
        for (Corpus.Text wording : corpus.wordings()) {
            byWords.computeIfAbsent(wording.words(), _ -> new ArrayList<>(1))
                    .add(new Found(corpus.passages().get(wording.owner()), wording.language()));
        }
    }

    /// A passage and the language of the wording.
    record Found(Passage passage, Language language) {}

    /// The passage that owns the wording; empty if none does or several do. Of several languages
    /// the one that `question` is likelier to be in.
    Optional<Found> find(Question question) {
        List<Found> found = byWords.getOrDefault(question.words(), List.of());
        if (found.stream().map(one -> one.passage().id()).distinct().count() != 1) {
            return Optional.empty();
        }
        return found.stream()
                .max(
                        Comparator.comparingDouble(
                                one -> question.language().probability(one.language())));
    }
}
