package io.rapporteur.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps to the paces that platforms ask for: within any period of a [Budget], no more messages
/// than it allows.
///
/// A message takes the earliest moment that all of its budgets allow and that no earlier message
/// took: who asks first is never put off by those who ask later, and who waits long for one budget
/// does not hold up others that share another. Budgets live in this process.
public final class Pacer {

    /// How often to forget budgets that bind no one any more.
    private static final Duration TIDYING = Duration.ofMinutes(1);

    private final RetryDelay.Sleeper sleeper;
    private final Timeline timeline;
    private final Map<String, Moments> taken = new HashMap<>();
    private Instant tidied = Instant.MIN;

    public Pacer(InstantSource clock, RetryDelay.Sleeper sleeper) {
        this.timeline = new Timeline(clock);
        this.sleeper = sleeper;
    }

    /// Waits until a message may be sent that counts against `budgets`.
    public void await(List<Budget> budgets) throws InterruptedException {
        Duration wait = reserve(budgets);
        if (wait.isPositive()) {
            sleeper.sleep(wait);
        }
    }

    /// Takes a moment.
    ///
    /// @return how long it is until then
    private synchronized Duration reserve(List<Budget> budgets) {
        Instant now = timeline.now();
        tidy(now);
        budgets.forEach(budget -> moments(budget).forget(now, budget.period()));
        Instant moment = allowed(budgets, now);
        budgets.forEach(budget -> moments(budget).take(moment));
        return Duration.between(now, moment);
    }

    /// The earliest moment from `from` on that all budgets allow: each may put it off to where
    /// another does not allow it, until none puts it off any more.
    private Instant allowed(List<Budget> budgets, Instant from) {
        Instant moment = from;
        for (Budget budget : budgets) {
            moment = moments(budget).earliest(moment, budget);
        }
        return moment.equals(from) ? moment : allowed(budgets, moment);
    }

    private Moments moments(Budget budget) {
        return taken.computeIfAbsent(budget.key(), _ -> new Moments());
    }

    private void tidy(Instant now) {
        if (tidied.plus(TIDYING).isBefore(now)) {
            taken.values().removeIf(moments -> moments.bindNoOneAt(now));
            tidied = now;
        }
    }

    /// The moments that were taken from one budget, in order of time; some are still to come.
    private static final class Moments {

        private final List<Instant> moments = new ArrayList<>();
        private Duration longest = Duration.ZERO;

        /// The earliest moment from `from` on at which one more message leaves no period with too
        /// many.
        ///
        /// That is so unless some `budget.messages()` that follow one another lie, together with
        /// the new one, within less than a period; then it has to wait until the first of them is a
        /// period past.
        Instant earliest(Instant from, Budget budget) {
            Instant moment = from;
            for (int i = 0; i + budget.messages() <= moments.size(); i++) {
                Instant first = moments.get(i);
                Instant last = moments.get(i + budget.messages() - 1);
                Duration span = Duration.between(earlier(first, moment), later(last, moment));
                if (span.compareTo(budget.period()) < 0) {
                    moment = first.plus(budget.period());
                }
            }
            return moment;
        }

        void take(Instant moment) {
            int place = Collections.binarySearch(moments, moment);
            moments.add(place < 0 ? -place - 1 : place, moment);
        }

        void forget(Instant now, Duration period) {
            longest = later(longest, period);
            moments.removeIf(moment -> !moment.plus(longest).isAfter(now));
        }

        boolean bindNoOneAt(Instant now) {
            return moments.isEmpty() || !moments.getLast().plus(longest).isAfter(now);
        }
    }

    /// Time as the clock tells it, except that it never goes back: a clock that is put back by an
    /// hour must not make anyone wait for an hour.
    private static final class Timeline {

        private final InstantSource clock;
        private Instant told;
        private Instant now;

        private Timeline(InstantSource clock) {
            this.clock = clock;
            this.told = clock.instant();
            this.now = told;
        }

        Instant now() {
            Instant tells = clock.instant();
            if (tells.isAfter(told)) {
                now = now.plus(Duration.between(told, tells));
            }
            told = tells;
            return now;
        }
    }

    private static <T extends Comparable<T>> T earlier(T one, T other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static <T extends Comparable<T>> T later(T one, T other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
