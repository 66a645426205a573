package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.ConversationId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Runs at most one virtual thread for each conversation, for as long as it has work.
final class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);

    /// Does one step for a conversation; false when there is nothing (more) to do.
    interface Work {
        boolean step(ConversationId conversation) throws InterruptedException;
    }

    private final Work work;
    private final Map<ConversationId, Lane> lanes = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Lanes(Work work) {
        this.work = work;
    }

    /// Makes sure that the work of `conversation` is looked for after this call began.
    void wake(ConversationId conversation) {
        lanes.compute(
                conversation,
                (id, running) -> {
                    if (running != null) {
                        running.again = true;
                        return running;
                    }
                    return stopping ? null : begin(id);
                });
    }

    /// Lets every lane finish its step and waits for them; interrupts those that are still at it
    /// after `patience`.
    ///
    /// @return whether all came to rest without being interrupted
    boolean stop(Duration patience) {
        stopping = true;
        Deadline deadline = Deadline.in(patience);
        boolean atRest =
                lanes.values().stream().toList().stream()
                        .allMatch(lane -> lane.join(deadline.left()));
        lanes.values().forEach(lane -> lane.thread.interrupt());
        return atRest;
    }

    private Lane begin(ConversationId conversation) {
        Lane lane = new Lane();
        lane.thread =
                Thread.ofVirtual()
                        .name("lane-" + conversation.platform())
                        .unstarted(() -> run(conversation, lane));
        lane.thread.start();
        return lane;
    }

    private void run(ConversationId conversation, Lane lane) {
        try {
            do {
                lane.again = false;
                while (!stopping && work.step(conversation)) {
                    // One step follows the other until there is nothing left.
                }
            } while (!rests(conversation, lane));
        } catch (InterruptedException _) {
            lanes.remove(conversation);
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "a lane of {} broke off; what it left is taken up at the next message or start",
                    conversation.platform(),
                    e);
            lanes.remove(conversation);
        }
    }

    /// Ends the lane unless it was woken since it last looked: decided under the same lock as
    /// [#wake].
    private boolean rests(ConversationId conversation, Lane lane) {
        return lanes.compute(conversation, (_, running) -> lane.again && !stopping ? running : null)
                == null;
    }

    private static final class Lane {

        private volatile boolean again;
        private Thread thread = Thread.currentThread();

        boolean join(Duration patience) {
            try {
                return thread.join(patience);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    /// A point in time to wait for.
    private record Deadline(long nanoTime) {

        static Deadline in(Duration duration) {
            return new Deadline(System.nanoTime() + duration.toNanos());
        }

        Duration left() {
            return Duration.ofNanos(Math.max(1, nanoTime - System.nanoTime()));
        }
    }
}
