package io.rapporteur.app;

import io.rapporteur.core.evaluation.TrialCase;
import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.core.matching.Trial;
import io.rapporteur.core.matching.Tuning;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

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
                        + " \"also\": [ids]?, \"kind\": near or far if entry is null}.",
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
                .flatMap(file -> JsonLines.read(file, TrialLine::read).stream())
                .map(TrialCase::trial)
                .toList();
    }
}
