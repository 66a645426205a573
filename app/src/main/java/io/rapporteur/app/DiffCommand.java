package io.rapporteur.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.rapporteur.app.Outcome.Change;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.pack.InvalidPackException;
import io.rapporteur.knowledge.pack.PackReader;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a change of the record would change for those who ask.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Says which questions are answered differently by a new pack than by an old one, for"
                    + " the review of a change.",
            "Exit code 0 whether anything differs or not; the last line counts."
        })
final class DiffCommand implements Runnable {

    @Parameters(index = "0", paramLabel = "OLD_PACK", description = "Folder of the pack as it is.")
    private Path old = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "NEW_PACK",
            description = "Folder of the pack with the change.")
    private Path changed = Path.of("");

    @Option(
            names = "--questions",
            required = true,
            paramLabel = "FILE",
            description =
                    "What to ask: JSON lines as answer reads them, or plain text with a question a"
                            + " line.")
    private @Nullable Path questions;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            converter = Converters.ToInstant.class,
            description =
                    "Ask as of this moment, such as 2025-11-26T10:00:00Z (default: now); a"
                            + " question's own moment comes first.")
    private @Nullable Instant at;

    @Option(
            names = "--json",
            description = "Print a JSON line for each question that is answered differently.")
    private boolean json;

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public void run() {
        List<QuestionLine> asked =
                QuestionLine.read(
                        Objects.requireNonNull(questions),
                        Optional.ofNullable(at).orElseGet(Instant::now));
        List<Outcome> before = outcomes(old, asked);
        List<Outcome> after = outcomes(changed, asked);
        PrintWriter out = terminal.out();
        Map<Change, Integer> counts = new EnumMap<>(Change.class);
        for (int i = 0; i < asked.size(); i++) {
            QuestionLine question = asked.get(i);
            Outcome was = before.get(i);
            Outcome is = after.get(i);
            was.changeTo(is)
                    .ifPresent(change -> {
                        counts.merge(change, 1, Integer::sum);
                        out.println(
                                json
                                        ? line(question, change, was, is)
                                        : block(question, change, was, is));
                    });
        }
        out.println(json ? summaryLine(asked.size(), counts) : summary(asked.size(), counts));
        out.flush();
    }

    /// @throws FailedCommand naming the pack if it cannot be used
    private static List<Outcome> outcomes(Path pack, List<QuestionLine> asked) {
        try {
            Answerer answerer = Answerer.over(PackReader.read(pack, Program.prepared()));
            return asked.stream().map(question -> Outcome.of(answerer, question)).toList();
        } catch (InvalidPackException e) {
            throw new FailedCommand("The pack " + pack + " cannot be used:\n" + e.getMessage());
        }
    }

    private static String block(QuestionLine question, Change change, Outcome was, Outcome is) {
        String head = "%-8s  %s: %s\n".formatted(change.code(), question.id(), question.text());
        return switch (change) {
            case DECISION, ENTRY, OPTIONS -> head + told("old", was) + told("new", is);
            case TEXT -> head + told("both", was) + lines("-", was, is) + lines("+", is, was);
        };
    }

    private static String told(String which, Outcome outcome) {
        return "          %-4s  %-8s  %s\n"
                .formatted(
                        which,
                        outcome.decision(),
                        outcome.passages().stream()
                                .map(PassageId::value)
                                .collect(Collectors.joining(", ")));
    }

    /// The lines that one outcome has and another has not.
    private static String lines(String sign, Outcome one, Outcome other) {
        Set<String> known = other.text().lines().collect(Collectors.toCollection(HashSet::new));
        return one.text()
                .lines()
                .filter(line -> !known.contains(line))
                .map(line -> "          " + sign + " " + line + "\n")
                .collect(Collectors.joining());
    }

    private static String summary(int asked, Map<Change, Integer> counts) {
        String kinds =
                counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey().code())
                        .collect(Collectors.joining(", "));
        return "%d asked, %d answered differently%s."
                .formatted(asked, total(counts), kinds.isEmpty() ? "" : ": " + kinds);
    }

    private static ObjectNode summaryLine(int asked, Map<Change, Integer> counts) {
        ObjectNode line =
                JsonLines.JSON
                        .createObjectNode()
                        .put("asked", asked)
                        .put("differing", total(counts));
        Arrays.stream(Change.values())
                .forEach(change -> line.put(change.code(), counts.getOrDefault(change, 0)));
        return line;
    }

    private static int total(Map<Change, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static ObjectNode line(QuestionLine question, Change change, Outcome was, Outcome is) {
        ObjectNode line =
                JsonLines.JSON
                        .createObjectNode()
                        .put("id", question.id())
                        .put("text", question.text())
                        .put("change", change.code());
        put(line.putObject("old"), was);
        put(line.putObject("new"), is);
        return line;
    }

    private static void put(ObjectNode node, Outcome outcome) {
        node.put("decision", outcome.decision());
        ArrayNode passages = node.putArray("passages");
        outcome.passages().forEach(passage -> passages.add(passage.value()));
        node.put("language", outcome.language().tag());
        node.put("text", outcome.text());
    }
}
