package io.rapporteur.core.language;

import io.rapporteur.knowledge.Language;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How likely a text is to be in each language of the pack.
///
/// @param probabilities in [0, 1], adding up to 1
public record LanguageGuess(Map<Language, Double> probabilities) {

    private static final double LEAST_LIKELY = 0.15;

    /// @throws IllegalArgumentException if there is no language
    public LanguageGuess {
        if (probabilities.isEmpty()) {
            throw new IllegalArgumentException("a guess needs at least one language");
        }
        probabilities = Collections.unmodifiableMap(new EnumMap<>(probabilities));
    }

    /// Certain that it is `language`.
    public static LanguageGuess certain(Language language) {
        return new LanguageGuess(Map.of(language, 1.0));
    }

    public Language best() {
        return likeliestFirst().getFirst();
    }

    /// The probability of `language`, in [0, 1].
    public double probability(Language language) {
        return probabilities.getOrDefault(language, 0.0);
    }

    /// The languages in which the text may well be, likeliest first; never empty.
    public List<Language> likely() {
        List<Language> ordered = likeliestFirst();
        List<Language> likely =
                ordered.stream().filter(language -> probability(language) >= LEAST_LIKELY).toList();
        return likely.isEmpty() ? ordered.subList(0, 1) : likely;
    }

    private List<Language> likeliestFirst() {
        return probabilities.entrySet().stream()
                .sorted(
                        Map.Entry.<Language, Double>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
