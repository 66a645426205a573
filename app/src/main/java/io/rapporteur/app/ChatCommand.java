package io.rapporteur.app;

import io.rapporteur.console.ConsoleChat;
import io.rapporteur.console.ConsoleRenderer;
import io.rapporteur.console.Style;
import io.rapporteur.knowledge.Language;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;

/// A conversation in the terminal.
@Command(
        name = "chat",
        mixinStandardHelpOptions = true,
        description = "Talks with you in the terminal; /quit ends it.")
final class ChatCommand implements Callable<Integer> {

    @Mixin private PackOption pack = new PackOption();

    @Override
    public Integer call() throws IOException {
        ConsoleRenderer renderer = new ConsoleRenderer(Style.ofThisTerminal(), AskCommand.WIDTH);
        ConsoleChat chat =
                new ConsoleChat(
                        PackOption.dialogue(pack.knowledge()),
                        renderer,
                        InstantSource.system(),
                        Language.ofTag(Locale.getDefault().getLanguage()));
        chat.run(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                System.out);
        System.out.println();
        return ExitCode.OK;
    }
}
