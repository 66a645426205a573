package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.rapporteur.core.language.LanguageContext;
import io.rapporteur.core.matching.Decision;
import io.rapporteur.core.matching.Match;
import io.rapporteur.core.matching.Matcher;
import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The matcher alone, on labelled data: measures it beside others.
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description = {
            "Learns labels from JSON lines {\"text\", \"label\", \"lang\"} and predicts those of"
                    + " standard input {\"id\", \"text\", \"lang\"?}.",
            "Output: {\"id\", \"label\" or null when abstaining, \"best\", \"confidence\","
                    + " \"micros\"}."
        })
final class MatchCommand implements Callable<Integer> {

    @Option(
            names = "--train",
            required = true,
            paramLabel = "FILE.jsonl",
            description = "Labelled lines; label \"oos\" marks what has no label.")
    private @Nullable Path train;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Which scorers to use; this version has one set: lexical.",
            defaultValue = "lexical")
    private String profile = "lexical";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!profile.equals("lexical")) {
            throw new FailedCommand(
                    "There is no profile \"" + profile + "\": this version has one, lexical.");
        }
        LabelledPack labelled = LabelledPack.of(JsonLines.read(Objects.requireNonNull(train)));
        Matcher matcher = new Matcher(labelled.knowledge(), MatcherModel.shipped());
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            if (!line.isBlank()) {
                out.println(predict(JsonLines.object(line), matcher, labelled));
            }
        }
        out.flush();
        return ExitCode.OK;
    }

    private static JsonNode predict(JsonNode question, Matcher matcher, LabelledPack labelled) {
        Optional<Language> hint =
                Optional.ofNullable(question.path("lang").textValue()).flatMap(Language::ofTag);
        long began = System.nanoTime();
        Match match =
                matcher.match(
                        question.path("text").asText(),
                        new LanguageContext(hint, Optional.empty()),
                        Instant.now());
        long micros = (System.nanoTime() - began) / 1_000;
        ObjectNode prediction = JsonLines.JSON.createObjectNode();
        prediction.set("id", question.path("id"));
        prediction.put(
                "label",
                match.decision() instanceof Decision.Answer(Entry entry, _)
                        ? labelled.label(entry.id())
                        : null);
        prediction.put("best", best(match).map(labelled::label).orElse(null));
        prediction.put("confidence", match.decision().confidence());
        prediction.put("micros", micros);
        return prediction;
    }

    private static Optional<PassageId> best(Match match) {
        if (match.decision() instanceof Decision.Answer(Entry entry, _)) {
            return Optional.of(entry.id());
        }
        return match.explanation().candidates().stream()
                .map(considered -> considered.passage())
                .findFirst();
    }
}
