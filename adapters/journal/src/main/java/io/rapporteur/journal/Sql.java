package io.rapporteur.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/// What the journal asks of its database, in words that SQLite and PostgreSQL both know.
///
/// They differ in how tables are made, so each has its own [Migrations], and in one thing about
/// text, which is bridged here: PostgreSQL has no U+0000. `conversation.rowid` is SQLite's own
/// number of a row, and on PostgreSQL a column of that name.
final class Sql {

    static final String KEEP =
            """
            insert into inbox (key, platform, conversation, intent, hint, address, said_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            returning place\
            """;

    static final String SET_ASIDE =
            """
            insert into set_aside (key, platform, raw, problem, at)
            values (?, ?, ?, ?, ?)
            on conflict do nothing\
            """;

    static final String UNFINISHED =
            """
            select platform, conversation
            from (
                select platform, conversation, place from inbox where done_at is null
                union all
                select platform, conversation, coalesce(inbox, 0) from outbox where state = 'waiting'
            ) as waiting
            group by platform, conversation
            order by min(place)\
            """;

    static final String NEXT_TURN =
            """
            select place, key, intent, hint, address, said_at
            from inbox
            where platform = ? and conversation = ? and done_at is null
            order by place limit 1\
            """;

    static final String STATE =
            "select rowid as place, state from conversation where platform = ? and value = ?";

    static final String NEXT_MESSAGE =
            """
            select place, payload, budgets, tries
            from outbox
            where platform = ? and conversation = ? and state = 'waiting'
            order by place limit 1\
            """;

    static final String TURN_TAKEN =
            "update inbox set done_at = ? where place = ? and done_at is null";

    static final String REMEMBER =
            """
            insert into conversation (platform, value, state, updated_at)
            values (?, ?, ?, ?)
            on conflict (platform, value) do update
            set state = excluded.state, updated_at = excluded.updated_at\
            """;

    static final String TO_SEND =
            """
            insert into outbox (inbox, platform, conversation, payload, budgets)
            values (?, ?, ?, ?, ?)\
            """;

    static final String BEGIN_TRY =
            """
            update outbox set tries = tries + 1
            where place = ? and state = 'waiting'
            returning tries\
            """;

    static final String TAKE_BACK_TRY =
            """
            update outbox set tries = case when tries > 0 then tries - 1 else 0 end
            where place = ? and state = 'waiting'\
            """;

    static final String SENT =
            "update outbox set state = 'sent', ended_at = ? where place = ? and state = 'waiting'";

    static final String GIVE_UP =
            """
            update outbox set state = 'given-up', why = ?, ended_at = ?
            where place = ? and state = 'waiting'\
            """;

    static final String TRIED_SINCE =
            """
            select place, budgets, tries, ended_at from outbox where ended_at >= ? and tries > 0
            union all
            select place, budgets, tries, ended_at from outbox where state = 'waiting' and tries > 0\
            """;

    static final String FORGETTABLE =
            """
            select
                (select count(*) from inbox
                    where platform = ? and conversation = ? and done_at is not null) as utterances,
                (select count(*) from outbox
                    where platform = ? and conversation = ? and ended_at is not null) as messages\
            """;

    static final String FORGET_SET_ASIDE_OF =
            """
            delete from set_aside where key in (
                select key from inbox
                where platform = ? and conversation = ? and done_at is not null)\
            """;

    static final String FORGET_MESSAGES_OF =
            """
            delete from outbox
            where platform = ? and conversation = ? and ended_at is not null\
            """;

    static final String FORGET_STATE_OF =
            "delete from conversation where platform = ? and value = ?";

    /// The key stays, so that a repeat is recognised; whose it was does not.
    static final String BLANK_UTTERANCES_OF =
            """
            update inbox
            set conversation = '', intent = '', hint = null, address = '', said_at = ''
            where platform = ? and conversation = ? and done_at is not null\
            """;

    static final String FORGET_MESSAGES =
            """
            delete from outbox where place in (
                select place from outbox where ended_at < ? limit ?)\
            """;

    static final String FORGET_UTTERANCES =
            """
            delete from inbox where place in (
                select place from inbox where done_at < ? limit ?)\
            """;

    static final String FORGET_SET_ASIDE =
            """
            delete from set_aside where place in (
                select place from set_aside where at < ? limit ?)\
            """;

    static final String FORGET_CONVERSATIONS =
            """
            delete from conversation where rowid in (
                select c.rowid from conversation c
                where c.updated_at < ?
                and not exists (
                    select 1 from inbox i
                    where i.platform = c.platform and i.conversation = c.value and i.done_at is null)
                and not exists (
                    select 1 from outbox o
                    where o.platform = c.platform and o.conversation = c.value and o.state = 'waiting')
                limit ?)\
            """;

    static final String TRY_WRITING = "update health set checked_at = ?";

    private static final char NUL = '\u0000';
    private static final char ESCAPE = '\u001a';

    private Sql() {}

    /// Binds `values` in order; an empty [Optional] is null.
    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i] instanceof Optional<?> maybe ? maybe.orElse(null) : values[i];
            statement.setObject(i + 1, value instanceof String text ? stored(text) : value);
        }
    }

    /// `text` without U+0000, which becomes U+001A 0; so U+001A becomes U+001A 1.
    private static String stored(String text) {
        return text.indexOf(NUL) < 0 && text.indexOf(ESCAPE) < 0
                ? text
                : text.replace("\u001a", "\u001a1").replace("\u0000", "\u001a0");
    }

    /// The text that [#bind] stored.
    static String read(String stored) {
        return stored.indexOf(ESCAPE) < 0
                ? stored
                : stored.replace("\u001a0", "\u0000").replace("\u001a1", "\u001a");
    }

    /// @return how many rows changed
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }
}
