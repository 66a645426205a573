package io.rapporteur.slack;

import io.rapporteur.core.delivery.Inbox;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.Utterance;
import io.rapporteur.knowledge.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Hands what arrives, by HTTP or Socket Mode, to the inbox; open between the adapter's start and
/// its close.
///
/// Every method returns when what arrived is kept, and throws
/// [io.rapporteur.core.delivery.JournalException] or [ClosedException] when it is not: then Slack
/// must not be told that it was.
final class Intake {

    private final CommandReader commands;
    private final EventReader events;
    private final InteractionReader interactions;

    /// Read while handing over, written to open and close: whoever closes waits for those who are
    /// still handing over.
    private final ReadWriteLock door = new ReentrantReadWriteLock();

    private @Nullable Inbox inbox;

    Intake(InstantSource clock, Supplier<Optional<Identity>> identity) {
        this.commands = new CommandReader(clock);
        this.events = new EventReader(identity);
        this.interactions = new InteractionReader(clock);
    }

    void open(Inbox newInbox) {
        set(newInbox);
    }

    /// Returns when nothing more will reach the inbox.
    void close() {
        set(null);
    }

    private void set(@Nullable Inbox newInbox) {
        door.writeLock().lock();
        try {
            inbox = newInbox;
        } finally {
            door.writeLock().unlock();
        }
    }

    /// @throws UnreadableException if it is no slash command
    void command(Fields command) {
        keep(commands.read(command));
    }

    /// @throws UnreadableException if it is no event
    void event(Fields envelope) {
        keep(events.read(envelope));
    }

    /// @throws UnreadableException if it is no interaction
    void interaction(Fields interaction) {
        keep(interactions.read(interaction));
    }

    /// Keeps what could not be read aside, so that Slack need not repeat it.
    void setAside(String raw, UnreadableException problem) {
        UnreadableUpdate update =
                new UnreadableUpdate(
                        SlackNames.PLATFORM + ":unreadable:" + Fingerprint.of(raw),
                        SlackNames.PLATFORM,
                        raw,
                        String.valueOf(problem.getMessage()));
        handOver(open -> open.setAside(update));
    }

    private void keep(Optional<Utterance> utterance) {
        utterance.ifPresent(said -> handOver(open -> open.keep(List.of(said))));
    }

    private void handOver(Consumer<Inbox> what) {
        door.readLock().lock();
        try {
            if (inbox == null) {
                throw new ClosedException();
            }
            what.accept(inbox);
        } finally {
            door.readLock().unlock();
        }
    }

    /// Nothing is received just now: the adapter has not started, or is closing.
    static final class ClosedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        ClosedException() {
            super("not receiving");
        }
    }
}
