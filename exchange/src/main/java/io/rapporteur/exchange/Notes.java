package io.rapporteur.exchange;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gathers notes while a file is read or written: the same thing at several places is one note.
final class Notes {

    private record Subject(Note.Kind kind, String what) {}

    private final Map<Subject, Set<String>> places = new LinkedHashMap<>();
    private final Map<Subject, Integer> counts = new LinkedHashMap<>();

    void leftOut(String what, Object place) {
        add(Note.Kind.LEFT_OUT, what, 1, place.toString());
    }

    void changed(String what, Object place) {
        add(Note.Kind.CHANGED, what, 1, place.toString());
    }

    void missing(String what, Object place) {
        add(Note.Kind.MISSING, what, 1, place.toString());
    }

    /// Several of a kind at one place; nothing if `count` is 0.
    void leftOut(String what, int count, Object place) {
        if (count > 0) {
            add(Note.Kind.LEFT_OUT, what, count, place.toString());
        }
    }

    private void add(Note.Kind kind, String what, int count, String where) {
        Subject subject = new Subject(kind, what);
        counts.merge(subject, count, Integer::sum);
        places.computeIfAbsent(subject, _ -> new LinkedHashSet<>()).add(where);
    }

    /// In the order of their first appearance.
    List<Note> all() {
        return counts.entrySet().stream()
                .map(counted ->
                        new Note(
                                counted.getKey().kind(),
                                counted.getKey().what(),
                                counted.getValue(),
                                List.copyOf(places.getOrDefault(counted.getKey(), Set.of()))))
                .toList();
    }
}
