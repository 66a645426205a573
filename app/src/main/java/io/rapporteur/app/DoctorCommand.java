package io.rapporteur.app;

import io.rapporteur.console.Style;
import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Journal;
import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.journal.SqliteJournal;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.pack.InvalidPackException;
import io.rapporteur.slack.SlackDoctor;
import io.rapporteur.telegram.TelegramDoctor;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/// Looks at everything that can be wrong before people notice.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks pack, journal, tokens, webhook, privacy mode, scopes and clock; says what"
                    + " to do.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin private PackOption pack = new PackOption();

    @Spec private @Nullable CommandSpec spec;

    /// One thing looked at.
    private record Finding(Level level, String sentence) {}

    private enum Level {
        OK("ok     "),
        NOTE("note   "),
        WARNING("warning"),
        ERROR("ERROR  ");

        private final String label;

        Level(String label) {
            this.label = label;
        }
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(pack());
        Settings settings = new Settings(System.getenv());
        Adapters adapters = new Adapters(settings);
        settings.port();
        findings.add(journal(settings));
        adapters.telegram()
                .ifPresent(telegram ->
                        TelegramDoctor.examine(telegram, Clock.systemUTC())
                                .forEach(found ->
                                        findings.add(
                                                new Finding(
                                                        Level.valueOf(found.level().name()),
                                                        "Telegram: " + found.sentence()))));
        adapters.slack()
                .ifPresent(slack ->
                        new SlackDoctor(slack, Clock.systemUTC())
                                .examine()
                                .forEach(found ->
                                        findings.add(
                                                new Finding(
                                                        Level.valueOf(found.level().name()),
                                                        "Slack: " + found.sentence()))));
        settings.problems().forEach(problem -> findings.add(new Finding(Level.ERROR, problem)));
        adapters.missing().forEach(missing -> findings.add(new Finding(Level.NOTE, missing)));
        return report(findings);
    }

    private List<Finding> pack() {
        try {
            KnowledgeBase knowledge = pack.knowledge();
            LocalDate today = LocalDate.now(knowledge.event().zone());
            long due =
                    knowledge
                            .entries()
                            .filter(entry -> entry.validity().isDueForReviewOn(today))
                            .count();
            List<Finding> findings = new ArrayList<>();
            findings.add(
                    new Finding(
                            Level.OK,
                            "Pack: %d entries, revision %s."
                                    .formatted(knowledge.entries().count(), knowledge.revision())));
            if (due > 0) {
                findings.add(
                        new Finding(
                                Level.WARNING,
                                "Pack: %d entries are past their review date; ./rapporteur check names them."
                                        .formatted(due)));
            }
            return findings;
        } catch (InvalidPackException e) {
            return List.of(
                    new Finding(
                            Level.ERROR,
                            "Pack: %d problems; ./rapporteur check names them."
                                    .formatted(e.problems().size())));
        }
    }

    private static Finding journal(Settings settings) {
        try (Journal journal = SqliteJournal.open(settings.journal(), Clock.systemUTC())) {
            Health health = journal.health();
            return new Finding(
                    health.ready() ? Level.OK : Level.ERROR, "Journal: " + health.detail());
        } catch (JournalException e) {
            return new Finding(Level.ERROR, "Journal: " + e.getMessage());
        }
    }

    private int report(List<Finding> findings) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Style style = Style.ofThisTerminal();
        findings.forEach(finding ->
                out.println(
                        (finding.level() == Level.OK
                                        ? finding.level().label
                                        : style.strong(finding.level().label))
                                + "  "
                                + finding.sentence()));
        out.flush();
        return findings.stream().anyMatch(finding -> finding.level() == Level.ERROR)
                ? ExitCode.SOFTWARE
                : ExitCode.OK;
    }
}
