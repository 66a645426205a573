package io.rapporteur.core.delivery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Set;

/// Pauses sending to a platform that has failed again and again, whoever was sent to.
///
/// After each pause one message goes, to see whether the platform is back: the one that has waited
/// longest. Everybody else waits. Else an outage would use up the tries of every message that
/// waits, or all those of an unlucky one.
final class Circuit {

    /// So many failures in a row are the platform's, not a message's.
    static final int MOST_FAILURES = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);

    private final String platform;
    private final RetryDelay retryDelay;
    private final Insight insight;
    private final InstantSource clock;
    private int failures;
    private Duration pause = Duration.ZERO;
    private Instant until = Instant.MIN;

    /// Those who wait for the platform, the longest first.
    private final Set<Object> waiting = new LinkedHashSet<>();

    Circuit(String platform, RetryDelay retryDelay, Insight insight, InstantSource clock) {
        this.platform = platform;
        this.retryDelay = retryDelay;
        this.insight = insight;
        this.clock = clock;
    }

    /// Waits until a message may be tried.
    void await() throws InterruptedException {
        Object self = new Object();
        try {
            for (Duration left = left(self); left.isPositive(); left = left(self)) {
                retryDelay.pause(left);
            }
        } finally {
            leave(self);
        }
    }

    /// How long to wait; whoever has waited longest when the pause is over goes alone, and the
    /// pause begins anew for the others. A clock that is put back lengthens no pause.
    private synchronized Duration left(Object self) {
        if (failures < MOST_FAILURES) {
            return Duration.ZERO;
        }
        waiting.add(self);
        Instant now = clock.instant();
        Duration left = Duration.between(now, until);
        if (left.isPositive() && left.compareTo(pause) <= 0) {
            return left;
        }
        if (!waiting.iterator().next().equals(self)) {
            return pause;
        }
        until = now.plus(pause);
        return Duration.ZERO;
    }

    private synchronized void leave(Object self) {
        waiting.remove(self);
    }

    /// The platform did not answer, or said that it is broken.
    synchronized void failed() {
        failures++;
        if (failures == MOST_FAILURES) {
            LOG.error("{} failed {} times in a row: sending to it pauses", platform, failures);
            insight.sendingPaused(platform, true);
        }
        if (failures >= MOST_FAILURES) {
            pause = retryDelay.after(failures - MOST_FAILURES + 1);
            until = clock.instant().plus(pause);
        }
    }

    /// The platform answered, even if with a no.
    synchronized void answered() {
        if (failures >= MOST_FAILURES) {
            LOG.info("{} answers again", platform);
            insight.sendingPaused(platform, false);
        }
        failures = 0;
        waiting.clear();
    }

    /// Nothing is sent any more, so nothing pauses.
    synchronized void end() {
        if (failures >= MOST_FAILURES) {
            insight.sendingPaused(platform, false);
        }
    }

    /// Whether messages go. A pause makes nothing unready: what waits is kept, and other platforms
    /// are served.
    synchronized Health health() {
        return Health.ready(
                "sending to " + platform,
                failures < MOST_FAILURES
                        ? "sends"
                        : "pauses: %s failed %d times in a row; the next message is tried at %s;"
                                        .formatted(platform, failures, until)
                                + " look at its status page and at the network from here");
    }
}
