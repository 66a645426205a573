package io.rapporteur.core.matching;

import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Numbers everything that a word can stand for, from 0 on.
final class Units {

    /// The number of what the pack does not have.
    static final int NONE = -1;

    private static final Kind[] KINDS = Kind.values();

    private final Map<Kind, Map<String, Integer>> numbers = new EnumMap<>(Kind.class);
    private final List<Kind> kinds = new ArrayList<>();

    Units() {
        for (Kind kind : KINDS) {
            numbers.put(kind, new HashMap<>());
        }
    }

    enum Kind {
        CONCEPT,
        STEM,
        NAME,
        NUMBER,
        WORD
    }

    static Units read(FormReader in) {
        Units units = new Units();
        in.list(() -> units.add(in.constant(KINDS), in.text()));
        return units;
    }

    void write(FormWriter out) {
        String[] texts = new String[count()];
        numbers.values().forEach(own -> own.forEach((text, number) -> texts[number] = text));
        out.number(texts.length);
        for (int number = 0; number < texts.length; number++) {
            out.constant(kind(number));
            out.text(texts[number]);
        }
    }

    /// The number of a unit; a new one gets the next.
    int add(Kind kind, String text) {
        Integer number = ofKind(kind).putIfAbsent(text, kinds.size());
        if (number != null) {
            return number;
        }
        kinds.add(kind);
        return kinds.size() - 1;
    }

    int find(Kind kind, String text) {
        return ofKind(kind).getOrDefault(text, NONE);
    }

    /// The number of each unit of a kind, by its text.
    Map<String, Integer> ofKind(Kind kind) {
        return Objects.requireNonNull(numbers.get(kind));
    }

    Kind kind(int number) {
        return kinds.get(number);
    }

    int count() {
        return kinds.size();
    }
}
