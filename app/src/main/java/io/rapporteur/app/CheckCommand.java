package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.rapporteur.knowledge.check.Fact;
import io.rapporteur.knowledge.check.Finding;
import io.rapporteur.knowledge.check.PackCheck;
import io.rapporteur.knowledge.check.Severity;
import io.rapporteur.knowledge.pack.Place;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Lints a pack.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Says what is wrong with a pack, or could be better: file, line, why it matters, what"
                    + " to do.",
            "Exit code 1 if anything is wrong; warnings and notices alone do not fail."
        })
final class CheckCommand implements Callable<Integer> {

    @Mixin private PackOption pack = new PackOption();

    @Option(
            names = {"--at", "--on"},
            paramLabel = "DAY",
            description = "Judge dates as of this day, such as 2026-01-31 (default: today).")
    private @Nullable LocalDate day;

    @Option(
            names = "--facts",
            paramLabel = "FILE.jsonl",
            description = "Report facts that no entry covers; lines: {\"id\", \"fact\", ...}.")
    private @Nullable Path facts;

    @Option(names = "--json", description = "Print a JSON line for each finding.")
    private boolean json;

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public Integer call() {
        LocalDate today = Optional.ofNullable(day).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        List<Finding> findings =
                facts == null
                        ? PackCheck.check(pack.folder(), today)
                        : PackCheck.check(pack.folder(), today, facts(facts));
        PrintWriter out = terminal.out();
        findings.forEach(finding -> out.println(json ? line(finding) : label(finding) + finding));
        long errors = count(findings, Severity.ERROR);
        if (!json) {
            out.println(
                    "%d errors, %d warnings, %d notices."
                            .formatted(
                                    errors,
                                    count(findings, Severity.WARNING),
                                    count(findings, Severity.NOTICE)));
        }
        out.flush();
        return errors == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    private static List<Fact> facts(Path file) {
        return JsonLines.numbered(file).entrySet().stream()
                .map(line -> fact(new Place(file.toString(), line.getKey()), line.getValue()))
                .toList();
    }

    private static Fact fact(Place place, JsonNode line) {
        String id = line.path("id").asText();
        if (id.isBlank()) {
            throw new FailedCommand(
                    place + ": no id: expected {\"id\": \"f001\", \"fact\": \"what is known\"}");
        }
        return new Fact(id, line.path("fact").asText(), place);
    }

    private static String label(Finding finding) {
        return switch (finding.severity()) {
            case ERROR -> "error    ";
            case WARNING -> "warning  ";
            case NOTICE -> "notice   ";
        };
    }

    private static ObjectNode line(Finding finding) {
        return JsonLines.JSON
                .createObjectNode()
                .put("file", finding.file())
                .put("line", finding.line())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("rule", finding.rule())
                .put("what", finding.what())
                .put("why", finding.why())
                .put("remedy", finding.remedy());
    }
}
