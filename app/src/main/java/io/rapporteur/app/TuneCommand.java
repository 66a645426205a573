package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.core.matching.Trial;
import io.rapporteur.core.matching.Tuning;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Fits the matcher's numbers to a pack.
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        description = {
            "Fits the matcher's weights and calibration on the pack's own wordings and prints"
                    + " them.",
            "The output is the file"
                    + " bot-core/src/main/resources/io/rapporteur/core/matching/matcher.properties."
        })
final class TuneCommand implements Runnable {

    @Mixin private PackOption pack = new PackOption();

    @Option(
            names = "--trials",
            paramLabel = "FILE.jsonl",
            arity = "1..*",
            description = {
                "Questions as people asked them: {\"text\", \"lang\", \"entry\": id or null,"
                        + " \"also\": [ids]?, \"kind\": near or far?}.",
                "Without them the pack's own wordings are asked, each held out."
            })
    private List<Path> files = List.of();

    @Option(
            names = "--wrong-rate",
            paramLabel = "SHARE",
            description =
                    "The share of questions that may be answered wrongly (default:"
                            + " ${DEFAULT-VALUE}).",
            defaultValue = "0.01")
    private double wrongRate;

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public void run() {
        PrintWriter err = terminal.err();
        KeptEncoders encoders = KeptEncoders.available(Settings.prepared());
        MatcherModel model =
                Tuning.fit(pack.knowledge(), trials(), encoders.all(), wrongRate, err::println);
        encoders.save();
        terminal.out().print(model.toProperties());
        terminal.out().flush();
    }

    private List<Trial> trials() {
        return files.stream()
                .flatMap(file -> JsonLines.read(file).stream())
                .map(TuneCommand::trial)
                .toList();
    }

    private static Trial trial(JsonNode line) {
        Set<PassageId> answers = new HashSet<>();
        if (line.path("entry").isTextual()) {
            answers.add(new PassageId(line.path("entry").asText()));
        }
        line.path("also").forEach(id -> answers.add(new PassageId(id.asText())));
        return new Trial(
                line.path("text").asText(),
                Language.ofTag(line.path("lang").asText()).orElseThrow(),
                answers,
                line.path("kind").asText().equals("near"));
    }
}
