package io.rapporteur.app;

import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.exchange.UnusableFileException;
import io.rapporteur.knowledge.pack.InvalidPackException;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

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
        })
public final class Main {

    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("ask", AskCommand.class);
        COMMANDS.put("chat", ChatCommand.class);
        COMMANDS.put("answer", AnswerCommand.class);
        COMMANDS.put("check", CheckCommand.class);
        COMMANDS.put("diff", DiffCommand.class);
        COMMANDS.put("init", InitCommand.class);
        COMMANDS.put("import", ImportCommand.class);
        COMMANDS.put("export", ExportCommand.class);
        COMMANDS.put("serve", ServeCommand.class);
        COMMANDS.put("doctor", DoctorCommand.class);
        COMMANDS.put("evaluate", EvaluateCommand.class);
        COMMANDS.put("match", MatchCommand.class);
        COMMANDS.put("tune", TuneCommand.class);
        COMMANDS.put("help", CommandLine.HelpCommand.class);
    }

    private Main() {}

    public static void main(String[] arguments) {
        System.setOut(new PrintStream(System.out, false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        int exitCode = commandLine(arguments).execute(arguments);
        System.out.flush();
        System.exit(exitCode);
    }

    /// The command line for `arguments`. To look at a command takes time, so that where the first
    /// argument is one the others are left out.
    static CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        Set<String> all = COMMANDS.keySet();
        boolean isOne = arguments.length > 0 && all.contains(arguments[0]);
        Collection<String> known =
                isOne && !arguments[0].equals("help") ? List.of(arguments[0]) : all;
        known.forEach(name -> line.addSubcommand(name, Objects.requireNonNull(COMMANDS.get(name))));
        return line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
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
