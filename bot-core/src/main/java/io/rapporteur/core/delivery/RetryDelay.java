package io.rapporteur.core.delivery;

import java.time.Duration;

/// Lets time pass before something is tried again.
public final class RetryDelay {

    private final Backoff backoff;
    private final Sleeper sleeper;

    public RetryDelay(Backoff backoff, Sleeper sleeper) {
        this.backoff = backoff;
        this.sleeper = sleeper;
    }

    /// Lets time pass; tests let it pass quickly.
    public interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }

    /// Waits after the `tries`th failure in a row, counted from 1.
    public void pause(int tries) throws InterruptedException {
        sleeper.sleep(backoff.after(tries));
    }

    /// Waits exactly as long as a platform asked; a little if it asked for no time at all.
    public void pause(Duration asked) throws InterruptedException {
        if (asked.isPositive()) {
            sleeper.sleep(asked);
        } else {
            pause(1);
        }
    }
}
