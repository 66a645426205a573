package io.rapporteur.core.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after failures in a row: twice as long each time, up to a longest wait, with up
/// to half of it left to chance so that many who failed together do not come back together.
///
/// It only tells; whoever waits knows what may cut the waiting short. Several threads may share
/// one.
public final class Backoff {

    /// Enough to reach any longest wait, too little to overflow.
    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;

    /// @param first the wait after one failure, before chance takes its part; from a millisecond to
    ///   an hour
    /// @param longest no wait is longer
    public Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /// From half a second to a minute.
    public static Backoff usual(RandomGenerator random) {
        return new Backoff(Duration.ofMillis(500), Duration.ofMinutes(1), random);
    }

    /// The wait after the `failures`th failure in a row, counted from 1: at least half of the full
    /// one.
    public Duration after(int failures) {
        long doubled = first.toMillis() << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
        long full = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(full - chance(full / 2));
    }

    /// Not every generator may be asked by several threads at once.
    private synchronized long chance(long most) {
        return random.nextLong(most + 1);
    }
}
