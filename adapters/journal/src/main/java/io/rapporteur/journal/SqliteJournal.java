package io.rapporteur.journal;

import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Journal;
import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.delivery.OutboundMessage;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.ConversationState;
import io.rapporteur.core.dialogue.Forgotten;
import io.rapporteur.core.dialogue.Utterance;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// A journal in one SQLite file, for one process.
///
/// Changes go through a [GroupCommit]. Reads have a connection of their own, behind a lock: with a
/// write-ahead log they see every committed change and never wait for an fsync, and each takes some
/// microseconds, so that more connections would gain nothing.
///
/// Text is stored as UTF-8. A surrogate without its other half is no text in any encoding and comes
/// back as `?`.
public final class SqliteJournal implements Journal {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);

    /// How long the result of a test write is believed.
    private static final Duration HEALTH_BELIEVED = Duration.ofSeconds(5);

    /// How many rows are forgotten in one transaction: few enough that an utterance which arrives
    /// meanwhile is kept without delay.
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final SqliteFile file;
    private final InstantSource clock;
    private final GroupCommit changes;
    private final Connection reading;
    private final ReentrantLock reader = new ReentrantLock();
    private final ReentrantLock examiner = new ReentrantLock();
    private Instant examined = Instant.EPOCH;
    private Health health = Health.unready("journal", "not looked at yet");

    private SqliteJournal(SqliteFile file, InstantSource clock) throws SQLException {
        this.file = file;
        this.clock = clock;
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
                Migrations.apply(connection);
            }
            return new SqliteJournal(file, clock);
        } catch (SQLException | RuntimeException e) {
            file.close();
            throw file.failure(e);
        }
    }

    @Override
    public List<Kept> keep(List<Utterance> utterances) {
        return utterances.isEmpty() ? List.of() : write(connection -> keep(utterances, connection));
    }

    private static List<Kept> keep(List<Utterance> utterances, Connection connection)
            throws SQLException {
        List<Kept> fresh = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement(Sql.KEEP)) {
            for (Utterance utterance : utterances) {
                Sql.bind(
                        insert,
                        utterance.key(),
                        utterance.conversation().platform(),
                        utterance.conversation().value(),
                        StoredJson.write(utterance.intent()),
                        utterance.hint().map(StoredJson::write),
                        utterance.address(),
                        utterance.at().toString());
                try (ResultSet row = insert.executeQuery()) {
                    if (row.next()) {
                        fresh.add(new Kept(row.getLong(1), utterance));
                    }
                }
            }
        }
        return List.copyOf(fresh);
    }

    @Override
    public void setAside(UnreadableUpdate update, Instant at) {
        write(connection ->
                Sql.update(
                        connection,
                        Sql.SET_ASIDE,
                        update.key(),
                        update.platform(),
                        update.raw(),
                        update.problem(),
                        at.toEpochMilli()));
    }

    @Override
    public Set<ConversationId> unfinished() {
        return read(connection -> {
            Set<ConversationId> oldestFirst = new LinkedHashSet<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(Sql.UNFINISHED)) {
                while (rows.next()) {
                    oldestFirst.add(new ConversationId(rows.getString(1), rows.getString(2)));
                }
            }
            return oldestFirst;
        });
    }

    @Override
    public Optional<Kept> nextTurn(ConversationId conversation) {
        return first(
                Sql.NEXT_TURN,
                "inbox",
                conversation,
                row -> new Kept(row.place(), utterance(row, conversation)));
    }

    private static Utterance utterance(StoredRow row, ConversationId conversation)
            throws SQLException {
        return new Utterance(
                row.text("key"),
                conversation,
                row.text("intent", json -> StoredJson.intent(StoredJson.parse(json))),
                row.optional("hint", StoredJson::hint),
                row.text("address"),
                row.text("said_at", Instant::parse));
    }

    @Override
    public ConversationState state(ConversationId conversation) {
        return first(
                        Sql.STATE,
                        "conversation",
                        conversation,
                        row -> row.text("state", json -> StoredJson.state(StoredJson.parse(json))))
                .orElse(ConversationState.NEW);
    }

    @Override
    public void finishTurn(Kept kept, ConversationState state, List<OutboundMessage> messages) {
        ConversationId conversation = kept.utterance().conversation();
        long now = clock.instant().toEpochMilli();
        write(connection -> {
            endTurn(kept, now, connection);
            Sql.update(
                    connection,
                    Sql.REMEMBER,
                    conversation.platform(),
                    conversation.value(),
                    StoredJson.write(state),
                    now);
            return addMessages(kept, messages, connection);
        });
    }

    private static void endTurn(Kept kept, long now, Connection connection) throws SQLException {
        waiting("inbox", kept.place(), Sql.update(connection, Sql.TURN_TAKEN, now, kept.place()));
    }

    private static int addMessages(Kept kept, List<OutboundMessage> messages, Connection connection)
            throws SQLException {
        ConversationId conversation = kept.utterance().conversation();
        for (OutboundMessage message : messages) {
            Sql.update(
                    connection,
                    Sql.TO_SEND,
                    kept.place(),
                    conversation.platform(),
                    conversation.value(),
                    message.payload(),
                    StoredJson.write(message.budgets()));
        }
        return messages.size();
    }

    @Override
    public Forgotten forgettable(ConversationId conversation) {
        return read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(Sql.FORGETTABLE)) {
                Sql.bind(statement, conversation.platform(), conversation.value());
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    return new Forgotten(row.getInt("utterances"), row.getInt("messages"));
                }
            }
        });
    }

    /// The turn is done before the rest, so that its own words go with those before it.
    @Override
    public void finishByForgetting(Kept kept, List<OutboundMessage> messages) {
        ConversationId conversation = kept.utterance().conversation();
        long now = clock.instant().toEpochMilli();
        write(connection -> {
            endTurn(kept, now, connection);
            for (String sql :
                    List.of(
                            Sql.FORGET_SET_ASIDE_OF,
                            Sql.FORGET_MESSAGES_OF,
                            Sql.FORGET_STATE_OF,
                            Sql.BLANK_UTTERANCES_OF)) {
                Sql.update(connection, sql, conversation.platform(), conversation.value());
            }
            return addMessages(kept, messages, connection);
        });
    }

    @Override
    public Optional<Unsent> nextMessage(ConversationId conversation) {
        return first(
                Sql.NEXT_MESSAGE,
                "outbox",
                conversation,
                row ->
                        new Unsent(
                                row.place(),
                                conversation,
                                new OutboundMessage(
                                        row.text("payload"),
                                        row.text(
                                                "budgets",
                                                json ->
                                                        StoredJson.budgets(
                                                                StoredJson.parse(json)))),
                                row.number("tries")));
    }

    @Override
    public int beginTry(Unsent message) {
        return write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(Sql.BEGIN_TRY)) {
                Sql.bind(statement, message.place());
                try (ResultSet row = statement.executeQuery()) {
                    waiting("outbox", message.place(), row.next() ? 1 : 0);
                    return row.getInt(1);
                }
            }
        });
    }

    @Override
    public void takeBackTry(Unsent message) {
        endOrUndo(message, Sql.TAKE_BACK_TRY, message.place());
    }

    @Override
    public void sent(Unsent message, Instant at) {
        endOrUndo(message, Sql.SENT, at.toEpochMilli(), message.place());
    }

    @Override
    public void giveUp(Unsent message, String why, Instant at) {
        endOrUndo(message, Sql.GIVE_UP, why, at.toEpochMilli(), message.place());
    }

    private void endOrUndo(Unsent message, String sql, Object... values) {
        write(connection ->
                waiting("outbox", message.place(), Sql.update(connection, sql, values)));
    }

    /// Checks that a change found its row still waiting. If not, someone else was faster, or the
    /// row was deleted: whoever asked must look again instead of doing it twice.
    private static int waiting(String table, long place, int found) {
        if (found != 1) {
            throw new IllegalStateException(
                    "place "
                            + place
                            + " of table "
                            + table
                            + " does not wait any more: it was finished or removed meanwhile");
        }
        return found;
    }

    /// Forgets in steps of some hundred rows, so that nobody waits long behind it. Each step
    /// changes all or nothing; if one fails, the next call goes on.
    @Override
    public int forgetBefore(Instant before) {
        return Stream.of(
                        Sql.FORGET_MESSAGES,
                        Sql.FORGET_UTTERANCES,
                        Sql.FORGET_SET_ASIDE,
                        Sql.FORGET_CONVERSATIONS)
                .mapToInt(sql -> forget(sql, before.toEpochMilli()))
                .sum();
    }

    private int forget(String sql, long before) {
        int forgotten = 0;
        int step;
        do {
            step = write(connection -> Sql.update(connection, sql, before, FORGOTTEN_AT_ONCE));
            forgotten += step;
        } while (step == FORGOTTEN_AT_ONCE);
        return forgotten;
    }

    /// Writes, but not more often than every [#HEALTH_BELIEVED]: a probe costs no fsync each time.
    @Override
    public Health health() {
        examiner.lock();
        try {
            Instant now = clock.instant();
            if (now.isAfter(examined.plus(HEALTH_BELIEVED)) || now.isBefore(examined)) {
                health = examine(now);
                examined = now;
            }
            return health;
        } finally {
            examiner.unlock();
        }
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

    private <T> T write(Work<T> change) {
        try {
            return changes.write(change);
        } catch (CompletionException e) {
            throw file.failure(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private <T> T read(Work<T> query) {
        reader.lock();
        try {
            return query.with(reading);
        } catch (SQLException | RuntimeException e) {
            throw file.failure(e);
        } finally {
            reader.unlock();
        }
    }

    /// Turns the row that a query stands at into a value.
    private interface RowReader<T> {
        T read(StoredRow row) throws SQLException;
    }

    private <T> Optional<T> first(
            String sql, String table, ConversationId conversation, RowReader<T> reader) {
        return read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                Sql.bind(statement, conversation.platform(), conversation.value());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(reader.read(new StoredRow(table, row)))
                            : Optional.empty();
                }
            }
        });
    }
}
