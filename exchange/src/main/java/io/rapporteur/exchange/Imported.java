package io.rapporteur.exchange;

import java.util.List;

/// What became of files that were imported.
///
/// @param entries how many entries the pack has
/// @param notes what was left out, changed or missing
public record Imported(int entries, List<Note> notes) {

    public Imported {
        notes = List.copyOf(notes);
    }
}
