package io.rapporteur.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

@Timeout(30)
class GroupCommitTest {

    @TempDir private Path folder;
    private final AtomicInteger connections = new AtomicInteger();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private GroupCommit changes;

    @BeforeEach
    void open() throws SQLException {
        changes =
                new GroupCommit(() -> {
                    connections.incrementAndGet();
                    Connection connection = connection();
                    connection.setAutoCommit(false);
                    return connection;
                });
        changes.write(connection ->
                Sql.update(connection, "create table numbers (number integer unique) strict"));
    }

    @AfterEach
    void close() {
        changes.close();
        callers.close();
    }

    @Test
    void commitsALoneChangeAtOnce() throws SQLException {
        assertThat(changes.write(insert(1))).isEqualTo(1);

        assertThat(changes.commits()).isEqualTo(2);
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    void commitsWhatCameDuringACommitInOneGo() throws Exception {
        List<CompletableFuture<Integer>> waiting = whileBusy(() -> insertAll(100));

        assertThat(waiting).allSatisfy(each -> assertThat(each.join()).isEqualTo(1));
        // The table, what kept it busy, and one for the hundred.
        assertThat(changes.commits()).isEqualTo(3);
        assertThat(numbers()).hasSize(101);
    }

    @Test
    void failsNobodyButTheOneWhoseChangeCannotBeMade() throws Exception {
        List<CompletableFuture<Integer>> waiting =
                whileBusy(() -> {
                    List<CompletableFuture<Integer>> all = insertAll(5);
                    all.add(call(insert(0)));
                    all.add(
                            call(_ -> {
                                throw new IllegalStateException("broken change");
                            }));
                    all.add(call(insert(6)));
                    return all;
                });

        assertThat(waiting.get(5).handle((_, e) -> e).join())
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(waiting.get(6).handle((_, e) -> e).join())
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(waiting.get(7).join()).isEqualTo(1);
        assertThat(waiting.subList(0, 5)).allSatisfy(each -> assertThat(each.join()).isEqualTo(1));
        assertThat(numbers()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void undoesAChangeThatFailsHalfWay() throws SQLException {
        assertThatThrownBy(() ->
                        changes.write(connection -> {
                            Sql.update(connection, "insert into numbers values (1)");
                            throw new SQLException("half way");
                        }))
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("half way");

        assertThat(numbers()).isEmpty();
        assertThat(connections).hasValue(1);
    }

    @Test
    void tellsTheCallerOfAnErrorAndLivesOn() throws SQLException {
        assertThatThrownBy(() ->
                        changes.write(_ -> {
                            throw new StackOverflowError();
                        }))
                .hasRootCauseInstanceOf(StackOverflowError.class);

        changes.write(insert(1));
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    void replacesAConnectionThatCannotRollBack() throws SQLException {
        assertThatThrownBy(() ->
                        changes.write(connection -> {
                            connection.close();
                            return Sql.update(connection, "insert into numbers values (1)");
                        }))
                .isInstanceOf(CompletionException.class);

        changes.write(insert(2));
        assertThat(numbers()).containsExactly(2);
        assertThat(connections).hasValue(2);
    }

    @Test
    void replacesAConnectionWhoseTransactionSqliteHasEnded() throws SQLException {
        assertThatThrownBy(() ->
                        changes.write(connection -> {
                            Sql.update(connection, "insert into numbers values (1)");
                            Sql.update(connection, "rollback");
                            throw new SQLException("as after a full disk");
                        }))
                .isInstanceOf(CompletionException.class);

        assertThatThrownBy(() ->
                        changes.write(connection -> {
                            Sql.update(connection, "insert into numbers values (2)");
                            throw new SQLException("half way");
                        }))
                .isInstanceOf(CompletionException.class);
        assertThat(numbers()).isEmpty();
    }

    @Test
    void makesTheChangesThatWaitBeforeItCloses() throws Exception {
        List<CompletableFuture<Integer>> waiting =
                whileBusy(() -> {
                    List<CompletableFuture<Integer>> all = insertAll(300);
                    awaitInQueue(all.size());
                    callers.submit(changes::close);
                    return all;
                });

        assertThat(waiting).allSatisfy(each -> assertThat(each.join()).isEqualTo(1));
        changes.close();
        assertThat(numbers()).hasSize(301);
        assertThatThrownBy(() -> changes.write(insert(999)))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    /// Holds the writer up with inserting 0, until what `calls` makes waits in its queue.
    private List<CompletableFuture<Integer>> whileBusy(
            Supplier<List<CompletableFuture<Integer>>> calls) throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Integer> holding =
                call(connection -> {
                    busy.countDown();
                    awaitCalmly(release);
                    return insert(0).with(connection);
                });
        busy.await();
        List<CompletableFuture<Integer>> waiting = calls.get();
        awaitInQueue(waiting.size());
        release.countDown();
        holding.join();
        return waiting;
    }

    private void awaitInQueue(int count) {
        while (changes.waiting() < count) {
            Thread.onSpinWait();
        }
    }

    private static void awaitCalmly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Inserts 1 to `count`.
    private List<CompletableFuture<Integer>> insertAll(int count) {
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            all.add(call(insert(number)));
        }
        return all;
    }

    private CompletableFuture<Integer> call(Work<Integer> change) {
        return CompletableFuture.supplyAsync(() -> changes.write(change), callers);
    }

    private static Work<Integer> insert(int number) {
        return connection -> Sql.update(connection, "insert into numbers values (?)", number);
    }

    private List<Integer> numbers() throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select number from numbers")) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }

    private Connection connection() throws SQLException {
        Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("test.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode = wal");
        }
        return connection;
    }
}
