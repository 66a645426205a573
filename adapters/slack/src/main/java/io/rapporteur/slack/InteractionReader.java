package io.rapporteur.slack;

import io.rapporteur.core.dialogue.ButtonCode;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.LanguageHint;
import io.rapporteur.core.dialogue.Utterance;

import java.time.InstantSource;
import java.util.Optional;

/// Reads presses of our buttons.
final class InteractionReader {

    private final InstantSource clock;

    InteractionReader(InstantSource clock) {
        this.clock = clock;
    }

    /// @return empty for interactions that are not presses of buttons
    /// @throws UnreadableException if a field that every press has is missing
    Optional<Utterance> read(Fields interaction) {
        return interaction.required("type").equals("block_actions")
                ? interaction.objects("actions").stream()
                        .findFirst()
                        .map(action -> utterance(interaction, action))
                : Optional.empty();
    }

    private Utterance utterance(Fields interaction, Fields action) {
        String team = required(interaction, "team", "id");
        String user = required(interaction, "user", "id");
        String channel =
                interaction
                        .text("channel", "id")
                        .orElseGet(() -> required(interaction, "container", "channel_id"));
        String actionId = action.required("action_id");
        Optional<ButtonCode> code = action.text("value").flatMap(ButtonCode::decode);
        return new Utterance(
                SlackNames.actionKey(team, user, moment(interaction, action), actionId),
                SlackNames.conversation(team, channel, user),
                // A button of ours from before an update may no longer mean anything.
                code.map(ButtonCode::intent).orElseGet(Intent.Help::new),
                code.map(ButtonCode::language).map(LanguageHint::byButton),
                address(interaction, channel, user, actionId).toJson().toString(),
                action.text("action_ts").map(SlackNames::instant).orElseGet(clock::instant));
    }

    private static String moment(Fields interaction, Fields action) {
        return action.text("action_ts").orElseGet(() -> interaction.required("trigger_id"));
    }

    private static Address address(
            Fields interaction, String channel, String user, String actionId) {
        Optional<String> thread =
                interaction
                        .text("container", "thread_ts")
                        .or(() -> interaction.text("message", "thread_ts"));
        if (actionId.equals(Buttons.SHARE_ACTION)) {
            return new Address.Shared(channel, thread, interaction.required("response_url"));
        }
        if (interaction.object("container").filter(it -> it.isTrue("is_ephemeral")).isPresent()) {
            return new Address.Whispered(
                    channel, user, thread, interaction.required("response_url"));
        }
        return new Address.Posted(channel, thread.or(() -> newThread(interaction, channel)));
    }

    /// Under a message in a channel the answer opens a thread.
    private static Optional<String> newThread(Fields interaction, String channel) {
        return EventReader.isDirect(channel)
                ? Optional.empty()
                : interaction
                        .text("container", "message_ts")
                        .or(() -> interaction.text("message", "ts"));
    }

    private static String required(Fields interaction, String object, String name) {
        return interaction
                .text(object, name)
                .orElseThrow(() -> new UnreadableException("no " + object + "." + name));
    }
}
