package io.rapporteur.core.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before trying again: twice as long each time, up to a minute, with up to half
/// of it left to chance so that many who failed together do not come back together.
public final class RetryDelay {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /// Enough to reach the longest, too little to overflow.
    private static final int MOST_DOUBLINGS = 20;

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
        long doubled = FIRST.toMillis() << Math.clamp(tries - 1L, 0, MOST_DOUBLINGS);
        long half = Math.min(doubled, LONGEST.toMillis()) / 2;
        sleeper.sleep(Duration.ofMillis(half + chance(half)));
    }

    /// Waits exactly as long as a platform asked; a little if it asked for no time at all.
    public void pause(Duration asked) throws InterruptedException {
        if (asked.isPositive()) {
            sleeper.sleep(asked);
        } else {
            pause(1);
        }
    }

    /// Not every generator may be asked by several threads at once.
    private synchronized long chance(long most) {
        return random.nextLong(most + 1);
    }
}
