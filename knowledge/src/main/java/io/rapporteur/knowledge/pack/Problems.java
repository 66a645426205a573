package io.rapporteur.knowledge.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gathers what is wrong while reading goes on.
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(Problem problem) {
        found.add(problem);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /// @throws InvalidPackException if there are any, sorted by file and line
    void throwIfAny() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparing(Problem::file).thenComparingInt(Problem::line));
            throw new InvalidPackException(found);
        }
    }
}
