package io.rapporteur.app;

import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.core.matching.Tuning;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.PrintWriter;

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

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public void run() {
        PrintWriter err = terminal.err();
        MatcherModel model = Tuning.fit(pack.knowledge(), err::println);
        terminal.out().print(model.toProperties());
        terminal.out().flush();
    }
}
