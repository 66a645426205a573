package io.rapporteur.slack;

import com.google.gson.JsonObject;

import java.util.Optional;

/// Where a reply goes. Written into an utterance as JSON and read back when the reply is rendered
/// and sent, perhaps by another process.
sealed interface Address {

    String channel();

    Optional<String> thread();

    /// For everyone in a channel or direct message; in a thread of it if there is one.
    record Posted(String channel, Optional<String> thread) implements Address {}

    /// For one person's eyes only: an ephemeral message.
    ///
    /// @param responseUrl good for 5 messages within 30 minutes
    record Whispered(String channel, String user, Optional<String> thread, String responseUrl)
            implements Address {}

    /// An answer that a person decided to show to everyone. The bot need not be a member of the
    /// channel: `responseUrl` reaches it too.
    record Shared(String channel, Optional<String> thread, String responseUrl) implements Address {}

    default JsonObject toJson() {
        JsonObject json = new JsonObject();
        json.addProperty("channel", channel());
        thread().ifPresent(thread -> json.addProperty("thread", thread));
        switch (this) {
            case Posted _ -> json.addProperty("kind", "posted");
            case Whispered(_, String user, _, String responseUrl) -> {
                json.addProperty("kind", "whispered");
                json.addProperty("user", user);
                json.addProperty("response_url", responseUrl);
            }
            case Shared(_, _, String responseUrl) -> {
                json.addProperty("kind", "shared");
                json.addProperty("response_url", responseUrl);
            }
        }
        return json;
    }

    /// @throws UnreadableException if it is none of ours
    static Address of(Fields json) {
        String channel = json.required("channel");
        Optional<String> thread = json.text("thread");
        return switch (json.required("kind")) {
            case "posted" -> new Posted(channel, thread);
            case "whispered" ->
                    new Whispered(
                            channel, json.required("user"), thread, json.required("response_url"));
            case "shared" -> new Shared(channel, thread, json.required("response_url"));
            default -> throw new UnreadableException("an address of unknown kind");
        };
    }
}
