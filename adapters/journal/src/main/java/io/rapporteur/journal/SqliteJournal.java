package io.rapporteur.journal;

import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.JournalException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;

/// A journal in one SQLite file, for one process.
///
/// Changes go through a [GroupCommit]. Reads have a connection of their own, behind a lock: with a
/// write-ahead log they see every committed change and never wait for an fsync, and each takes some
/// microseconds, so that more connections would gain nothing.
public final class SqliteJournal extends SqlJournal {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

    private final SqliteFile file;
    private final GroupCommit changes;
    private final Connection reading;
    private final ReentrantLock reader = new ReentrantLock();
    private final Checkup checkup;

    private SqliteJournal(SqliteFile file, InstantSource clock) throws SQLException {
        super(clock);
        this.file = file;
        this.checkup = new Checkup(clock, this::examine);
        this.reading = file.connect();
        this.changes = new GroupCommit(file::connectForChanges);
    }

    /// Opens the journal in `file`; creates it and the folders above it if there is none.
    ///
    /// @throws io.rapporteur.core.delivery.JournalInUseException if another process works on it
    /// @throws JournalException if it cannot be opened, or was written by a newer version; the
    ///   message says what to do
    public static SqliteJournal open(Path file, InstantSource clock) {
        return open(file, clock, SqliteFile.NO_LIMIT);
    }

    /// Opens it as if the disk had room for so many pages of 4,096 bytes.
    ///
    /// @throws JournalException as [#open(Path, InstantSource)], or if that is too few to begin
    public static SqliteJournal open(Path path, InstantSource clock, int mostPages) {
        SqliteFile file = SqliteFile.claim(path, mostPages);
        try {
            try (Connection connection = file.connectForChanges()) {
                Migrations.SQLITE.apply(connection);
            }
            return new SqliteJournal(file, clock);
        } catch (SQLException | RuntimeException e) {
            file.close();
            throw file.failure(e);
        }
    }

    @Override
    public Health health() {
        return checkup.health();
    }

    private Health examine(Instant now) {
        try {
            write(connection -> Sql.update(connection, Sql.TRY_WRITING, now.toEpochMilli()));
            return Health.ready("journal", "writes to " + file);
        } catch (JournalException e) {
            return Health.unready("journal", String.valueOf(e.getMessage()));
        }
    }

    /// Finishes the changes that wait and brings everything into the one file.
    @Override
    public void close() {
        changes.close();
        reader.lock();
        try (Statement statement = reading.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
        } catch (SQLException e) {
            LOG.warn("the write-ahead log stays beside {}; the next start reads it", file, e);
        } finally {
            disconnect();
            reader.unlock();
            file.close();
        }
    }

    private void disconnect() {
        try {
            reading.close();
        } catch (SQLException e) {
            LOG.warn("a connection to {} could not be closed", file, e);
        }
    }

    /// How many transactions were committed since it was opened.
    long commits() {
        return changes.commits();
    }

    @Override
    <T> T write(Work<T> change) {
        try {
            return changes.write(change);
        } catch (CompletionException e) {
            throw file.failure(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    @Override
    <T> T read(Work<T> query) {
        reader.lock();
        try {
            return query.with(reading);
        } catch (SQLException | RuntimeException e) {
            throw file.failure(e);
        } finally {
            reader.unlock();
        }
    }
}
