package io.rapporteur.slack;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import io.rapporteur.core.delivery.Budget;
import io.rapporteur.core.delivery.OutboundMessage;

import java.time.Duration;
import java.util.List;

/// One message, ready for Slack.
///
/// @param plain all that it says as plain text, unescaped
/// @param blocks the same in Block Kit; empty if plain text is all there is
record SlackMessage(Address address, String plain, JsonArray blocks) {

    /// Beyond this a message cannot be edited (not documented, seen by others); notifications show
    /// far less.
    static final int MAX_NOTIFICATION_BYTES = 4_000;

    /// Slack counts the characters of our JSON, so signs stand for themselves and not for escapes.
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    static String json(JsonElement element) {
        return JSON.toJson(element);
    }

    /// What notifications and screen readers say, escaped.
    String notification() {
        return SlackText.escapeWithin(plain, MAX_NOTIFICATION_BYTES);
    }

    OutboundMessage encode() {
        JsonObject payload = new JsonObject();
        payload.add("address", address.toJson());
        payload.addProperty("plain", plain);
        payload.add("blocks", blocks);
        return new OutboundMessage(json(payload), List.of(budget()));
    }

    /// Slack takes about one message a second for a channel. What one person sees is not posted to
    /// the channel: it has a pace of its own, so that a busy channel does not delay it.
    private Budget budget() {
        String key =
                switch (address) {
                    case Address.Posted(String channel, _) -> "slack/channel/" + channel;
                    case Address.Shared(String channel, _, _) -> "slack/channel/" + channel;
                    case Address.Whispered(String channel, String user, _, _) ->
                            "slack/channel/" + channel + "/" + user;
                };
        return new Budget(key, 1, Duration.ofSeconds(1));
    }

    /// @throws UnreadableException if it is none of ours
    static SlackMessage decode(OutboundMessage message) {
        Fields payload = Fields.ofJson(message.payload());
        return new SlackMessage(
                Address.of(
                        payload.object("address")
                                .orElseThrow(() -> new UnreadableException("no address"))),
                payload.required("plain"),
                payload.json().get("blocks") instanceof JsonArray blocks
                        ? blocks
                        : new JsonArray());
    }
}
