package io.rapporteur.core.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before trying again: twice as long each time, up to a minute, with up to half
/// of it left to chance so that many who failed together do not come back together.
public final class RetryDelay {

    /// After so many tries of unknown outcome a message is given up: the person may have it several
    /// times already.
    static final int MOST_TRIES = 8;

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Sleeper sleeper;
    private final RandomGenerator random;

    public RetryDelay(Sleeper sleeper, RandomGenerator random) {
        this.sleeper = sleeper;
        this.random = random;
    }

    /// Lets time pass; tests let it pass quickly.
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    /// Waits after the `tries`th failure in a row, counted from 1.
    public void pause(int tries) throws InterruptedException {
        long doubled = FIRST.toMillis() << Math.min(tries - 1, 20);
        long capped = Math.min(doubled, LONGEST.toMillis());
        sleeper.sleep(Duration.ofMillis(capped / 2 + random.nextLong(capped / 2 + 1)));
    }

    /// Waits exactly as long as a platform asked.
    public void pause(Duration asked) throws InterruptedException {
        sleeper.sleep(asked);
    }
}
