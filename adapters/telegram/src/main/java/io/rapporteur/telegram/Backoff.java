package io.rapporteur.telegram;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait between failures in a row: twice as long each time, up to a limit, and by
/// chance up to half less, so that many clients do not come back at once.
final class Backoff {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Duration first;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration first, RandomGenerator random) {
        this.first = first;
        this.random = random;
    }

    /// The wait after one more failure: longer than zero, at most 30 s.
    Duration next() {
        long full = Math.min(LIMIT.toMillis(), first.toMillis() << Math.min(failures, 16));
        failures++;
        return Duration.ofMillis(Math.max(1, full - random.nextLong(full / 2 + 1)));
    }

    /// It worked: the next failure is a first one again.
    void reset() {
        failures = 0;
    }
}
