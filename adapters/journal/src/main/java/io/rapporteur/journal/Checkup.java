package io.rapporteur.journal;

import io.rapporteur.core.delivery.Health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Looks how a journal is by writing, but not more often than every [#BELIEVED]: a probe costs no
/// fsync each time.
final class Checkup {

    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Function<Instant, Health> examination;
    private final ReentrantLock examiner = new ReentrantLock();
    private Instant examined = Instant.EPOCH;
    private Health health = Health.unready("journal", "not looked at yet");

    Checkup(InstantSource clock, Function<Instant, Health> examination) {
        this.clock = clock;
        this.examination = examination;
    }

    Health health() {
        examiner.lock();
        try {
            Instant now = clock.instant();
            if (now.isAfter(examined.plus(BELIEVED)) || now.isBefore(examined)) {
                health = examination.apply(now);
                examined = now;
            }
            return health;
        } finally {
            examiner.unlock();
        }
    }
}
