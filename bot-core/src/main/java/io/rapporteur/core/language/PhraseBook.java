package io.rapporteur.core.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds phrases of one or more words in a text: at each place the longest that is known.
///
/// @param <V> what a phrase stands for
public final class PhraseBook<V> {

    private final Map<String, List<Phrase<V>>> byFirstWord = new HashMap<>();

    /// A known phrase and what it stands for.
    ///
    /// @param words at least one
    public record Phrase<V>(List<String> words, V value) {

        public Phrase {
            words = List.copyOf(words);
        }
    }

    /// Knows `phrases`; of two with the same words the first counts.
    public PhraseBook(List<Phrase<V>> phrases) {
        for (Phrase<V> phrase : phrases) {
            if (!phrase.words().isEmpty()) {
                byFirstWord
                        .computeIfAbsent(phrase.words().getFirst(), _ -> new ArrayList<>())
                        .add(phrase);
            }
        }
        byFirstWord
                .values()
                .forEach(list ->
                        list.sort(
                                Comparator.comparingInt(
                                        (Phrase<V> phrase) -> -phrase.words().size())));
    }

    /// All that are known; a book of them is the same as this.
    List<Phrase<V>> phrases() {
        return byFirstWord.values().stream().flatMap(List::stream).toList();
    }

    /// The longest phrase that begins at `place`.
    public Optional<Phrase<V>> longestAt(List<String> words, int place) {
        List<Phrase<V>> candidates = byFirstWord.get(words.get(place));
        if (candidates == null) {
            return Optional.empty();
        }
        for (Phrase<V> phrase : candidates) {
            int end = place + phrase.words().size();
            if (end <= words.size() && words.subList(place, end).equals(phrase.words())) {
                return Optional.of(phrase);
            }
        }
        return Optional.empty();
    }
}
