package io.rapporteur.core.matching;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// A text as the matcher understands it.
///
/// @param words all words, misspelt ones repaired
/// @param terms the words that say something, in order
/// @param names the ids of the names in it
/// @param numbers the numbers in it, as digits
record Reading(List<String> words, List<Term> terms, Set<String> names, Set<String> numbers) {

    Reading {
        words = List.copyOf(words);
        terms = List.copyOf(terms);
        names = copy(names);
        numbers = copy(numbers);
    }

    /// Sums over them must not depend on an order that differs from one process to the next. Most
    /// texts have none.
    private static Set<String> copy(Set<String> texts) {
        return texts.isEmpty() ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(texts));
    }

    /// The units of the text without the words themselves: what it says, however it says it.
    int[] meanings(Units units) {
        return terms.stream()
                .flatMapToInt(term -> IntStream.range(0, term.size()).map(term::unit))
                .filter(unit -> units.kind(unit) != Units.Kind.WORD)
                .toArray();
    }
}
