package io.rapporteur.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// Tells of failures without flooding the log: when the journal is down, every conversation fails
/// again and again, and the operator needs to read it once a minute.
final class Alarm {

    private static final Duration QUIET = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<Class<?>, Told> told = new HashMap<>();

    Alarm(InstantSource clock) {
        this.clock = clock;
    }

    /// Counts a failure.
    ///
    /// @return if it is time to tell of failures of that class: how many there were since we last
    ///   did, this one included; else empty
    synchronized OptionalInt raise(Throwable failure) {
        Told last = told.get(failure.getClass());
        Instant now = clock.instant();
        if (last != null && isQuiet(last.at(), now)) {
            told.put(failure.getClass(), new Told(last.at(), last.untold() + 1));
            return OptionalInt.empty();
        }
        told.put(failure.getClass(), new Told(now, 0));
        return OptionalInt.of(last == null ? 1 : last.untold() + 1);
    }

    /// A clock that was put back must not silence us until it has caught up.
    private static boolean isQuiet(Instant last, Instant now) {
        return Duration.between(last, now).abs().compareTo(QUIET) < 0;
    }

    /// When we last told of failures of a class, and how many there were since.
    private record Told(Instant at, int untold) {}
}
