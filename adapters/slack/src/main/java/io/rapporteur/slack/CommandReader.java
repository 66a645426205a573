package io.rapporteur.slack;

import io.rapporteur.core.dialogue.Utterance;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// Reads slash commands: whatever the command is called, what follows it is the question.
final class CommandReader {

    private final InstantSource clock;

    CommandReader(InstantSource clock) {
        this.clock = clock;
    }

    /// @return empty for Slack's check of our certificate
    /// @throws UnreadableException if a field that every command has is missing
    Optional<Utterance> read(Fields command) {
        if (command.text("ssl_check").isPresent()) {
            return Optional.empty();
        }
        String team = command.required("team_id");
        String channel = command.required("channel_id");
        String user = command.required("user_id");
        String text = SlackText.plain(command.text("text").orElse(""), Set.of());
        return Optional.of(
                new Utterance(
                        SlackNames.commandKey(team, command.required("trigger_id")),
                        SlackNames.conversation(team, channel, user),
                        CommandWords.intent(text),
                        Optional.empty(),
                        new Address.Whispered(
                                        channel,
                                        user,
                                        Optional.empty(),
                                        command.required("response_url"))
                                .toJson()
                                .toString(),
                        clock.instant()));
    }
}
