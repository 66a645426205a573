package io.rapporteur.knowledge;

import java.util.List;

/// Entries that people browse together, in the author's order.
///
/// @param id the name of its file, kebab-case
public record Topic(String id, Localized title, List<Entry> entries) {

    public Topic {
        entries = List.copyOf(entries);
    }
}
