package io.rapporteur.app.load;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// When each question of a run was to be posted, was acknowledged and was answered.
///
/// Both times count from the moment at which the question was to be posted, not from when a
/// connection was free for it: who waits for a connection waits too (no coordinated omission).
final class Journey {

    private final int first;
    private final AtomicLongArray planned;
    private final AtomicLongArray acknowledged;
    private final AtomicLongArray answered;
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    /// @param first the number of the first question
    Journey(int first, int count) {
        this.first = first;
        this.planned = new AtomicLongArray(count);
        this.acknowledged = new AtomicLongArray(count);
        this.answered = new AtomicLongArray(count);
    }

    int first() {
        return first;
    }

    int count() {
        return planned.length();
    }

    void plan(int question, long nanoTime) {
        planned.set(question - first, nanoTime);
    }

    /// @param status of the answer to the post
    void acknowledge(int question, int status) {
        acknowledged.set(question - first, System.nanoTime());
        if (status != 200) {
            refused.incrementAndGet();
        }
    }

    /// @return whether it is a question of this run, and its first answer
    boolean answer(int question) {
        int index = question - first;
        if (index < 0 || index >= answered.length()) {
            return false;
        }
        if (!answered.compareAndSet(index, 0, System.nanoTime())) {
            repeated.incrementAndGet();
            return false;
        }
        return true;
    }

    /// How many posts were not acknowledged with 200.
    int refused() {
        return refused.get();
    }

    /// How many answers were shown again.
    int repeated() {
        return repeated.get();
    }

    int posted() {
        return happened(planned);
    }

    int answered() {
        return happened(answered);
    }

    private static int happened(AtomicLongArray moments) {
        return (int) nanos(moments).filter(nanos -> nanos != 0).count();
    }

    private static LongStream nanos(AtomicLongArray moments) {
        return IntStream.range(0, moments.length()).mapToLong(moments::get);
    }

    Latencies untilAcknowledged() {
        return new Latencies(since(acknowledged));
    }

    Latencies untilAnswered() {
        return new Latencies(since(answered));
    }

    /// Sorted.
    private long[] since(AtomicLongArray moments) {
        long[] taken =
                IntStream.range(0, moments.length())
                        .filter(i -> moments.get(i) != 0)
                        .mapToLong(i -> moments.get(i) - planned.get(i))
                        .toArray();
        Arrays.sort(taken);
        return taken;
    }

    /// Sorted nanoseconds.
    record Latencies(long[] nanos) {

        /// In milliseconds: half of them, 99 of 100, all.
        String inMilliseconds() {
            return nanos.length == 0
                    ? "- / - / -"
                    : "%s / %s / %s".formatted(millis(0.5), millis(0.99), millis(1));
        }

        private String millis(double share) {
            int rank = Math.max(0, (int) Math.ceil(share * nanos.length) - 1);
            double millis = nanos[rank] / 1e6;
            return (millis < 10 ? "%.1f" : "%.0f").formatted(millis);
        }
    }
}
