package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.rapporteur.core.encoding.StaticEncoder;
import io.rapporteur.core.language.LanguageContext;
import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.core.matching.Decision;
import io.rapporteur.core.matching.Encoders;
import io.rapporteur.core.matching.Match;
import io.rapporteur.core.matching.Matcher;
import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.core.matching.Tuning;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
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
            description = "Which encoders to use: all (default), or general, as the bot does.",
            defaultValue = "all")
    private String profile = "all";

    @Option(
            names = "--wrong-rate",
            paramLabel = "SHARE",
            description = "The share of lines that may be given a wrong label (default: 0.05).",
            defaultValue = "0.05")
    private double wrongRate;

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public Integer call() throws IOException {
        Encoders encoders = encoders();
        LabelledPack labelled = LabelledPack.of(JsonLines.read(Objects.requireNonNull(train)));
        MatcherModel model =
                Tuning.fit(
                        labelled.knowledge(),
                        labelled.outOfScope(),
                        encoders,
                        wrongRate,
                        terminal.err()::println);
        Matcher matcher = new Matcher(labelled.knowledge(), model, encoders);
        int refused =
                JsonLines.each(
                        line -> predict(line, matcher, labelled),
                        System.in,
                        terminal.out(),
                        terminal.err());
        return refused == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Encoders encoders() {
        return switch (profile) {
            case "all" -> KeptEncoders.available(Settings.prepared()).all();
            case "general" -> Encoders.only(StaticEncoder.shipped());
            default ->
                    throw new FailedCommand(
                            "There is no profile \"" + profile + "\": expected all or general.");
        };
    }

    private static JsonNode predict(JsonNode question, Matcher matcher, LabelledPack labelled) {
        String text = question.path("text").asText();
        long began = System.nanoTime();
        Match match =
                JsonLines.hint(question)
                        .map(language ->
                                matcher.match(text, LanguageGuess.certain(language), Instant.now()))
                        .orElseGet(() -> matcher.match(text, LanguageContext.NONE, Instant.now()));
        long micros = (System.nanoTime() - began) / 1_000;
        ObjectNode prediction = JsonLines.JSON.createObjectNode();
        prediction.set("id", question.path("id"));
        prediction.put(
                "label",
                match.decision() instanceof Decision.Answer answer
                        ? labelled.label(answer.first().id())
                        : null);
        prediction.put("best", match.best().map(labelled::label).orElse(null));
        prediction.put("confidence", match.decision().confidence());
        prediction.put("micros", micros);
        return prediction;
    }
}
