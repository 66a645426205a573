package io.rapporteur.app;

import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.core.matching.Tuning;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Objects;

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

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        MatcherModel model = Tuning.fit(pack.knowledge(), err::println);
        spec.commandLine().getOut().print(model.toProperties());
        spec.commandLine().getOut().flush();
    }
}
