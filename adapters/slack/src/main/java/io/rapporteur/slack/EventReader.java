package io.rapporteur.slack;

import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Utterance;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads what people say: mentions of the bot in channels, and direct messages to it. Everything
/// else in a workspace is none of its business.
final class EventReader {

    /// A message with a file, and a reply in a thread that is shown in the channel too: the other
    /// subtypes (edits, deletions, people joining) say nothing to the bot.
    private static final Set<String> SPOKEN_SUBTYPES = Set.of("file_share", "thread_broadcast");

    private final Supplier<Optional<Identity>> identity;

    EventReader(Supplier<Optional<Identity>> identity) {
        this.identity = identity;
    }

    /// @param envelope an `event_callback`
    /// @return empty for an event that is not addressed to the bot
    /// @throws UnreadableException if a field that every such event has is missing
    Optional<Utterance> read(Fields envelope) {
        Fields event =
                envelope.object("event").orElseThrow(() -> new UnreadableException("no event"));
        Set<String> ourselves = ourselves(envelope);
        return isAddressed(event) && isFromPerson(event, ourselves)
                ? Optional.of(utterance(envelope.required("team_id"), event, ourselves))
                : Optional.empty();
    }

    private static boolean isAddressed(Fields event) {
        return switch (event.required("type")) {
            case "app_mention" -> true;
            case "message" -> event.text("channel_type").filter("im"::equals).isPresent();
            default -> false;
        };
    }

    private static boolean isFromPerson(Fields event, Set<String> ourselves) {
        return event.text("bot_id").isEmpty()
                && event.text("user").filter(user -> !ourselves.contains(user)).isPresent()
                && event.text("subtype").filter(type -> !SPOKEN_SUBTYPES.contains(type)).isEmpty();
    }

    /// The event says itself who it was delivered to, which helps until `auth.test` has answered.
    private Set<String> ourselves(Fields envelope) {
        Set<String> ids = new HashSet<>();
        identity.get().ifPresent(known -> ids.add(known.userId()));
        for (Fields authorization : envelope.objects("authorizations")) {
            if (authorization.isTrue("is_bot")) {
                authorization.text("user_id").ifPresent(ids::add);
            }
        }
        return ids;
    }

    private static Utterance utterance(String team, Fields event, Set<String> ourselves) {
        String channel = event.required("channel");
        String timestamp = event.required("ts");
        return new Utterance(
                SlackNames.messageKey(team, channel, timestamp),
                SlackNames.conversation(team, channel, event.required("user")),
                intent(event, ourselves),
                Optional.empty(),
                new Address.Posted(channel, thread(event, channel, timestamp)).toJson().toString(),
                SlackNames.instant(timestamp));
    }

    private static Intent intent(Fields event, Set<String> ourselves) {
        String text =
                SlackText.plain(event.text("text").orElse(""), ourselves)
                        // What is left of "@Rapporteur: when does it begin?"
                        .replaceFirst("^[:,،\\s]+", "");
        boolean hasMore = event.json().has("files") || event.json().has("attachments");
        return text.isEmpty() && hasMore ? new Intent.Unreadable() : new Intent.Ask(text);
    }

    /// In a channel the answer opens a thread at the question, so as not to fill the channel; in a
    /// direct message it stays where the person writes.
    private static Optional<String> thread(Fields event, String channel, String timestamp) {
        return event.text("thread_ts")
                .or(() -> isDirect(channel) ? Optional.empty() : Optional.of(timestamp));
    }

    /// Slack's ids of direct messages begin with D.
    static boolean isDirect(String channel) {
        return channel.startsWith("D");
    }
}
