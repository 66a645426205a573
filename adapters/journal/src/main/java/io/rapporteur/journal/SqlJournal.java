package io.rapporteur.journal;

import io.rapporteur.core.delivery.Budget;
import io.rapporteur.core.delivery.Journal;
import io.rapporteur.core.delivery.OutboundMessage;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.ConversationState;
import io.rapporteur.core.dialogue.Forgotten;
import io.rapporteur.core.dialogue.Utterance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a journal does, in SQL that SQLite and PostgreSQL both understand. Its heirs say through
/// which connection it is done.
///
/// Text is stored as UTF-8. A surrogate without its other half is no text in any encoding and comes
/// back as `?`.
abstract sealed class SqlJournal implements Journal permits SqliteJournal, PostgresTerm {

    /// How many rows are forgotten in one transaction: few enough that an utterance which arrives
    /// meanwhile is kept without delay.
    private static final int FORGOTTEN_AT_ONCE = 500;

    private final InstantSource clock;

    SqlJournal(InstantSource clock) {
        this.clock = clock;
    }

    /// Makes a change and returns when it is durable.
    ///
    /// @throws io.rapporteur.core.delivery.JournalException if it could not be made, and was not
    abstract <T> T write(Work<T> change);

    /// Reads what was committed.
    ///
    /// @throws io.rapporteur.core.delivery.JournalException if it could not be read
    abstract <T> T read(Work<T> query);

    @Override
    public List<Kept> keep(List<Utterance> utterances) {
        return utterances.isEmpty() ? List.of() : write(connection -> keep(utterances, connection));
    }

    static List<Kept> keep(List<Utterance> utterances, Connection connection) throws SQLException {
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
        write(connection -> setAside(update, at, connection));
    }

    static int setAside(UnreadableUpdate update, Instant at, Connection connection)
            throws SQLException {
        return Sql.update(
                connection,
                Sql.SET_ASIDE,
                update.key(),
                update.platform(),
                update.raw(),
                update.problem(),
                at.toEpochMilli());
    }

    @Override
    public Set<ConversationId> unfinished() {
        return read(SqlJournal::unfinished);
    }

    static Set<ConversationId> unfinished(Connection connection) throws SQLException {
        Set<ConversationId> oldestFirst = new LinkedHashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(Sql.UNFINISHED);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                oldestFirst.add(
                        new ConversationId(
                                Sql.read(rows.getString(1)), Sql.read(rows.getString(2))));
            }
        }
        return oldestFirst;
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
                String platform = conversation.platform();
                String value = conversation.value();
                Sql.bind(statement, platform, value, platform, value);
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
                                new OutboundMessage(row.text("payload"), budgets(row)),
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

    @Override
    public List<Tried> triedSince(Instant since) {
        return read(connection -> {
            List<Tried> tried = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(Sql.TRIED_SINCE)) {
                Sql.bind(statement, since.toEpochMilli());
                try (ResultSet rows = statement.executeQuery()) {
                    StoredRow row = new StoredRow("outbox", rows);
                    while (rows.next()) {
                        tried.add(
                                new Tried(
                                        budgets(row), row.number("tries"), row.moment("ended_at")));
                    }
                }
            }
            return List.copyOf(tried);
        });
    }

    private static List<Budget> budgets(StoredRow row) throws SQLException {
        return row.text("budgets", json -> StoredJson.budgets(StoredJson.parse(json)));
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
