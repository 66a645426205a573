package io.rapporteur.app;

import io.rapporteur.console.ConsoleRenderer;
import io.rapporteur.console.Style;
import io.rapporteur.console.WhyRenderer;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.knowledge.Language;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One question, one answer.
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "Answers one question, with sources and date.")
final class AskCommand implements Runnable {

    static final int WIDTH = 100;

    @Mixin private PackOption pack = new PackOption();

    @Option(
            names = "--lang",
            paramLabel = "xx",
            converter = Converters.ToLanguage.class,
            description = "Answer in this language: en, fr, es or ar (default: the question's).")
    private @Nullable Language language;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Converters.ToInstant.class,
            description = "Answer as of this moment, such as 2025-11-26T10:00:00Z (default: now).")
    private @Nullable Instant at;

    @Option(names = "--json", description = "Print one JSON line.")
    private boolean json;

    @Option(names = "--why", description = "Say what was found, and which rule decided.")
    private boolean why;

    @Parameters(
            paramLabel = "QUESTION",
            arity = "1..*",
            description = "The question, in any of the languages.")
    private List<String> words = List.of();

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public void run() {
        PrintWriter out = terminal.out();
        Answerer answerer = Answerer.over(pack.knowledge());
        Answerer.Answered answered =
                answerer.answer(
                        String.join(" ", words),
                        Optional.ofNullable(language),
                        Optional.ofNullable(at).orElseGet(Instant::now));
        if (language != null) {
            answered = answered.in(language);
        }
        if (json) {
            out.println(new AnswerLine(answerer).of("1", answered));
        } else {
            Reply reply =
                    answerer.replies()
                            .of(answered.match().decision(), answered.language(), answered.at());
            out.print(
                    new ConsoleRenderer(Style.ofThisTerminal(), WIDTH)
                            .render(withoutNavigation(reply)));
        }
        if (why) {
            PrintWriter where = json ? terminal.err() : out;
            where.print(new WhyRenderer(Style.ofThisTerminal()).render(answered.match()));
        }
        out.flush();
    }

    /// Buttons that lead nowhere from a single answer are left out; questions that one might ask
    /// next stay.
    private static Reply withoutNavigation(Reply reply) {
        List<Reply.Choice> useful =
                reply.choices().stream()
                        .filter(choice -> choice.intent() instanceof Intent.Choose)
                        .toList();
        return new Reply(reply.language(), reply.blocks(), useful, reply.answers());
    }
}
