package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.pack.ReadPack;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/// Every entry may be given on the day of the check, and no review of it is due.
record CurrentStatements(LocalDate today) implements Rule {

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        return pack.knowledge()
                .entries()
                .flatMap(entry ->
                        Stream.of(reviewDue(pack, entry), notYet(pack, entry), over(pack, entry))
                                .flatMap(Optional::stream));
    }

    private Optional<Finding> reviewDue(ReadPack pack, Entry entry) {
        return entry.validity()
                .reviewBy()
                .filter(today::isAfter)
                .map(day ->
                        Finding.warning(
                                pack.places().of(entry.id(), "review_by"),
                                "review-due",
                                "\"" + entry.id() + "\" was to be reviewed by " + day,
                                "What it says may no longer hold",
                                "Look at its sources again, then move as_of and review_by"));
    }

    private Optional<Finding> notYet(ReadPack pack, Entry entry) {
        return entry.validity()
                .validFrom()
                .filter(today::isBefore)
                .map(day ->
                        outside(pack, entry.id(), "valid_from", "holds only from " + day + " on"));
    }

    private Optional<Finding> over(ReadPack pack, Entry entry) {
        return entry.validity()
                .validUntil()
                .filter(today::isAfter)
                .map(day -> outside(pack, entry.id(), "valid_until", "held only until " + day));
    }

    private static Finding outside(ReadPack pack, PassageId id, String key, String holds) {
        return Finding.warning(
                pack.places().of(id, key),
                "not-valid",
                "\"" + id + "\" " + holds,
                "The bot does not give its answer today and says that its record is out of date",
                "Bring the answer and its days up to date, or leave it if that is meant");
    }
}
