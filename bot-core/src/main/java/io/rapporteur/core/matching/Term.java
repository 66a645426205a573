package io.rapporteur.core.matching;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A word of a text that says something, as the units that it may stand for: its concepts, its
/// stem, the name or number that it is part of, and the word itself. Two terms share a meaning if
/// they share a unit.
final class Term {

    /// A word that the pack does not have.
    static final Term UNKNOWN = new Term(new int[0]);

    private final int[] units;

    private Term(int[] units) {
        this.units = units;
    }

    /// @param units repeats and [Units#NONE] are left out
    static Term of(IntStream units) {
        int[] known = units.filter(unit -> unit != Units.NONE).distinct().toArray();
        return known.length == 0 ? UNKNOWN : new Term(known);
    }

    /// One that may stand for whatever any of `terms` does.
    static Term joined(List<Term> terms) {
        return terms.size() == 1
                ? terms.getFirst()
                : of(terms.stream().flatMapToInt(term -> Arrays.stream(term.units)));
    }

    /// The same, which may also stand for `unit`.
    Term or(int unit) {
        return of(IntStream.concat(Arrays.stream(units), IntStream.of(unit)));
    }

    int size() {
        return units.length;
    }

    int unit(int number) {
        return units[number];
    }

    boolean isUnknown() {
        return units.length == 0;
    }
}
