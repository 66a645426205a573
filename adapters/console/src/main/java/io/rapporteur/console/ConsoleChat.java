package io.rapporteur.console;

import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.ConversationState;
import io.rapporteur.core.dialogue.Dialogue;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.LanguageHint;
import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Turn;
import io.rapporteur.core.dialogue.Utterance;
import io.rapporteur.knowledge.Language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A conversation in the terminal: a line is a question, a number picks a choice of the last reply,
/// `/topics`, `/language fr`, `/sources`, `/help`, `/privacy` and `/quit` do what they say.
public final class ConsoleChat {

    private static final ConversationId CONVERSATION =
            new ConversationId("console", "this-terminal");

    private final Dialogue dialogue;
    private final ConsoleRenderer renderer;
    private final InstantSource clock;
    private final Optional<LanguageHint> hint;
    private ConversationState state = ConversationState.NEW;
    private List<Reply.Choice> choices = List.of();
    private long lines;

    /// @param hint the language of the person's system
    public ConsoleChat(
            Dialogue dialogue,
            ConsoleRenderer renderer,
            InstantSource clock,
            Optional<Language> hint) {
        this.dialogue = dialogue;
        this.renderer = renderer;
        this.clock = clock;
        this.hint = hint.map(LanguageHint::byPlatform);
    }

    /// Talks until the input ends or the person quits.
    public void run(BufferedReader input, PrintStream output) throws IOException {
        say(new Intent.Start(), output);
        String line = prompt(input, output);
        while (line != null && !isGoodbye(line)) {
            if (!line.isBlank()) {
                say(intent(line.strip()), output);
            }
            line = prompt(input, output);
        }
    }

    private static String prompt(BufferedReader input, PrintStream output) throws IOException {
        output.print("\n> ");
        output.flush();
        return input.readLine();
    }

    private static boolean isGoodbye(String line) {
        return List.of("/quit", "/exit").contains(line.strip());
    }

    private void say(Intent intent, PrintStream output) {
        Utterance utterance =
                new Utterance(
                        "console:" + lines++, CONVERSATION, intent, hint, "", clock.instant());
        Turn turn = dialogue.turn(utterance, state);
        state = turn.state();
        choices = turn.reply().choices();
        output.println();
        output.print(renderer.render(turn.reply()));
    }

    private Intent intent(String line) {
        if (line.matches("\\d{1,2}")
                && Integer.parseInt(line) >= 1
                && Integer.parseInt(line) <= choices.size()) {
            return choices.get(Integer.parseInt(line) - 1).intent();
        }
        String[] words = line.split("\\s+", 2);
        return switch (words[0]) {
            case "/topics" -> new Intent.BrowseTopics(0);
            case "/sources" -> new Intent.ShowSources();
            case "/privacy" -> new Intent.Privacy();
            case "/forget" -> new Intent.Forget();
            case "/start" -> new Intent.Start();
            case "/help" -> new Intent.Help();
            case "/language" ->
                    new Intent.ChangeLanguage(
                            words.length > 1 ? Language.named(words[1]) : Optional.empty());
            case "/ask" -> new Intent.Ask(words.length > 1 ? words[1] : "");
            default -> new Intent.Ask(line);
        };
    }
}
