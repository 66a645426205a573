package io.rapporteur.journal;

import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.Utterance;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// What the leader does to a [PostgresJournal].
///
/// A term is one session of the database. That session holds the lock, and makes every change; so a
/// change that is committed was made while the lock was held, and when the session has ended,
/// nothing of this term can be changed any more: no other fence is needed.
final class PostgresTerm extends SqlJournal {

    private final PostgresJournal journal;
    private final Connection session;
    private final Listener listener;
    private final GroupCommit changes;

    /// @param session holds the lead
    /// @param listener is closed with the term
    PostgresTerm(
            PostgresJournal journal, Connection session, Listener listener, InstantSource clock) {
        super(clock);
        this.journal = journal;
        this.session = session;
        this.listener = listener;
        this.changes = new GroupCommit(once(session));
    }

    /// Gives the session, and never another in its place.
    private static GroupCommit.Connector once(Connection session) {
        AtomicBoolean given = new AtomicBoolean();
        return () -> {
            if (given.getAndSet(true)) {
                throw new SQLException(
                        "this process leads no more: the session that held the lead has ended");
            }
            return session;
        };
    }

    @Override
    public List<Kept> keep(List<Utterance> utterances) {
        return journal.keepQuietly(utterances);
    }

    @Override
    public void setAside(UnreadableUpdate update, Instant at) {
        journal.setAside(update, at);
    }

    /// Asked in the leader's own session: whoever has an answer still led when asking. That it is
    /// asked again and again also keeps the session from falling silent.
    @Override
    public Set<ConversationId> unfinished() {
        return write(SqlJournal::unfinished);
    }

    @Override
    public Health health() {
        return journal.health();
    }

    /// The lead is free for others before the rest is tidied up.
    @Override
    public void close() {
        changes.close();
        journal.close(session);
        listener.close();
    }

    @Override
    <T> T write(Work<T> change) {
        return journal.write(changes, change);
    }

    @Override
    <T> T read(Work<T> query) {
        return journal.read(query);
    }
}
