package io.rapporteur.knowledge.pack;

/// Something wrong in a pack.
///
/// @param file relative to the pack's folder
/// @param line counted from 1
/// @param what what was found, and what was expected
/// @param remedy what to do about it
public record Problem(String file, int line, String what, String remedy) {

    /// `entries/agenda.yaml:12: ... - ...`, the form that editors turn into a link.
    @Override
    public String toString() {
        return file + ":" + line + ": " + what + ". " + remedy + ".";
    }
}
