package io.rapporteur.slack;

import io.rapporteur.core.dialogue.ConversationId;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How utterances and conversations of Slack are named.
final class SlackNames {

    /// Up to the year 5138; Slack writes six digits after the point.
    private static final Pattern TIMESTAMP = Pattern.compile("(?<seconds>[0-9]{1,11})(\\.[0-9]*)?");

    static final String PLATFORM = "slack";

    private SlackNames() {}

    /// One person in one channel. Threads are not told apart, so that a language once chosen holds
    /// in all of them.
    static ConversationId conversation(String team, String channel, String user) {
        return new ConversationId(PLATFORM, team + "/" + channel + "/" + user);
    }

    /// One message may come as several events, each with an id of its own, and as a mention and a
    /// message at once: only where and when it was said names it.
    static String messageKey(String team, String channel, String timestamp) {
        return PLATFORM + ":" + team + ":" + channel + ":" + timestamp;
    }

    static String commandKey(String team, String trigger) {
        return PLATFORM + ":" + team + ":command:" + trigger;
    }

    /// @param moment the `action_ts` of the press, or its trigger id
    static String actionKey(String team, String user, String moment, String actionId) {
        return PLATFORM + ":" + team + ":action:" + user + ":" + moment + ":" + actionId;
    }

    /// Reads a timestamp such as `1732446000.000200`, to the second.
    ///
    /// @throws UnreadableException if it has another form
    static Instant instant(String timestamp) {
        Matcher parts = TIMESTAMP.matcher(timestamp);
        if (!parts.matches()) {
            throw new UnreadableException("a timestamp that is none");
        }
        return Instant.ofEpochSecond(Long.parseLong(parts.group("seconds")));
    }
}
