package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.core.evaluation.EvaluationCase;
import io.rapporteur.core.evaluation.EvaluationCase.Kind;
import io.rapporteur.core.evaluation.EvaluationCase.Observed;
import io.rapporteur.core.evaluation.EvaluationCase.Verdict;
import io.rapporteur.core.evaluation.Scoreboard;
import io.rapporteur.core.matching.Decision;
import io.rapporteur.knowledge.Entry;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Measures the answers on questions whose right outcome is known.
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Asks the questions of evaluation files and prints how many outcomes are right.",
            "Lines: {\"id\", \"lang\", \"text\", \"kind\", \"style\", \"accept\": [[...]],"
                    + " \"reject\": [...]}."
        })
final class EvaluateCommand implements Callable<Integer> {

    @Mixin private PackOption pack = new PackOption();

    @Option(
            names = "--floor",
            paramLabel = "PERCENT",
            description = "Exit 1 if fewer of the answerable questions are answered right.")
    private double floor;

    @Parameters(paramLabel = "CASES.jsonl", arity = "1..*", description = "Evaluation files.")
    private List<Path> files = List.of();

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public Integer call() {
        Answerer answerer = Answerer.over(pack.knowledge());
        Scoreboard scoreboard = new Scoreboard();
        for (Path file : files) {
            JsonLines.read(file).stream()
                    .map(line -> evaluationCase(file, line))
                    .forEach(one -> scoreboard.add(one, one.judge(observe(answerer, one))));
        }
        PrintWriter out = terminal.out();
        out.print(scoreboard.table());
        out.flush();
        double right = 100 * scoreboard.share("in all", Verdict.RIGHT);
        if (right < floor) {
            throw new FailedCommand(
                    "Answered right: %.1f %%, below the floor of %.1f %%.".formatted(right, floor));
        }
        return ExitCode.OK;
    }

    private static Observed observe(Answerer answerer, EvaluationCase asked) {
        Answerer.Answered answered = answerer.answer(asked.text(), Optional.empty(), Instant.now());
        return switch (answered.match().decision()) {
            case Decision.Answer(List<Entry> entries, _) ->
                    new Observed(true, answerer.direct(entries, answered), List.of());
            case Decision.Clarify(List<Entry> options, _) ->
                    new Observed(
                            false,
                            "",
                            options.stream()
                                    .map(entry -> answerer.direct(entry, answered))
                                    .toList());
            case Decision.Abstain _, Decision.Chitchat _ -> new Observed(false, "", List.of());
        };
    }

    private static EvaluationCase evaluationCase(Path file, JsonNode line) {
        String id = line.path("id").asText();
        Kind kind =
                Kind.ofCode(line.path("kind").asText())
                        .orElseThrow(() ->
                                new FailedCommand(
                                        file
                                                + ": case "
                                                + id
                                                + " has kind \""
                                                + line.path("kind").asText()
                                                + "\": expected answerable, near-oos, far-oos or"
                                                + " chitchat"));
        List<List<String>> accept = new ArrayList<>();
        line.path("accept").forEach(group -> accept.add(texts(group)));
        return new EvaluationCase(
                id,
                line.path("lang").asText(),
                line.path("text").asText(),
                kind,
                line.path("style").asText("plain"),
                accept,
                texts(line.path("reject")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
