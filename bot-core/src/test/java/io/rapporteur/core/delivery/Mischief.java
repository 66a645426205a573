package io.rapporteur.core.delivery;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// What goes wrong in a [Simulation], drawn by chance until it ends, and written down.
final class Mischief {

    private static final int LAST = 60;

    private final RandomGenerator random;
    private final InstantSource now;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Deque<String> lately = new ArrayDeque<>();
    private boolean ended;
    private long hash;

    Mischief(RandomGenerator random, InstantSource now) {
        this.random = random;
        this.now = now;
    }

    /// From now on nothing goes wrong any more.
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    boolean happens(int inHundred) {
        return happens(inHundred, 100);
    }

    boolean happens(int times, int outOf) {
        return !ended && random.nextInt(outOf) < times;
    }

    /// Counts what went wrong.
    void happened(String what) {
        counts.merge(what, 1, Integer::sum);
        trace(what, "");
    }

    void trace(String what, Object about) {
        String line = now.instant() + " " + what + " " + named(about);
        hash = hash * 31 + line.hashCode();
        lately.addLast(line);
        if (lately.size() > LAST) {
            lately.removeFirst();
        }
    }

    private static String named(Object about) {
        return switch (about) {
            case Journal.Kept(_, var utterance) -> utterance.key();
            case Journal.Unsent(_, _, var message, int tries) -> message.payload() + " " + tries;
            case OutboundMessage message -> message.payload();
            default -> about.toString();
        };
    }

    /// The same for two runs in which the same happened at the same moments.
    long hash() {
        return hash;
    }

    Map<String, Integer> counts() {
        return counts;
    }

    String lately() {
        return String.join("\n", lately);
    }
}
