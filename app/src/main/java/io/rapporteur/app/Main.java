package io.rapporteur.app;

import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.exchange.UnusableFileException;
import io.rapporteur.knowledge.pack.InvalidPackException;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// `rapporteur`: answers people's questions about an event in chat, from a curated, cited and dated
/// record.
@Command(
        name = "rapporteur",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Answers people's questions about an event, from a curated, cited and dated"
                        + " record.",
        footer = {
            "",
            "Settings come from the environment; README.md lists them.",
            "Exit codes: 0 done, 1 it could not be done, 2 wrong usage."
        },
        subcommands = {
            AskCommand.class,
            ChatCommand.class,
            AnswerCommand.class,
            CheckCommand.class,
            DiffCommand.class,
            InitCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            ServeCommand.class,
            DoctorCommand.class,
            EvaluateCommand.class,
            MatchCommand.class,
            TuneCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.setOut(new PrintStream(System.out, false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        int exitCode = commandLine().execute(arguments);
        System.out.flush();
        System.exit(exitCode);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Main::explain);
    }

    private static int explain(
            Exception exception, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        String message =
                switch (exception) {
                    case FailedCommand failed -> failed.getMessage();
                    case InvalidPackException invalid ->
                            "The pack cannot be used:\n" + invalid.getMessage();
                    case UnusableFileException unusable -> String.valueOf(unusable.getMessage());
                    case JournalException journal -> String.valueOf(journal.getMessage());
                    default -> throw exception;
                };
        command.getErr().println(message);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
