package io.rapporteur.telegram;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.regex.Pattern;

/// Who we are on Telegram.
///
/// @param username without the `@`
/// @param readsGroups whether it sees every message of a group (privacy mode is off)
record Bot(long id, String username, boolean readsGroups) {

    /// Reads the answer to `getMe`.
    static Bot of(JsonNode me) {
        return new Bot(
                me.path("id").asLong(),
                me.path("username").asText(),
                me.path("can_read_all_group_messages").asBoolean());
    }

    boolean isNamed(String name) {
        return username.equalsIgnoreCase(name);
    }

    /// `@username` in a text, with what separates it from the words around.
    Pattern mention() {
        return Pattern.compile(
                "(?<![\\w@./])@" + Pattern.quote(username) + "(?!\\w)[,:;،؛]?",
                Pattern.CASE_INSENSITIVE);
    }

    /// How to speak to it in groups; for operators.
    String groupAdvice() {
        return readsGroups
                ? "in groups it answers /ask, replies and mentions"
                : "in groups it sees only /ask and replies, because privacy mode is on: to let"
                      + " mentions through, turn it off at @BotFather (/setprivacy) and add the bot"
                      + " again";
    }
}
