package io.rapporteur.telegram;

import io.rapporteur.core.dialogue.Intent;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decides whether a message is meant for us, and what it wants.
///
/// In private everything is. In a group we are silent unless addressed: by a command, a reply to
/// one of our messages, or a mention.
final class Addressing {

    // Right-to-left keyboards may put an invisible mark before the slash.
    private static final Pattern COMMAND =
            Pattern.compile(
                    "[\\s\\u200E\\u200F\\u2066-\\u2069]*/(?<word>\\w{1,32})(?:@(?<bot>\\w+))?(?:\\s+(?<rest>.*))?",
                    Pattern.DOTALL);

    private final Bot bot;
    private final Pattern mention;

    Addressing(Bot bot) {
        this.bot = bot;
        this.mention = bot.mention();
    }

    /// What the message wants of us; empty if it is not meant for us.
    Optional<Intent> intent(MessageNode message) {
        if (message.isPrivate()) {
            return inPrivate(message);
        }
        return message.isGroup() ? inGroup(message) : Optional.empty();
    }

    private Optional<Intent> inPrivate(MessageNode message) {
        if (message.words().isEmpty()) {
            return unreadable(message);
        }
        String words = message.words().get();
        Matcher command = COMMAND.matcher(words);
        return Optional.of(
                command.matches()
                        ? intent(command).orElseGet(Intent.Help::new)
                        : new Intent.Ask(words));
    }

    private Optional<Intent> inGroup(MessageNode message) {
        boolean reply = message.repliesTo(bot.id());
        if (message.words().isEmpty()) {
            return reply ? unreadable(message) : Optional.empty();
        }
        String words = message.words().get();
        Matcher command = COMMAND.matcher(words);
        if (command.matches()) {
            return commandInGroup(command, reply);
        }
        Matcher mentions = mention.matcher(words);
        return reply || mentions.find() ? Optional.of(question(mentions)) : Optional.empty();
    }

    /// A command that we do not know is ours only if it says so.
    private Optional<Intent> commandInGroup(Matcher command, boolean reply) {
        String named = command.group("bot");
        if (named != null && !bot.isNamed(named)) {
            return Optional.empty();
        }
        return intent(command)
                .or(() ->
                        named != null || reply ? Optional.of(new Intent.Help()) : Optional.empty());
    }

    private Optional<Intent> intent(Matcher command) {
        String rest = command.group("rest");
        return Command.ofWord(command.group("word"))
                .map(known ->
                        known.intent(rest == null ? "" : withoutMention(mention.matcher(rest))));
    }

    /// Our name alone, without a question, asks what we are for.
    private static Intent question(Matcher mentions) {
        String question = withoutMention(mentions);
        return question.isEmpty() ? new Intent.Help() : new Intent.Ask(question);
    }

    private static String withoutMention(Matcher mentions) {
        return mentions.replaceAll(" ").strip();
    }

    private static Optional<Intent> unreadable(MessageNode message) {
        return message.hasContent() ? Optional.of(new Intent.Unreadable()) : Optional.empty();
    }
}
