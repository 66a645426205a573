package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.app.JsonLines.RefusedLine;
import io.rapporteur.core.evaluation.EvaluationCase;
import io.rapporteur.core.evaluation.Kind;
import io.rapporteur.core.evaluation.KnownQuestion;
import io.rapporteur.core.evaluation.Reliability;
import io.rapporteur.core.evaluation.Scoreboard;
import io.rapporteur.core.evaluation.Slips;
import io.rapporteur.core.evaluation.TrialCase;
import io.rapporteur.core.evaluation.Verdict;
import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.PassageId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/// Measures the answers on questions whose right outcome is known.
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Asks the questions of evaluation files and prints how many outcomes are right, and how"
                    + " far confidence can be believed.",
            "Lines judged by the answer's text: {\"id\", \"lang\", \"text\", \"kind\", \"style\","
                    + " \"accept\": [[...]], \"reject\": [...]}.",
            "Lines judged by its entry: {\"text\", \"lang\", \"entry\": id or null, \"also\":"
                    + " [ids]?, \"style\"?, \"kind\": near or far if entry is null, \"about\": the"
                    + " id of what was answered just before?, \"independent\": true if it has"
                    + " nothing to do with that?}."
        })
final class EvaluateCommand implements Callable<Integer> {

    @Mixin private PackOption pack = new PackOption();

    @Option(
            names = "--floor",
            paramLabel = "PERCENT",
            description = "Exit 1 if fewer of the answerable questions are answered right.")
    private double floor;

    @Option(
            names = "--alone",
            description = "Ask lines with \"about\" as if nothing had been answered before.")
    private boolean isAlone;

    @Option(
            names = "--slips",
            paramLabel = "SEED",
            description =
                    "Ask each question with one or two letters left out, put in, changed or swapped"
                            + " with the next, at random: the same seed makes the same slips.")
    private @Nullable Long slips;

    @Option(
            names = "--picture",
            paramLabel = "FILE.svg",
            description =
                    "Draw how often first candidates are right against the confidence in them; what"
                            + " is asked after an answer is left out.")
    private @Nullable Path picture;

    @Parameters(paramLabel = "FILE.jsonl", arity = "1..*", description = "Evaluation files.")
    private List<Path> files = List.of();

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public Integer call() {
        KnowledgeBase knowledge = pack.knowledge();
        List<KnownQuestion> questions =
                files.stream()
                        .flatMap(file ->
                                JsonLines.read(file, line -> question(line, knowledge)).stream())
                        .map(slipping())
                        .toList();
        Examination examination = new Examination(Answerer.over(knowledge), isAlone);
        Scoreboard scoreboard = new Scoreboard();
        List<Reliability.Prediction> predictions = new ArrayList<>();
        for (KnownQuestion question : questions) {
            Examination.Result result = examination.ask(question);
            scoreboard.add(question, result.verdict());
            result.prediction().ifPresent(predictions::add);
        }
        Reliability reliability = new Reliability(predictions);
        PrintWriter out = terminal.out();
        out.print(scoreboard.table());
        if (reliability.n() > 0) {
            out.print(foot("all", reliability));
            out.print(foot("in", reliability.among(Kind.ANSWERABLE)));
        }
        out.flush();
        draw(reliability);
        double right = 100 * scoreboard.share("in all", Verdict.RIGHT);
        if (right < floor) {
            throw new FailedCommand(
                    "Answered right: %.1f %%, below the floor of %.1f %%.".formatted(right, floor));
        }
        return ExitCode.OK;
    }

    private UnaryOperator<KnownQuestion> slipping() {
        if (slips == null) {
            return UnaryOperator.identity();
        }
        Slips hand = new Slips(slips);
        return question -> question.askedAs(hand.in(question.text()));
    }

    private static String foot(String scope, Reliability reliability) {
        return String.format(
                Locale.ROOT,
                "%-24s %5d  expected calibration error %.3f, Brier score %.3f\n",
                "confidence, " + scope,
                reliability.n(),
                reliability.calibrationError(),
                reliability.brierScore());
    }

    private void draw(Reliability reliability) {
        if (picture == null) {
            return;
        }
        if (reliability.n() == 0) {
            throw new FailedCommand(
                    picture
                            + " is not drawn: no question found an entry by itself; expected some"
                            + " without \"about\".");
        }
        terminal.write(
                picture, ReliabilityPicture.draw(reliability, MatcherModel.shipped().thresholds()));
    }

    private static KnownQuestion question(JsonNode line, KnowledgeBase knowledge)
            throws RefusedLine {
        if (!TrialLine.isOne(line)) {
            return evaluationCase(line);
        }
        TrialCase trial = TrialLine.read(line);
        for (PassageId id : trial.passages()) {
            if (knowledge.entry(id).isEmpty()) {
                throw new RefusedLine(
                        "\"" + id + "\" is no entry of this pack: expected the id of one");
            }
        }
        return trial;
    }

    private static EvaluationCase evaluationCase(JsonNode line) throws RefusedLine {
        String id = line.path("id").asText();
        Kind kind =
                Kind.ofCode(line.path("kind").asText())
                        .orElseThrow(() ->
                                new RefusedLine(
                                        "case "
                                                + id
                                                + " has kind \""
                                                + line.path("kind").asText()
                                                + "\": expected answerable, near-oos, far-oos or"
                                                + " chitchat, or an \"entry\" to judge by"));
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
