package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.ConversationId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;

/// Runs at most one thread for each conversation, for as long as it has work.
///
/// A step that breaks off is tried again later, ever later while it keeps breaking off; other
/// conversations do not notice.
final class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    /// Does one step for a conversation; false when there is nothing (more) to do.
    interface Work {
        boolean step(Lane lane) throws InterruptedException;
    }

    /// Lets time pass.
    interface Pause {
        void pass() throws InterruptedException;
    }

    private final Work work;
    private final RetryDelay retryDelay;
    private final Alarm alarm;
    private final ThreadFactory threads;

    /// Guarded by `this`, as is what a lane says of itself.
    private final Map<ConversationId, Lane> lanes = new HashMap<>();

    private volatile boolean stopping;

    /// @param threads makes a lane's thread; each is started at once
    Lanes(Work work, RetryDelay retryDelay, Alarm alarm, ThreadFactory threads) {
        this.work = work;
        this.retryDelay = retryDelay;
        this.alarm = alarm;
        this.threads = threads;
    }

    /// Makes sure that the work of `conversation` is looked for after this call began; does nothing
    /// once the lanes are stopping.
    synchronized void wake(ConversationId conversation) {
        Lane running = lanes.get(conversation);
        if (running != null) {
            running.again = true;
        } else if (!stopping) {
            Lane lane = new Lane(conversation);
            lane.thread.start();
            lanes.put(conversation, lane);
        }
    }

    /// How many conversations are being worked on, pauses included.
    synchronized int count() {
        return lanes.size();
    }

    /// Lets every lane finish its step, cuts pauses short, and waits for all; interrupts those that
    /// are still at it after `patience`.
    ///
    /// @return whether all came to rest without that
    boolean stop(Duration patience) {
        List<Lane> running = beginToStop();
        long deadline = System.nanoTime() + patience.toNanos();
        boolean atRest = true;
        for (Lane lane : running) {
            atRest &= lane.endsWithin(Duration.ofNanos(deadline - System.nanoTime()));
        }
        return atRest;
    }

    private synchronized List<Lane> beginToStop() {
        stopping = true;
        List<Lane> running = List.copyOf(lanes.values());
        running.stream().filter(lane -> lane.pausing).forEach(lane -> lane.thread.interrupt());
        return running;
    }

    private void run(Lane lane) {
        try {
            while (!stopping && (step(lane) || !rests(lane))) {
                // One step follows the other until there is nothing left.
            }
        } catch (InterruptedException _) {
            // The lanes are stopping: what this one leaves is found at the next start.
        } finally {
            remove(lane);
        }
    }

    private boolean step(Lane lane) throws InterruptedException {
        try {
            boolean more = work.step(lane);
            lane.failures = 0;
            return more;
        } catch (InterruptedException | RuntimeException | Error e) {
            lane.endIfStopping();
            lane.failures++;
            backOff(lane, lane.failures, e);
            return true;
        }
    }

    private void backOff(Lane lane, int failures, Throwable failure) throws InterruptedException {
        alarm.raise(failure)
                .ifPresent(times ->
                        LOG.error(
                                "a conversation on {} came to a halt and is tried again later;"
                                        + " {} such failure(s) since last told",
                                lane.conversation.platform(),
                                times,
                                failure));
        lane.pause(() -> retryDelay.pause(failures));
    }

    /// Ends the lane unless it was woken since it last looked: decided under the same lock as
    /// [#wake].
    private synchronized boolean rests(Lane lane) {
        if (lane.again) {
            lane.again = false;
            return false;
        }
        lanes.remove(lane.conversation);
        return true;
    }

    /// A lane that came to rest has left already, and another may run in its place.
    private synchronized void remove(Lane lane) {
        lanes.remove(lane.conversation, lane);
    }

    /// The thread of one conversation, as its work sees it.
    final class Lane {

        private final ConversationId conversation;
        private final Thread thread;
        private boolean again;
        private boolean pausing;

        /// In a row; touched by the lane's own thread only.
        private int failures;

        private Lane(ConversationId conversation) {
            this.conversation = conversation;
            this.thread = threads.newThread(() -> run(this));
        }

        ConversationId conversation() {
            return conversation;
        }

        /// Lets time pass between two things that the work does; the only moments in which stopping
        /// interrupts it at once.
        ///
        /// @throws InterruptedException if the lanes are stopping: the step ends here
        void pause(Pause pause) throws InterruptedException {
            setPausing(true);
            try {
                pause.pass();
            } finally {
                setPausing(false);
            }
            endIfStopping();
        }

        /// Writes down what has happened and can not be undone: again and again, until the journal
        /// takes it.
        ///
        /// @param isWritten looked at before it is written again: a journal that failed may have
        ///   written all the same
        /// @throws InterruptedException if the lanes are stopping before that
        void insist(Runnable writing, BooleanSupplier isWritten) throws InterruptedException {
            for (int failed = 0; ; ) {
                try {
                    if (failed == 0 || !isWritten.getAsBoolean()) {
                        writing.run();
                    }
                    return;
                } catch (JournalException e) {
                    failed++;
                    backOff(this, failed, e);
                }
            }
        }

        private void setPausing(boolean begins) throws InterruptedException {
            synchronized (Lanes.this) {
                if (begins) {
                    endIfStopping();
                }
                pausing = begins;
            }
        }

        private void endIfStopping() throws InterruptedException {
            if (stopping) {
                throw new InterruptedException("the lanes are stopping");
            }
        }

        private boolean endsWithin(Duration patience) {
            try {
                if (thread.join(patience)) {
                    return true;
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            thread.interrupt();
            return false;
        }
    }
}
