package io.rapporteur.knowledge;

import java.time.LocalDate;
import java.util.Optional;

/// When statements hold, in the event's own calendar.
///
/// @param asOf the day for which the sources made the statements
/// @param validFrom the first day on which the answer may be given
/// @param validUntil the last day on which the answer may be given
/// @param reviewBy the day by which a person should look at it again
public record Validity(
        LocalDate asOf,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil,
        Optional<LocalDate> reviewBy) {

    /// @throws IllegalArgumentException if the last valid day lies before the first
    public Validity {
        if (validFrom.isPresent()
                && validUntil.isPresent()
                && validUntil.get().isBefore(validFrom.get())) {
            throw new IllegalArgumentException(
                    "valid until "
                            + validUntil.get()
                            + ", before it is valid from "
                            + validFrom.get());
        }
    }

    public boolean holdsOn(LocalDate day) {
        return validFrom.map(from -> !day.isBefore(from)).orElse(true)
                && validUntil.map(until -> !day.isAfter(until)).orElse(true);
    }

    public boolean isDueForReviewOn(LocalDate day) {
        return reviewBy.map(day::isAfter).orElse(false);
    }
}
