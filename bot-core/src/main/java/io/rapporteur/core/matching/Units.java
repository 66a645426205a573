package io.rapporteur.core.matching;

import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers everything that a word can stand for, from 0 on.
final class Units {

    /// The number of what the pack does not have.
    static final int NONE = -1;

    private static final Kind[] KINDS = Kind.values();

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

    static Units read(FormReader in) {
        Units units = new Units();
        in.list(() -> units.add(in.constant(KINDS), in.text()));
        return units;
    }

    void write(FormWriter out) {
        out.list(
                numbers.entrySet().stream().sorted(Map.Entry.comparingByValue()).toList(),
                unit -> {
                    out.constant(unit.getKey().kind());
                    out.text(unit.getKey().text());
                });
    }

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

    /// The number of each unit of a kind, by its text.
    Map<String, Integer> ofKind(Kind kind) {
        Map<String, Integer> found = new HashMap<>();
        numbers.forEach((unit, number) -> {
            if (unit.kind() == kind) {
                found.put(unit.text(), number);
            }
        });
        return found;
    }

    Kind kind(int number) {
        return kinds.get(number);
    }

    int count() {
        return kinds.size();
    }
}
