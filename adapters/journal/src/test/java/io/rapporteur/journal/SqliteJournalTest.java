package io.rapporteur.journal;

import static io.rapporteur.journal.Said.ANNA;
import static io.rapporteur.journal.Said.NOON;
import static io.rapporteur.journal.Said.REMEMBERED;
import static io.rapporteur.journal.Said.message;
import static io.rapporteur.journal.Said.utterance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Journal.Kept;
import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Utterance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

class SqliteJournalTest implements JournalContract {

    private static final String SECRET = "the words of a person";

    @TempDir private Path folder;
    private Path file;
    private final SettableClock clock = new SettableClock(NOON);
    private SqliteJournal journal;

    @BeforeEach
    void open() {
        file = folder.resolve("data/deeper/rapporteur.db");
        journal = SqliteJournal.open(file, clock);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Override
    public SqliteJournal journal() {
        return journal;
    }

    @Override
    public SqliteJournal reopened() {
        journal.close();
        journal = SqliteJournal.open(file, clock);
        return journal;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }

    @Test
    void hasEverythingInTheFileThatACrashLeavesBehind() throws IOException {
        journal.keep(List.of(utterance("1", ANNA)));
        journal.finishTurn(
                journal.nextTurn(ANNA).orElseThrow(), REMEMBERED, List.of(message("hello")));

        try (SqliteJournal crashed = SqliteJournal.open(copyAsIfCrashed("a"), clock)) {
            assertThat(crashed.state(ANNA)).isEqualTo(REMEMBERED);
            assertThat(crashed.nextMessage(ANNA)).isEqualTo(journal.nextMessage(ANNA));
        }
    }

    @Test
    void hasWhateverItAcknowledgedWhenACrashComesAmidManyWriters() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicBoolean going = new AtomicBoolean(true);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                String writer = "writer " + i + " ";
                executor.submit(() -> {
                    for (int n = 0; n < 200 && going.get(); n++) {
                        journal.keep(List.of(utterance(writer + n, ANNA)));
                        acknowledged.add(writer + n);
                    }
                });
            }
            while (acknowledged.size() < 50) {
                Thread.onSpinWait();
            }
            Set<String> before = Set.copyOf(acknowledged);
            Path copy = copyAsIfCrashed("b");
            going.set(false);
            try (SqliteJournal crashed = SqliteJournal.open(copy, clock)) {
                assertThat(before)
                        .allSatisfy(key ->
                                assertThat(crashed.keep(List.of(utterance(key, ANNA)))).isEmpty());
            }
        }
    }

    @Test
    void hasWhateverItAcknowledgedWhenTheProcessIsKilled() throws Exception {
        Path killed = folder.resolve("killed.db");
        Path acknowledged = Files.createFile(folder.resolve("acknowledged"));
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KeepsForEver.class.getName(),
                                killed.toString())
                        .redirectOutput(acknowledged.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        while (Files.size(acknowledged) < 200 && child.isAlive()) {
            child.waitFor(5, TimeUnit.MILLISECONDS);
        }
        child.destroyForcibly().waitFor();

        try (SqliteJournal after = SqliteJournal.open(killed, clock)) {
            // Each key has a space after it; what follows the last space was cut off.
            String printed = Files.readString(acknowledged);
            assertThat(printed.substring(0, printed.lastIndexOf(' ')).split(" "))
                    .hasSizeGreaterThan(15)
                    .allSatisfy(
                            key -> assertThat(after.keep(List.of(utterance(key, ANNA)))).isEmpty());
        }
    }

    /// A process of its own: keeps one utterance after the other and prints the key of each that is
    /// kept.
    static final class KeepsForEver {

        public static void main(String[] arguments) {
            SqliteJournal journal =
                    SqliteJournal.open(Path.of(arguments[0]), new SettableClock(NOON));
            for (int i = 0; i < 100_000; i++) {
                journal.keep(List.of(utterance("key-" + i, ANNA)));
                System.out.print("key-" + i + " ");
                System.out.flush();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"journal_mode, wal", "synchronous, 2", "foreign_keys, 1", "secure_delete, 1"})
    void writesOnlyThroughConnectionsThatWaitForTheDisk(String setting, String value)
            throws SQLException {
        try (SqliteFile any = SqliteFile.claim(folder.resolve("any.db"), SqliteFile.NO_LIMIT);
                Connection connection = any.connectForChanges();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma " + setting)) {
            assertThat(row.getString(1)).isEqualTo(value);
            assertThat(connection.getAutoCommit()).isFalse();
        }
    }

    @Test
    void makesConcurrentChangesDurableTogether() {
        journal.keep(List.of(utterance("first", ANNA)));
        long before = journal.commits();
        int callers = 400;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, callers)
                    .forEach(i ->
                            executor.submit(
                                    () -> journal.keep(List.of(utterance("key " + i, ANNA)))));
        }

        assertThat(journal.commits() - before).isBetween(2L, callers / 2L);
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() {
        journal.close();
        journal = SqliteJournal.open(file, clock, 80);
        keepLarge(journal, "done");
        journal.finishTurn(journal.nextTurn(ANNA).orElseThrow(), REMEMBERED, List.of());
        fill(journal);

        assertThatThrownBy(() -> keepLarge(journal, "more"))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("the disk that holds")
                .hasMessageContaining(file.toString())
                .hasMessageContaining("is full");
        assertThat(journal.nextTurn(ANNA)).isPresent();

        assertThat(journal.forgetBefore(NOON.plusSeconds(1))).isEqualTo(1);
        assertThat(keepLarge(journal, "more")).hasSize(1);
        assertThat(journal.health().ready()).isTrue();
        assertThat(reopened().keep(List.of(large("more")))).isEmpty();
    }

    @Test
    void keepsWhatStillFitsWhenOthersDoNot() {
        journal.close();
        journal = SqliteJournal.open(file, clock, 80);
        fill(journal);
        Set<String> small = ConcurrentHashMap.newKeySet();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5; i++) {
                String key = "key " + i;
                executor.submit(() -> catchThrowable(() -> keepLarge(journal, "large " + key)));
                executor.submit(() -> {
                    journal.setAside(new UnreadableUpdate(key, "slack", "", ""), NOON);
                    small.add(key);
                });
            }
        }

        assertThat(small).hasSize(5);
    }

    private static void fill(SqliteJournal journal) {
        assertThatThrownBy(
                        () -> {
                            for (int i = 0; i < 1_000; i++) {
                                keepLarge(journal, "fill " + i);
                            }
                        })
                .isInstanceOf(JournalException.class);
    }

    private static List<Kept> keepLarge(SqliteJournal journal, String key) {
        return journal.keep(List.of(large(key)));
    }

    private static Utterance large(String key) {
        return utterance(key, ANNA, new Intent.Ask("x".repeat(20_000)));
    }

    @Test
    void isReadyWhenItCanWriteAndLooksNotMoreOftenThanEveryFewSeconds() {
        long before = journal.commits();

        IntStream.range(0, 20).forEach(_ -> assertThat(journal.health().ready()).isTrue());
        assertThat(journal.commits() - before).isEqualTo(1);

        clock.goOn(Duration.ofSeconds(6));
        assertThat(journal.health().part()).isEqualTo("journal");
        assertThat(journal.commits() - before).isEqualTo(2);
    }

    @Test
    void isUnreadyWhenItIsClosedAndSaysWhy() {
        journal.close();

        Health health = journal.health();

        assertThat(health.ready()).isFalse();
        assertThat(health.detail()).contains(file.toString(), "closed");
    }

    @Test
    void refusesEverythingOnceItIsClosed() {
        journal.close();
        journal.close();

        assertThatThrownBy(() -> journal.keep(List.of(utterance("1", ANNA))))
                .isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> journal.nextTurn(ANNA)).isInstanceOf(JournalException.class);
        assertThatThrownBy(() -> journal.unfinished()).isInstanceOf(JournalException.class);
    }

    @Test
    void leavesOneWholeFileWhenItIsClosed() throws IOException {
        journal.keep(List.of(utterance("1", ANNA)));
        journal.close();

        Path alone = folder.resolve("alone.db");
        Files.copy(file, alone);
        try (SqliteJournal copy = SqliteJournal.open(alone, clock)) {
            assertThat(copy.nextTurn(ANNA)).isPresent();
        }
    }

    @Test
    void hidesWhatPeopleWroteFromOtherUsers() throws IOException {
        journal.keep(List.of(utterance("1", ANNA)));

        try (var files = Files.list(file.getParent())) {
            assertThat(files.filter(each -> !each.toString().endsWith(".lock")))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(each ->
                            assertThat(Files.getPosixFilePermissions(each))
                                    .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void overwritesWhatItForgets() throws IOException {
        journal.keep(List.of(utterance("1", ANNA, new Intent.Ask(SECRET))));
        assertThat(content()).contains(SECRET);
        journal.finishTurn(journal.nextTurn(ANNA).orElseThrow(), REMEMBERED, List.of());

        journal.forgetBefore(NOON.plusSeconds(1));
        journal.close();

        assertThat(content()).doesNotContain(SECRET);
    }

    @Test
    void overwritesWhatItForgetsAtAPersonsWish() throws IOException {
        journal.keep(List.of(utterance("1", ANNA, new Intent.Ask(SECRET))));
        journal.finishTurn(
                journal.nextTurn(ANNA).orElseThrow(), REMEMBERED, List.of(message(SECRET)));
        journal.sent(journal.nextMessage(ANNA).orElseThrow(), NOON);
        journal.setAside(new UnreadableUpdate("1", ANNA.platform(), SECRET, "why"), NOON);

        journal.finishByForgetting(
                journal.keep(List.of(utterance("wish", ANNA))).getFirst(), List.of());
        journal.close();

        assertThat(content()).doesNotContain(SECRET, "address of 1", ANNA.value());
    }

    private String content() throws IOException {
        StringBuilder content = new StringBuilder();
        try (var files = Files.list(file.getParent())) {
            for (Path each : files.toList()) {
                content.append(Files.readString(each, StandardCharsets.ISO_8859_1));
            }
        }
        return content.toString();
    }

    @Test
    void lendsItsFileToOneOnly() {
        assertThatThrownBy(() -> SqliteJournal.open(file, clock))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("another process");
        assertThat(journal.keep(List.of(utterance("1", ANNA)))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update inbox set intent = '{\"intent\":\"ask\",\"txt\":\"the words of a person\"}'"
                        + " | intent",
                "update inbox set intent = '{\"intent\":\"the words of a person\"}' | intent",
                "update inbox set intent = 'the words of a person' | intent",
                "update inbox set intent = '{\"intent\":\"ask\",\"text\":7}' | intent",
                "update inbox set hint = 'the words of a person' | hint",
                "update inbox set said_at = 'the words of a person' | said_at",
            })
    void namesTheRowThatItCannotReadButNotWhatIsInIt(String damage, String column)
            throws SQLException {
        journal.keep(List.of(utterance("1", ANNA)));
        execute(damage);

        assertNamesOnly("inbox", column, catchThrowable(() -> journal.nextTurn(ANNA)));
    }

    @Test
    void namesTheStateOrMessageThatItCannotReadButNotWhatIsInIt() throws SQLException {
        journal.keep(List.of(utterance("1", ANNA)));
        journal.finishTurn(
                journal.nextTurn(ANNA).orElseThrow(), REMEMBERED, List.of(message("hello")));
        execute("update conversation set state = '{\"options\":[\"the words of a person\"]}'");
        execute("update outbox set budgets = '[{\"key\":\"the words of a person\"}]'");

        assertNamesOnly("conversation", "state", catchThrowable(() -> journal.state(ANNA)));
        assertNamesOnly("outbox", "budgets", catchThrowable(() -> journal.nextMessage(ANNA)));
    }

    private static void assertNamesOnly(String table, String column, Throwable failure) {
        assertThat(failure)
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("column " + column + " of table " + table + ", place 1");
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(SECRET);
    }

    @Test
    void keepsForTheOperatorWhyAMessageWasGivenUpAndWhatCouldNotBeRead() throws SQLException {
        journal.keep(List.of(utterance("1", ANNA)));
        journal.finishTurn(
                journal.nextTurn(ANNA).orElseThrow(), REMEMBERED, List.of(message("hello")));
        journal.giveUp(journal.nextMessage(ANNA).orElseThrow(), "bot was blocked", NOON);
        journal.setAside(new UnreadableUpdate("u", "slack", "{raw}", "no channel"), NOON);

        assertThat(query("select state || ': ' || why || ': ' || payload from outbox"))
                .containsExactly("given-up: bot was blocked: hello");
        assertThat(
                        query(
                                "select key || ' ' || platform || ' ' || raw || ' ' || problem from"
                                        + " set_aside"))
                .containsExactly("u slack {raw} no channel");
    }

    @Test
    void refusesAJournalOfANewerVersion() throws SQLException {
        execute("insert into schema_version values (99, 'of the future')");
        journal.close();

        assertThatThrownBy(() -> SqliteJournal.open(file, clock))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("version 99")
                .hasMessageContaining("run the newer program");
    }

    @Test
    void appliesEachMigrationOnce() throws SQLException {
        reopened();
        reopened();

        assertThat(query("select version from schema_version"))
                .isEqualTo(
                        IntStream.rangeClosed(1, Migrations.NEWEST)
                                .mapToObj(Integer::toString)
                                .toList());
    }

    @Test
    void saysWhatToDoAboutAFileThatIsNoDatabase() throws IOException {
        Path letter = folder.resolve("letter.txt");
        Files.writeString(letter, "Dear database, ".repeat(1_000));

        assertThatThrownBy(() -> SqliteJournal.open(letter, clock))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(letter.toString())
                .hasMessageContaining("no SQLite database");
    }

    @Test
    void saysWhatToDoAboutAFolderThatCannotBe() throws IOException {
        Files.writeString(folder.resolve("occupied"), "");

        assertThatThrownBy(() -> SqliteJournal.open(folder.resolve("occupied/journal.db"), clock))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("occupied")
                .hasMessageContaining("in a folder that it may write");
    }

    @ParameterizedTest
    @ValueSource(strings = {Sql.NEXT_TURN, Sql.NEXT_MESSAGE})
    void findsTheNextThingToDoWithoutLookingAtWhatIsFinished(String sql) throws SQLException {
        assertThat(plan(sql, "'telegram'", "'anna'"))
                .singleElement()
                .asString()
                .containsPattern(
                        "SEARCH (inbox|outbox) USING INDEX (inbox|outbox)_waiting \\(platform=\\?"
                                + " AND conversation=\\?\\)");
    }

    @Test
    void findsUnfinishedConversationsWithoutLookingAtWhatIsFinished() throws SQLException {
        assertThat(plan(Sql.UNFINISHED))
                .anyMatch(step -> step.contains("inbox USING INDEX inbox_waiting"))
                .anyMatch(step -> step.contains("outbox USING COVERING INDEX outbox_waiting"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Sql.FORGET_MESSAGES,
                Sql.FORGET_UTTERANCES,
                Sql.FORGET_SET_ASIDE,
                Sql.FORGET_CONVERSATIONS
            })
    void findsWhatToForgetWithoutLookingAtWhatStays(String sql) throws SQLException {
        assertThat(plan(sql, "1", "1")).isNotEmpty().noneMatch(step -> step.startsWith("SCAN"));
    }

    private List<String> plan(String sql, String... values) throws SQLException {
        String bound = sql;
        for (String value : values) {
            bound = bound.replaceFirst("\\?", value);
        }
        return column("explain query plan " + bound, "detail");
    }

    private List<String> query(String sql) throws SQLException {
        return column(sql, null);
    }

    private List<String> column(String sql, String name) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(name == null ? rows.getString(1) : rows.getString(name));
            }
        }
        return values;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /// What a crash at this moment leaves: the file first, then its log, which only grows.
    private Path copyAsIfCrashed(String name) throws IOException {
        Path copy = folder.resolve(name + ".db");
        Files.copy(file, copy);
        Files.copy(
                file.resolveSibling(file.getFileName() + "-wal"), folder.resolve(name + ".db-wal"));
        return copy;
    }
}
