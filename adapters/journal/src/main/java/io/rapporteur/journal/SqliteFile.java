package io.rapporteur.journal;

import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.delivery.JournalInUseException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// The file of a journal: claims it for this process, opens connections to it, and tells what is
/// wrong with it.
///
/// The claim is a lock that ends with the process, however it ends: two processes on one journal
/// would answer everything twice. It lies on a file beside the journal because closing a second
/// descriptor of the journal itself would release SQLite's own locks.
final class SqliteFile implements AutoCloseable {

    /// SQLite's own largest number of pages: no limit but the disk.
    static final int NO_LIMIT = 1_073_741_823;

    private static final int BUSY_MILLIS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);

    private final Path path;
    private final int mostPages;
    private final FileChannel claim;

    private SqliteFile(Path path, int mostPages, FileChannel claim) {
        this.path = path;
        this.mostPages = mostPages;
        this.claim = claim;
    }

    /// Claims the file at `path`; creates it, readable and writable by its owner only, and the
    /// folders above it.
    ///
    /// @param mostPages beyond which SQLite says that the disk is full
    /// @throws JournalInUseException if another process has claimed it
    /// @throws JournalException if it cannot be created
    static SqliteFile claim(Path path, int mostPages) {
        Path file = path.toAbsolutePath();
        try {
            Files.createDirectories(file.resolveSibling(""));
            keepPrivate(file);
            return new SqliteFile(
                    file, mostPages, lock(file.resolveSibling(file.getFileName() + ".lock")));
        } catch (ClaimedException e) {
            throw new JournalInUseException(
                    "the journal " + file + " is in use by another process: stop that one first",
                    e);
        } catch (IOException e) {
            throw new JournalException(
                    "the journal "
                            + file
                            + " cannot be opened: expected a file that only this process uses, in"
                            + " a folder that it may write; found "
                            + e.getClass().getSimpleName()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static void keepPrivate(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        PosixFileAttributeView posix =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix == null) {
            return;
        }
        try {
            // SQLite gives its -wal and -shm files the permissions of this one.
            posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            LOG.warn("others may be able to read {}: its permissions cannot be changed", file, e);
        }
    }

    private static FileChannel lock(Path beside) throws IOException {
        FileChannel channel =
                FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException _) {
            LOG.debug("this very process holds {}", beside);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new ClaimedException();
    }

    /// Someone else holds the lock.
    private static final class ClaimedException extends IOException {

        private static final long serialVersionUID = 1;
    }

    /// Opens a connection that commits each statement.
    Connection connect() throws SQLException {
        Connection connection = config().createConnection("jdbc:sqlite:" + path);
        try (Statement limit = connection.createStatement()) {
            limit.execute("pragma max_page_count = " + mostPages);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Opens a connection for changes that are committed explicitly.
    Connection connectForChanges() throws SQLException {
        Connection connection = connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // FULL: a commit returns when it is on the disk. NORMAL may lose the last ones on a power
        // cut.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        // What is forgotten is overwritten, not only unlinked.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        return config;
    }

    /// What went wrong, for the operator. Neither message nor cause quotes what is stored.
    JournalException failure(Throwable cause) {
        return cause instanceof JournalException known
                ? known
                : new JournalException(explanation(cause), cause);
    }

    private String explanation(Throwable cause) {
        if (!(cause instanceof SQLiteException sqlite)) {
            return "the journal " + path + " failed: " + cause.getMessage();
        }
        SQLiteErrorCode primary = SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff);
        return switch (primary) {
            case SQLITE_FULL ->
                    "the disk that holds "
                            + path
                            + " is full: make room; the journal then goes on by itself";
            case SQLITE_IOERR ->
                    "the disk that holds "
                            + path
                            + " cannot be read or written ("
                            + sqlite.getResultCode()
                            + "): look at its space, its mount and the system's log";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_CANTOPEN ->
                    path
                            + " or its folder cannot be written ("
                            + sqlite.getResultCode()
                            + "): give them to the user that runs this process, on a mount that is"
                            + " not read-only";
            case SQLITE_CORRUPT, SQLITE_NOTADB ->
                    path
                            + " is no SQLite database, or a damaged one ("
                            + sqlite.getResultCode()
                            + "): move it away, or put a backup in its place";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    "something else keeps "
                            + path
                            + " locked: end the program that has it open, such as a database"
                            + " browser";
            default -> "the journal " + path + " failed: " + sqlite.getMessage();
        };
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /// Gives the claim up.
    @Override
    public void close() {
        try {
            claim.close();
        } catch (IOException e) {
            LOG.warn("the lock beside {} could not be released", path, e);
        }
    }
}
