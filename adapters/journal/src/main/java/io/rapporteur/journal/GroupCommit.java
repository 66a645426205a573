package io.rapporteur.journal;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/// Makes changes durable, many with one fsync.
///
/// One thread owns the only connection that writes. It takes whatever waits, runs it in one
/// transaction and commits once. A lone change is committed at once; changes that come during a
/// commit share the next. So nobody waits for company, and the disk's pace bounds groups, not
/// changes.
///
/// When a group fails, each of its changes is tried once more in a transaction of its own: one that
/// cannot be made does not fail the others. A connection that cannot even roll back is replaced;
/// when none can be had, whoever waits is told at once, not after a try to connect for each.
///
/// The thread is a platform thread because SQLite's calls are native and would pin a virtual
/// thread's carrier for the time of an fsync.
final class GroupCommit implements AutoCloseable {

    /// Bounds how much is repeated when a group fails.
    private static final int LARGEST_GROUP = 256;

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /// Opens a connection in whose transactions changes are made: auto-commit is off.
    interface Connector {
        Connection connect() throws SQLException;
    }

    private final Connector connector;
    private final BlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
    private final ReentrantLock door = new ReentrantLock();
    private final Pending<?> last = new Pending<>(_ -> 0);
    private final AtomicLong commits = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().daemon().name("journal").unstarted(this::run);
    private @Nullable Connection current;
    private boolean closed;

    GroupCommit(Connector connector) {
        this.connector = connector;
        thread.start();
    }

    /// Returns when `change` is durable.
    ///
    /// The wait does not end early when the thread is interrupted: whether the change was made
    /// would be unknown.
    ///
    /// @throws CompletionException if the change could not be made, and was not; the cause says why
    <T> T write(Work<T> change) {
        Pending<T> pending = new Pending<>(change);
        door.lock();
        try {
            if (closed) {
                throw new CompletionException(new IllegalStateException("it is closed"));
            }
            queue.add(pending);
        } finally {
            door.unlock();
        }
        return pending.done.join();
    }

    /// How many transactions were committed since the start.
    long commits() {
        return commits.get();
    }

    /// How many changes wait for the next transaction.
    int waiting() {
        return queue.size();
    }

    /// Makes the changes that wait, and takes no more.
    @Override
    public void close() {
        door.lock();
        try {
            if (!closed) {
                closed = true;
                queue.add(last);
            }
        } finally {
            door.unlock();
        }
        last.done.join();
    }

    private void run() {
        List<Pending<?>> group = new ArrayList<>();
        while (!group.contains(last)) {
            group.clear();
            group.add(next());
            queue.drainTo(group, LARGEST_GROUP - 1);
            List<Pending<?>> changes = group.stream().filter(pending -> pending != last).toList();
            if (!changes.isEmpty()) {
                commit(changes);
            }
        }
        disconnect();
        last.done.complete(null);
    }

    private Pending<?> next() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException _) {
                LOG.debug("interrupted; only close() ends the journal's thread");
            }
        }
    }

    // Errors too: whatever happens in a change, its caller must hear of it, and the thread live on.
    private void commit(List<Pending<?>> group) {
        if (!isConnected(group)) {
            return;
        }
        try {
            commit(group, connection());
        } catch (SQLException | RuntimeException | Error e) {
            rollBack();
            if (group.size() == 1) {
                group.getFirst().done.completeExceptionally(e);
            } else {
                commitEach(new ArrayList<>(group));
            }
        }
    }

    private void commit(List<Pending<?>> group, Connection connection) throws SQLException {
        List<Runnable> outcomes = new ArrayList<>(group.size());
        for (Pending<?> pending : group) {
            outcomes.add(pending.run(connection));
        }
        connection.commit();
        commits.incrementAndGet();
        outcomes.forEach(Runnable::run);
    }

    private void commitEach(List<Pending<?>> left) {
        while (!left.isEmpty() && isConnected(left)) {
            commit(List.of(left.removeFirst()));
        }
    }

    /// Connects unless it is connected; if that cannot be, tells all of `group`.
    private boolean isConnected(List<Pending<?>> group) {
        try {
            connection();
            return true;
        } catch (SQLException | RuntimeException | Error e) {
            group.forEach(pending -> pending.done.completeExceptionally(e));
            return false;
        }
    }

    private Connection connection() throws SQLException {
        Connection connection = current;
        if (connection == null) {
            connection = connector.connect();
            current = connection;
        }
        return connection;
    }

    private void rollBack() {
        try {
            if (current != null) {
                current.rollback();
            }
        } catch (SQLException e) {
            LOG.debug("the connection cannot roll back and is replaced", e);
            disconnect();
        }
    }

    private void disconnect() {
        try {
            if (current != null) {
                current.close();
            }
        } catch (SQLException e) {
            LOG.warn("a connection to the journal could not be closed", e);
        }
        current = null;
    }

    /// A change and whoever waits for it.
    private static final class Pending<T> {

        private final Work<T> change;
        private final CompletableFuture<T> done = new CompletableFuture<>();

        Pending(Work<T> change) {
            this.change = change;
        }

        /// @return what tells the caller, once the change is durable
        Runnable run(Connection connection) throws SQLException {
            T result = change.with(connection);
            return () -> done.complete(result);
        }
    }
}
