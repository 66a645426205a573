package io.rapporteur.core.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers everything that a word can stand for, from 0 on.
final class Units {

    /// The number of what the pack does not have.
    static final int NONE = -1;

    private final Map<Unit, Integer> numbers = new HashMap<>();
    private final List<Kind> kinds = new ArrayList<>();

    enum Kind {
        CONCEPT,
        STEM,
        NAME,
        NUMBER,
        WORD
    }

    private record Unit(Kind kind, String text) {}

    /// The number of a unit; a new one gets the next.
    int add(Kind kind, String text) {
        Integer number = numbers.putIfAbsent(new Unit(kind, text), kinds.size());
        if (number != null) {
            return number;
        }
        kinds.add(kind);
        return kinds.size() - 1;
    }

    int find(Kind kind, String text) {
        return numbers.getOrDefault(new Unit(kind, text), NONE);
    }

    Kind kind(int number) {
        return kinds.get(number);
    }

    int count() {
        return kinds.size();
    }
}
