package io.rapporteur.app;

import io.rapporteur.console.Style;
import io.rapporteur.core.delivery.Finding;
import io.rapporteur.core.delivery.Finding.Level;
import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Journal;
import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.delivery.JournalInUseException;
import io.rapporteur.core.delivery.Revisions;
import io.rapporteur.core.delivery.SharedJournal;
import io.rapporteur.journal.JournalAddress;
import io.rapporteur.journal.PostgresJournal;
import io.rapporteur.journal.SqliteJournal;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.pack.InvalidPackException;
import io.rapporteur.slack.SlackDoctor;
import io.rapporteur.telegram.TelegramDoctor;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Looks at everything that can be wrong before people notice.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks pack, journal, tokens, webhook, privacy mode, scopes and clock; says what"
                        + " to do.")
final class DoctorCommand implements Callable<Integer> {

    private final Map<String, String> environment;

    @Mixin private PackOption pack = new PackOption();

    @Mixin private Terminal terminal = new Terminal();

    DoctorCommand() {
        this(System.getenv());
    }

    DoctorCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(pack());
        Settings settings = new Settings(environment);
        Adapters adapters = new Adapters(settings);
        settings.port();
        findings.addAll(journal(settings.journal()));
        Clock clock = Clock.systemUTC();
        adapters.telegram()
                .ifPresent(telegram ->
                        TelegramDoctor.examine(telegram, clock)
                                .forEach(finding -> findings.add(finding.about("Telegram"))));
        adapters.slack()
                .ifPresent(slack ->
                        new SlackDoctor(slack, clock)
                                .examine()
                                .forEach(finding -> findings.add(finding.about("Slack"))));
        settings.problems().forEach(problem -> findings.add(Finding.error(problem)));
        adapters.missing().forEach(missing -> findings.add(Finding.note(missing + ".")));
        return report(findings);
    }

    private List<Finding> pack() {
        try {
            KnowledgeBase knowledge = pack.knowledge();
            Instant now = Instant.now();
            long due =
                    knowledge
                            .entries()
                            .filter(entry -> knowledge.isDueForReviewAt(now, entry))
                            .count();
            List<Finding> findings = new ArrayList<>();
            findings.add(
                    Finding.ok(
                            "Pack: %d entries, revision %s."
                                    .formatted(knowledge.entries().count(), knowledge.revision())));
            if (due > 0) {
                findings.add(
                        Finding.warning(
                                "Pack: %d entries are past their review date; ./rapporteur check names them."
                                        .formatted(due)));
            }
            return findings;
        } catch (InvalidPackException e) {
            return List.of(
                    Finding.error(
                            "Pack: %d problems; ./rapporteur check names them."
                                    .formatted(e.problems().size())));
        }
    }

    private static List<Finding> journal(JournalAddress address) {
        return switch (address) {
            case JournalAddress.Sqlite(Path file) -> List.of(file(file));
            case JournalAddress.Postgresql database -> database(database);
        };
    }

    private static Finding file(Path file) {
        try (Journal journal = SqliteJournal.open(file, Clock.systemUTC())) {
            return finding(journal.health());
        } catch (JournalInUseException _) {
            return Finding.note(
                    "Journal: a bot is running on "
                            + file
                            + ", and that is fine; /health/ready of that bot tells how its journal"
                            + " is.");
        } catch (JournalException e) {
            return Finding.error("Journal: " + e.getMessage());
        }
    }

    private static List<Finding> database(JournalAddress.Postgresql database) {
        try (SharedJournal journal = PostgresJournal.open(database, Clock.systemUTC())) {
            return List.of(
                    finding(journal.health()), Revisions.examine(journal).about("Processes"));
        } catch (JournalException e) {
            return List.of(Finding.error("Journal: " + e.getMessage()));
        }
    }

    private static Finding finding(Health journal) {
        return new Finding(
                journal.ready() ? Level.OK : Level.ERROR, "Journal: " + journal.detail());
    }

    private int report(List<Finding> findings) {
        PrintWriter out = terminal.out();
        Style style = Style.ofThisTerminal();
        findings.forEach(
                finding -> out.println(label(finding.level(), style) + finding.sentence()));
        out.flush();
        boolean broken = findings.stream().anyMatch(finding -> finding.level() == Level.ERROR);
        return broken ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private static String label(Level level, Style style) {
        return switch (level) {
            case OK -> "ok       ";
            case NOTE -> style.faint("note     ");
            case WARNING -> style.strong("warning  ");
            case ERROR -> style.strong("ERROR    ");
        };
    }
}
