package io.rapporteur.core.delivery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;

/// Forgets what people wrote once delivery no longer needs it: after [#KEPT], looked at every
/// [#EVERY].
public final class Retention implements AutoCloseable {

    /// The time that the privacy notice promises.
    public static final Duration KEPT = Duration.ofDays(30);

    private static final Duration EVERY = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Journal journal;
    private final InstantSource clock;
    private final Repeated looks;

    public Retention(Journal journal, InstantSource clock, RetryDelay.Sleeper sleeper) {
        this.journal = journal;
        this.clock = clock;
        this.looks = new Repeated("retention", this::forget, EVERY, sleeper);
    }

    /// Begins to look; once for each object.
    public void start() {
        looks.start();
    }

    /// Returns when it does not touch the journal any more.
    @Override
    public void close() {
        looks.close();
    }

    private void forget() {
        try {
            int removed = journal.forgetBefore(clock.instant().minus(KEPT));
            if (removed > 0) {
                LOG.info(
                        "removed {} rows older than {} days from the journal",
                        removed,
                        KEPT.toDays());
            }
        } catch (RuntimeException e) {
            LOG.error("could not remove old rows from the journal; trying again in an hour", e);
        }
    }
}
