package io.rapporteur.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Keeps to the paces that platforms ask for: within any period of a [Budget], no more messages
/// than it allows.
///
/// A message takes the earliest moment that all of its budgets allow and that no earlier message
/// took: who asks first is never put off by those who ask later, and who waits long for one budget
/// does not hold up others that share another. Who wakes late, because the whole process stood
/// still, leaves late, and keeps its distance from those who left meanwhile.
///
/// Budgets live in this process; what an earlier one sent is told to [#count].
public final class Pacer {

    /// How often to forget budgets that bind no one any more.
    private static final Duration TIDYING = Duration.ofMinutes(1);

    private final RetryDelay.Sleeper sleeper;
    private final Timeline timeline;
    private final Map<String, Moments> taken = new HashMap<>();
    private Instant tidied = Instant.MIN;

    /// Paces by a clock that nobody sets: one that is put forward would let messages go too early.
    public static Pacer inRealTime() {
        long begin = System.nanoTime();
        return new Pacer(() -> Instant.EPOCH.plusNanos(System.nanoTime() - begin), Thread::sleep);
    }

    public Pacer(InstantSource clock, RetryDelay.Sleeper sleeper) {
        this.timeline = new Timeline(clock);
        this.sleeper = sleeper;
    }

    /// A message that counts against `budgets` left so long ago, before this pacer was asked.
    synchronized void count(List<Budget> budgets, Duration ago) {
        Instant moment = timeline.now().minus(ago);
        budgets.forEach(budget -> moments(budget).count(moment, budget.period()));
    }

    /// Waits until a message may be sent that counts against `budgets`.
    public void await(List<Budget> budgets) throws InterruptedException {
        Place place = reserve(budgets);
        Duration wait = place.away();
        while (wait.isPositive()) {
            sleeper.sleep(wait);
            wait = leave(budgets, place.moment());
        }
    }

    /// When a message is to leave, and how long that is from now; with nothing to wait for it has
    /// left.
    private record Place(Instant moment, Duration away) {}

    private synchronized Place reserve(List<Budget> budgets) {
        Instant now = timeline.now();
        tidy(now);
        budgets.forEach(budget -> moments(budget).forget(now, budget.period()));
        Instant moment = allowed(budgets, now, moments -> moments.taken);
        budgets.forEach(budget -> moments(budget).take(moment));
        if (moment.equals(now)) {
            budgets.forEach(budget -> moments(budget).leave(moment, now));
        }
        return new Place(moment, Duration.between(now, moment));
    }

    /// Leaves at `moment`, or now if that is past, unless too many have left by then.
    ///
    /// @return how much longer to wait; zero if it has left
    private synchronized Duration leave(List<Budget> budgets, Instant moment) {
        Instant now = later(moment, timeline.now());
        Instant allowed = allowed(budgets, now, moments -> moments.left);
        if (allowed.equals(now)) {
            budgets.forEach(budget -> moments(budget).leave(moment, now));
        }
        return Duration.between(now, allowed);
    }

    /// The earliest moment from `from` on that all budgets allow: each may put it off to where
    /// another does not allow it, until none puts it off any more.
    ///
    /// @param heeded which moments count
    private Instant allowed(
            List<Budget> budgets, Instant from, Function<Moments, List<Instant>> heeded) {
        Instant moment = from;
        for (Budget budget : budgets) {
            moment = earliest(moment, budget, heeded.apply(moments(budget)));
        }
        return moment.equals(from) ? moment : allowed(budgets, moment, heeded);
    }

    /// The earliest moment from `from` on at which one more message leaves no period with too many.
    ///
    /// That is so unless some `budget.messages()` that follow one another lie, together with the
    /// new one, within less than a period; then it has to wait until the first of them is a period
    /// past.
    private static Instant earliest(Instant from, Budget budget, List<Instant> moments) {
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

    private Moments moments(Budget budget) {
        return taken.computeIfAbsent(budget.key(), _ -> new Moments());
    }

    private void tidy(Instant now) {
        if (tidied.plus(TIDYING).isBefore(now)) {
            taken.values().removeIf(moments -> moments.bindNoOneAt(now));
            tidied = now;
        }
    }

    /// The moments of one budget, in order of time.
    private static final class Moments {

        /// When messages left, and when those that wait are to leave.
        private final List<Instant> taken = new ArrayList<>();

        /// When messages left.
        private final List<Instant> left = new ArrayList<>();

        private Duration longest = Duration.ZERO;

        void take(Instant moment) {
            insert(moment, taken);
        }

        /// A message that was to leave at `moment` leaves `now`.
        void leave(Instant moment, Instant now) {
            if (!moment.equals(now)) {
                taken.remove(moment);
                insert(now, taken);
            }
            insert(now, left);
        }

        private static void insert(Instant moment, List<Instant> moments) {
            int place = Collections.binarySearch(moments, moment);
            moments.add(place < 0 ? -place - 1 : place, moment);
        }

        void count(Instant moment, Duration period) {
            longest = later(longest, period);
            insert(moment, taken);
            insert(moment, left);
        }

        void forget(Instant now, Duration period) {
            longest = later(longest, period);
            taken.removeIf(moment -> isPast(moment, now));
            left.removeIf(moment -> isPast(moment, now));
        }

        boolean bindNoOneAt(Instant now) {
            return taken.isEmpty() || isPast(taken.getLast(), now);
        }

        private boolean isPast(Instant moment, Instant now) {
            return !moment.plus(longest).isAfter(now);
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
