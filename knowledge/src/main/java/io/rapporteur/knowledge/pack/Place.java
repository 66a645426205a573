package io.rapporteur.knowledge.pack;

/// Where something stands in a pack.
///
/// @param file relative to the pack's folder
/// @param line counted from 1
public record Place(String file, int line) {

    /// `entries/agenda.yaml:12`, the form that editors turn into a link.
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
