package io.rapporteur.exchange;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A pack in another format.
///
/// @param files their texts by their names, at least one
/// @param notes what the format could not carry
public record Exported(Map<String, String> files, List<Note> notes) {

    public Exported {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        notes = List.copyOf(notes);
    }
}
