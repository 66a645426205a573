package io.rapporteur.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Time that stands still until a test lets it pass: sleepers wake exactly when they asked to.
final class VirtualTime implements InstantSource, RetryDelay.Sleeper {

    static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00Z");

    private final List<Sleep> asleep = new ArrayList<>();
    private Instant now = BEGIN;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        Sleep sleep = new Sleep(now.plus(duration));
        asleep.add(sleep);
        try {
            while (asleep.contains(sleep)) {
                wait();
            }
        } finally {
            asleep.remove(sleep);
        }
    }

    synchronized int sleepers() {
        return asleep.size();
    }

    synchronized void pass(Duration duration) {
        wakeAt(now.plus(duration));
    }

    /// Lets time pass until the next sleeper wakes.
    synchronized void passToNextWaking() {
        asleep.stream()
                .map(sleep -> sleep.until)
                .min(Comparator.naturalOrder())
                .ifPresent(this::wakeAt);
    }

    private void wakeAt(Instant moment) {
        now = moment;
        asleep.removeIf(sleep -> !sleep.until.isAfter(now));
        notifyAll();
    }

    /// Told apart by identity: two may sleep until the same moment.
    private static final class Sleep {
        private final Instant until;

        private Sleep(Instant until) {
            this.until = until;
        }
    }
}
