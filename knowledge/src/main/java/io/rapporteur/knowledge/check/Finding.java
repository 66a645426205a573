package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.pack.Place;

import java.util.Comparator;

/// Something in a pack that could be better.
///
/// @param file relative to the pack's folder
/// @param line counted from 1
/// @param rule the name of the rule that found it, kebab-case
/// @param what what was found, without a full stop
/// @param why what harm it does
/// @param remedy what to do about it
public record Finding(
        String file,
        int line,
        Severity severity,
        String rule,
        String what,
        String why,
        String remedy) {

    /// By file, line, rule, and what was found.
    static final Comparator<Finding> IN_READING_ORDER =
            Comparator.comparing(Finding::file)
                    .thenComparingInt(Finding::line)
                    .thenComparing(Finding::rule)
                    .thenComparing(Finding::what);

    static Finding error(Place place, String rule, String what, String why, String remedy) {
        return new Finding(place.file(), place.line(), Severity.ERROR, rule, what, why, remedy);
    }

    static Finding warning(Place place, String rule, String what, String why, String remedy) {
        return new Finding(place.file(), place.line(), Severity.WARNING, rule, what, why, remedy);
    }

    static Finding notice(Place place, String rule, String what, String why, String remedy) {
        return new Finding(place.file(), place.line(), Severity.NOTICE, rule, what, why, remedy);
    }

    /// `entries/agenda.yaml:12: what. why. remedy.`, on one line.
    @Override
    public String toString() {
        return file + ":" + line + ": " + what + ". " + why + ". " + remedy + ".";
    }
}
