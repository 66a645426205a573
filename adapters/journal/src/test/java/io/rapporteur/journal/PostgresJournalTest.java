package io.rapporteur.journal;

import static io.rapporteur.journal.Said.ANNA;
import static io.rapporteur.journal.Said.NOON;
import static io.rapporteur.journal.Said.REMEMBERED;
import static io.rapporteur.journal.Said.message;
import static io.rapporteur.journal.Said.utterance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rapporteur.core.delivery.Journal;
import io.rapporteur.core.delivery.Journal.Kept;
import io.rapporteur.core.delivery.JournalException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

class PostgresJournalTest implements JournalContract {

    private static final String REVISION = "0123456789ab";

    private static DatabaseServer server;

    private final SettableClock clock = new SettableClock(NOON);
    private String schema;
    private PostgresJournal shared;
    private Journal term;

    @BeforeAll
    static void startServer() {
        server = DatabaseServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() {
        schema = server.newSchema();
        lead();
    }

    private void lead() {
        shared = PostgresJournal.open(server.address(schema), clock);
        term = nextTerm(shared);
    }

    @AfterEach
    void close() {
        term.close();
        shared.close();
    }

    @Override
    public Journal journal() {
        return term;
    }

    @Override
    public Journal reopened() {
        close();
        lead();
        return term;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Test
    void letsOneLeadAtATimeAndTheNextWhenItsTermIsOver() {
        try (PostgresJournal other = PostgresJournal.open(server.address(schema), clock)) {
            assertThat(other.lead(REVISION, () -> {})).isEmpty();

            term.close();

            nextTerm(other).close();
        }
    }

    @Test
    void letsTwoJournalsInOneDatabaseBeLedAtOnce() {
        try (PostgresJournal other =
                PostgresJournal.open(server.address(server.newSchema()), clock)) {
            assertThat(other.lead(REVISION, () -> {})).hasValueSatisfying(Journal::close);
        }
    }

    @Test
    void showsTheRevisionsOfAllThatLeadOrStandAndOfNobodyElse() {
        try (PostgresJournal doctor = PostgresJournal.open(server.address(schema), clock);
                PostgresJournal elsewhere =
                        PostgresJournal.open(server.address(server.newSchema()), clock);
                Journal _ = elsewhere.lead("of-another-journal", () -> {}).orElseThrow()) {
            try (PostgresJournal standby = PostgresJournal.open(server.address(schema), clock)) {
                assertThat(standby.lead("ba9876543210", () -> {})).isEmpty();

                assertThat(shared.revisions())
                        .isEqualTo(standby.revisions())
                        .isEqualTo(doctor.revisions())
                        .containsExactlyInAnyOrder(REVISION, "ba9876543210");
            }
            awaitUntil(() -> doctor.revisions().equals(Set.of(REVISION)));
            term.close();
            awaitUntil(() -> doctor.revisions().isEmpty());
        }
    }

    @Test
    void countsNobodyWhoOnlyCallsThemselvesLikeAProcess() throws SQLException {
        try (Connection stranger = server.connect();
                Statement statement = stranger.createStatement()) {
            statement.execute("set search_path = " + schema);
            statement.execute(
                    "select set_config('application_name', 'rapporteur forged '"
                            + " || hashtext(current_schema()), false)");

            assertThat(shared.revisions()).containsExactly(REVISION);
        }
    }

    /// As PgBouncer's `application_name_add_host` does.
    @Test
    void readsARevisionToWhichAPoolAddedTheHost() throws SQLException {
        JournalAddress.Postgresql address = server.address(schema);
        try (Connection pooled =
                        DriverManager.getConnection(
                                address.url(), address.user(), address.password());
                Statement statement = pooled.createStatement()) {
            statement.execute(
                    "select set_config('application_name', 'rapporteur ba9876543210 '"
                            + " || hashtext(current_schema()) || ' - 10.0.0.1:5000', false)");

            assertThat(shared.revisions()).contains("ba9876543210");
        }
    }

    @Test
    void keepsWhatAnyProcessBringsAndTheLeaderFindsIt() {
        try (PostgresJournal other = PostgresJournal.open(server.address(schema), clock)) {
            other.keep(List.of(utterance("1", ANNA)));
        }

        assertThat(term.unfinished()).containsExactly(ANNA);
        assertThat(term.keep(List.of(utterance("1", ANNA)))).isEmpty();
    }

    @Test
    void tellsTheLeaderWhatAnotherProcessKeptAlsoAfterTheListeningSessionEnded() {
        JournalAddress.Postgresql address = server.address(server.newSchema());
        Semaphore heard = new Semaphore(0);
        AtomicInteger number = new AtomicInteger();
        try (PostgresJournal leader = PostgresJournal.open(address, clock);
                Journal _ = leader.lead(REVISION, heard::release).orElseThrow();
                PostgresJournal other = PostgresJournal.open(address, clock)) {
            BooleanSupplier isTold =
                    () -> {
                        other.keep(List.of(utterance("key " + number.incrementAndGet(), ANNA)));
                        return heard.tryAcquire();
                    };
            awaitUntil(isTold);

            server.execute(
                    "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                            + " where query like 'listen %'");
            heard.drainPermits();

            awaitUntil(isTold);
        }
    }

    /// Whoever leads has woken its own lanes already.
    @Test
    void doesNotTellTheLeaderWhatItKeptItself() {
        JournalAddress.Postgresql address = server.address(server.newSchema());
        AtomicInteger heard = new AtomicInteger();
        try (PostgresJournal leader = PostgresJournal.open(address, clock);
                Journal leading = leader.lead(REVISION, heard::incrementAndGet).orElseThrow();
                PostgresJournal other = PostgresJournal.open(address, clock)) {
            awaitUntil(() -> {
                other.keep(List.of(utterance("key " + Instant.now(), ANNA)));
                return heard.get() > 0;
            });
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            int before = heard.get();

            for (int n = 0; n < 20; n++) {
                leading.keep(List.of(utterance("own " + n, ANNA)));
            }
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());

            assertThat(heard).hasValue(before);
        }
    }

    @Test
    void keepsEachKeyOnceHoweverManyProcessesBringIt() throws Exception {
        int keys = 60;
        ConcurrentLinkedQueue<Kept> fresh = new ConcurrentLinkedQueue<>();
        try (PostgresJournal other = PostgresJournal.open(server.address(schema), clock);
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 8; caller++) {
                List<Integer> numbers = new ArrayList<>(IntStream.range(0, keys).boxed().toList());
                Collections.shuffle(numbers, new Random(caller));
                PostgresJournal journal = caller % 2 == 0 ? shared : other;
                executor.submit(() ->
                        numbers.forEach(number ->
                                fresh.addAll(
                                        journal.keep(List.of(utterance("key " + number, ANNA))))));
            }
            executor.shutdown();
            assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(fresh)
                .hasSize(keys)
                .extracting(kept -> kept.utterance().key())
                .doesNotHaveDuplicates();
    }

    @Test
    void changesNothingInATermWhoseSessionHasEndedEvenWhenNobodyElseLeads() {
        term.keep(List.of(utterance("1", ANNA)));
        Kept kept = term.nextTurn(ANNA).orElseThrow();

        endSessionOfLeader();

        assertThatThrownBy(() -> term.finishTurn(kept, REMEMBERED, List.of(message("hello"))))
                .isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> term.unfinished())
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("leads no more");
        Journal next = nextTerm(shared);
        assertThatThrownBy(() -> term.finishTurn(kept, REMEMBERED, List.of(message("hello"))))
                .isInstanceOf(JournalException.class);
        assertThat(next.nextTurn(ANNA)).contains(kept);
        next.close();
    }

    @Test
    void keepsWhatArrivesWhoeverLeads() {
        endSessionOfLeader();

        assertThat(term.keep(List.of(utterance("1", ANNA)))).hasSize(1);
    }

    @Test
    void endsTheTermOfAProcessThatStandsStill() {
        try (PostgresJournal other = PostgresJournal.open(server.address(schema), clock)) {
            nextTerm(other).close();
        }

        assertThatThrownBy(() -> term.unfinished()).isInstanceOf(JournalException.class);
    }

    @Test
    void hasWhateverItAcknowledgedWhenTheServerCrashesAmidManyWriters() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 8; writer++) {
                String name = "writer " + writer + " ";
                executor.submit(() -> {
                    for (int n = 0; n < 10_000; n++) {
                        shared.keep(List.of(utterance(name + n, ANNA)));
                        acknowledged.add(name + n);
                    }
                });
            }
            while (acknowledged.size() < 100) {
                Thread.onSpinWait();
            }
            server.crash();
        }
        server.startAgain();

        assertThat(acknowledged)
                .hasSizeGreaterThanOrEqualTo(100)
                .allSatisfy(
                        key -> assertThat(shared.keep(List.of(utterance(key, ANNA)))).isEmpty());
        assertThatThrownBy(() -> term.unfinished()).isInstanceOf(JournalException.class);
        term = nextTerm(shared);
        assertThat(term.nextTurn(ANNA)).isPresent();
    }

    @Test
    void saysThatTheServerCannotBeReachedAndGoesOnWhenItCan() {
        server.stop();
        try {
            assertThat(shared.health().ready()).isFalse();
            assertThat(shared.health().detail())
                    .contains("postgresql://localhost:", "cannot be reached");
            assertThatThrownBy(() -> term.nextTurn(ANNA)).isInstanceOf(JournalException.class);
        } finally {
            server.startAgain();
        }
        clock.goOn(Duration.ofSeconds(6));

        assertThat(shared.health().ready()).isTrue();
        term.close();
        term = nextTerm(shared);
        assertThat(term.nextTurn(ANNA)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rapporteur:wr0ng | postgres | does not let user rapporteur in",
                "nobody:wr0ng | postgres | does not let user nobody in",
                "postgres:wr0ng | nowhere | has no database nowhere",
                "stranger:wr0ng | postgres | may not do",
            })
    void saysWhatToDoWhenItCannotBeOpened(String who, String database, String problem) {
        server.execute(
                "do $$ begin if not exists (select from pg_roles where rolname = 'stranger') then"
                        + " create role stranger login password 'wr0ng'; end if; end $$");

        Throwable failure = failure(server.url(who, database));

        assertThat(failure).hasMessageContaining(problem);
        assertThat(traceOf(failure)).doesNotContain("wr0ng");
    }

    @Test
    void saysWhatToDoWhenNothingAnswersAtTheAddress() {
        Throwable failure = failure("postgresql://rapporteur:wr0ng@localhost:1/postgres");

        assertThat(failure)
                .hasMessageContaining("postgresql://localhost:1/postgres cannot be reached");
        assertThat(traceOf(failure)).doesNotContain("wr0ng");
    }

    @Test
    void refusesAJournalOfANewerVersion() {
        server.execute("insert into " + schema + ".schema_version values (99, 'of the future')");

        assertThatThrownBy(() -> PostgresJournal.open(server.address(schema), clock))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("version 99")
                .hasMessageContaining("run the newer program");
    }

    @Test
    void makesItsTablesOnceHoweverManyProcessesStartAtOnce() {
        JournalAddress.Postgresql address = server.address(server.newSchema());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<PostgresJournal>> starting =
                    IntStream.range(0, 4)
                            .mapToObj(_ ->
                                    executor.submit(() -> PostgresJournal.open(address, clock)))
                            .toList();
            assertThat(starting)
                    .allSatisfy(each ->
                            assertThatCode(() -> each.get().close()).doesNotThrowAnyException());
        }
    }

    /// Once the server has noticed that the last term's session ended.
    private static Journal nextTerm(PostgresJournal journal) {
        AtomicReference<Optional<Journal>> term = new AtomicReference<>(Optional.empty());
        awaitUntil(() -> {
            term.set(journal.lead(REVISION, () -> {}));
            return term.get().isPresent();
        });
        return term.get().orElseThrow();
    }

    private static void awaitUntil(BooleanSupplier done) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static Throwable failure(String url) {
        Throwable failure =
                catchThrowable(() ->
                        PostgresJournal.open(
                                (JournalAddress.Postgresql) JournalAddress.parse(url),
                                InstantSource.system()));
        assertThat(failure).isInstanceOf(JournalException.class);
        return failure;
    }

    private static String traceOf(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    /// As an operator or a network would.
    private static void endSessionOfLeader() {
        server.execute(
                "select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory'");
    }
}
