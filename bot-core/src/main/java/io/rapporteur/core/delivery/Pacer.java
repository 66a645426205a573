package io.rapporteur.core.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/// Keeps to the paces that platforms ask for: within any period of a [Budget], no more messages
/// than it allows.
///
/// A message takes the earliest moment that all of its budgets allow; who asks first goes first.
/// Budgets live in this process.
public final class Pacer {

    /// Longer than any budget's period: what is older binds no one.
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final RetryDelay.Sleeper sleeper;
    private final Cache<String, Queue<Instant>> taken =
            Caffeine.newBuilder().expireAfterAccess(FORGOTTEN_AFTER).build();

    public Pacer(InstantSource clock, RetryDelay.Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /// Waits until a message may be sent that counts against `budgets`.
    public void await(List<Budget> budgets) throws InterruptedException {
        Duration wait = Duration.between(clock.instant(), reserve(budgets));
        if (wait.isPositive()) {
            sleeper.sleep(wait);
        }
    }

    private synchronized Instant reserve(List<Budget> budgets) {
        Instant moment = clock.instant();
        for (Budget budget : budgets) {
            moment = later(moment, earliest(budget));
        }
        for (Budget budget : budgets) {
            Queue<Instant> moments = moments(budget);
            moments.add(moment);
            while (moments.size() > budget.messages()) {
                moments.remove();
            }
        }
        return moment;
    }

    /// When the earliest of the budget's last messages falls out of its period.
    private Instant earliest(Budget budget) {
        Queue<Instant> moments = moments(budget);
        return moments.size() < budget.messages()
                ? Instant.MIN
                : moments.element().plus(budget.period());
    }

    private Queue<Instant> moments(Budget budget) {
        return taken.get(budget.key(), _ -> new PriorityQueue<>());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
