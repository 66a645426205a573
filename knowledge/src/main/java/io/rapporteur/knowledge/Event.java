package io.rapporteur.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The event that a pack is about.
///
/// @param edition its number in the series
/// @param starts its first day, in `zone`
/// @param ends its last day, in `zone`
/// @param examples questions that show people what they may ask, in some or all languages
public record Event(
        Localized name,
        int edition,
        LocalDate starts,
        LocalDate ends,
        ZoneId zone,
        Map<Language, List<String>> examples) {

    /// @throws IllegalArgumentException if it ends before it starts
    public Event {
        Map<Language, List<String>> copied = new EnumMap<>(Language.class);
        examples.forEach((language, questions) -> copied.put(language, List.copyOf(questions)));
        examples = Collections.unmodifiableMap(copied);
        if (ends.isBefore(starts)) {
            throw new IllegalArgumentException(
                    "the event ends on " + ends + ", before it starts on " + starts);
        }
    }

    /// Questions to show as examples to someone who reads `language`; may be none.
    public List<String> examplesIn(Language language) {
        return examples.getOrDefault(language, List.of());
    }

    public LocalDate dayAt(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    public Phase phaseAt(Instant instant) {
        LocalDate day = dayAt(instant);
        if (day.isBefore(starts)) {
            return Phase.BEFORE;
        }
        return day.isAfter(ends) ? Phase.AFTER : Phase.DURING;
    }

    /// Where a moment lies, seen from the event.
    public enum Phase {
        BEFORE,
        DURING,
        AFTER;

        public static Optional<Phase> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(phase -> phase.name().toLowerCase(Locale.ROOT).equals(code))
                    .findFirst();
        }
    }
}
