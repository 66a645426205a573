package io.rapporteur.journal;

import com.zaxxer.hikari.HikariDataSource;

import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Journal;
import io.rapporteur.core.delivery.Journal.Kept;
import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.delivery.SharedJournal;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.Utterance;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;

/// A journal in a PostgreSQL database, for several processes.
///
/// The lead is an advisory lock of one database session, and everything that a leader changes it
/// changes in that very session ([PostgresTerm]). What arrives is kept through a connection of its
/// own, which needs no lock: a key is kept once whoever brings it.
public final class PostgresJournal implements SharedJournal {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresJournal.class);

    private final PostgresServer server;
    private final InstantSource clock;
    private final GroupCommit arrivals;
    private final HikariDataSource readers;
    private final Bell bell = new Bell(() -> read(PostgresServer::notifyLeader));
    private final Checkup checkup;
    private final ReentrantLock candidates = new ReentrantLock();

    /// The session that stands for the lead; guarded by [#candidates], as is `closed`.
    private @Nullable Connection candidate;

    private boolean closed;

    private PostgresJournal(PostgresServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
        this.readers = server.readers();
        this.arrivals = new GroupCommit(server::connectForChanges);
        this.checkup = new Checkup(clock, this::examine);
    }

    /// Opens the journal at `address`; makes its tables if there are none.
    ///
    /// @throws JournalException if it cannot be opened, or was written by a newer version; the
    ///   message says what to do
    public static PostgresJournal open(JournalAddress.Postgresql address, InstantSource clock) {
        PostgresServer server = new PostgresServer(address);
        try {
            server.prepare();
            return new PostgresJournal(server, clock);
        } catch (SQLException | RuntimeException e) {
            throw server.failure(e);
        }
    }

    @Override
    public List<Kept> keep(List<Utterance> utterances) {
        List<Kept> fresh = keepQuietly(utterances);
        if (!fresh.isEmpty()) {
            bell.ring();
        }
        return fresh;
    }

    /// Keeps what reaches the leader, whom nobody has to tell.
    List<Kept> keepQuietly(List<Utterance> utterances) {
        return utterances.isEmpty()
                ? List.of()
                : write(arrivals, connection -> SqlJournal.keep(utterances, connection));
    }

    @Override
    public void setAside(UnreadableUpdate update, Instant at) {
        write(arrivals, connection -> SqlJournal.setAside(update, at, connection));
    }

    /// The session that stands for the lead is kept between tries, so that a try costs one
    /// question.
    @Override
    public Optional<Journal> lead(String revision, Runnable kept) {
        candidates.lock();
        try {
            Connection session = candidate == null ? connectToLead() : candidate;
            candidate = session;
            if (!PostgresServer.leads(session, revision)) {
                return Optional.empty();
            }
            candidate = null;
            return Optional.of(new PostgresTerm(this, session, server.listen(kept), clock));
        } catch (SQLException e) {
            dismissCandidate();
            throw server.failure(e);
        } finally {
            candidates.unlock();
        }
    }

    @Override
    public Set<String> revisions() {
        return read(PostgresServer::revisions);
    }

    private Connection connectToLead() throws SQLException {
        if (closed) {
            throw new SQLException("it is closed");
        }
        return server.connectToLead();
    }

    private void dismissCandidate() {
        close(candidate);
        candidate = null;
    }

    /// Ends a session, if it has not ended by itself.
    void close(@Nullable Connection session) {
        try {
            if (session != null) {
                session.close();
            }
        } catch (SQLException e) {
            LOG.warn("a connection to {} could not be closed", server, e);
        }
    }

    @Override
    public Health health() {
        return checkup.health();
    }

    private Health examine(Instant now) {
        try {
            write(
                    arrivals,
                    connection -> Sql.update(connection, Sql.TRY_WRITING, now.toEpochMilli()));
            return Health.ready("journal", "writes to " + server);
        } catch (JournalException e) {
            return Health.unready("journal", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        arrivals.close();
        readers.close();
        candidates.lock();
        try {
            closed = true;
            dismissCandidate();
        } finally {
            candidates.unlock();
        }
    }

    <T> T write(GroupCommit changes, Work<T> change) {
        try {
            return changes.write(change);
        } catch (CompletionException e) {
            throw server.failure(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    <T> T read(Work<T> query) {
        try (Connection connection = readers.getConnection()) {
            return query.with(connection);
        } catch (SQLException | RuntimeException e) {
            throw server.failure(e);
        }
    }
}
