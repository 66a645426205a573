package io.rapporteur.core.matching;

import java.util.List;
import java.util.Set;

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
        names = Set.copyOf(names);
        numbers = Set.copyOf(numbers);
    }
}
