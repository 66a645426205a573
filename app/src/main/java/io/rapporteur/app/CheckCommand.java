package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.rapporteur.exchange.RecordPicture;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.check.Confusions;
import io.rapporteur.knowledge.check.Fact;
import io.rapporteur.knowledge.check.Finding;
import io.rapporteur.knowledge.check.PackCheck;
import io.rapporteur.knowledge.check.Rule;
import io.rapporteur.knowledge.check.Severity;
import io.rapporteur.knowledge.pack.InvalidPackException;
import io.rapporteur.knowledge.pack.PackReader;
import io.rapporteur.knowledge.pack.Place;
import io.rapporteur.knowledge.pack.ReadPack;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

    @Option(
            names = "--confusions",
            description = {
                "Ask each wording of a matcher that does not know it, and report entries that are"
                        + " mostly lost to others; takes about a minute.",
                "With --json also a line for each pair of passages that are confused."
            })
    private boolean asksWordings;

    @Option(
            names = "--picture",
            paramLabel = "FILE.svg",
            description = "Do the same, and draw topics, entries and what is confused with what.")
    private @Nullable Path picture;

    @Option(names = "--json", description = "Print a JSON line for each finding.")
    private boolean json;

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public Integer call() {
        LocalDate today = Optional.ofNullable(day).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        Checked checked = check(today);
        List<Finding> findings = checked.findings();
        PrintWriter out = terminal.out();
        findings.forEach(finding -> out.println(json ? line(finding) : label(finding) + finding));
        checked.confusions().ifPresent(this::print);
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

    /// @param confusions if wordings were asked
    private record Checked(List<Finding> findings, Optional<Confusions> confusions) {}

    private Checked check(LocalDate today) {
        try {
            ReadPack read = PackReader.readWithPlaces(pack.folder());
            Optional<Confusions> confusions = confusions(read.knowledge());
            return new Checked(PackCheck.check(read, today, moreRules(confusions)), confusions);
        } catch (InvalidPackException e) {
            return new Checked(PackCheck.unreadable(e), Optional.empty());
        }
    }

    /// What the matcher confuses, if that was asked for, drawn if a picture was.
    private Optional<Confusions> confusions(KnowledgeBase knowledge) {
        if (!asksWordings && picture == null) {
            return Optional.empty();
        }
        terminal.err()
                .println(
                        "Asking every wording of a matcher that does not know it: about a minute"
                                + " for 25,000.");
        Confusions confusions = PackOption.confusions(knowledge);
        if (picture != null) {
            terminal.write(picture, RecordPicture.draw(knowledge, confusions));
        }
        return Optional.of(confusions);
    }

    private List<Rule> moreRules(Optional<Confusions> confusions) {
        List<Rule> rules = new ArrayList<>();
        if (facts != null) {
            rules.add(Rule.covering(facts(facts)));
        }
        confusions.map(Rule::reachable).ifPresent(rules::add);
        return rules;
    }

    private void print(Confusions confusions) {
        PrintWriter out = terminal.out();
        if (json) {
            confusions.pairs().forEach(pair -> out.println(line(pair, confusions)));
        } else {
            out.println(
                    "Of %d wordings, each asked of a matcher that does not know it, %d find"
                                    .formatted(confusions.asked(), confusions.lost())
                            + " something else.");
        }
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

    private static ObjectNode line(Confusions.Pair pair, Confusions confusions) {
        ObjectNode line =
                JsonLines.JSON
                        .createObjectNode()
                        .put("passage", pair.passage().value())
                        .put("found", pair.found().value())
                        .put("wordings", pair.count())
                        .put("of", confusions.asked(pair.passage()));
        ObjectNode languages = line.putObject("languages");
        pair.byLanguage().forEach((language, count) -> languages.put(language.tag(), count));
        return line;
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
