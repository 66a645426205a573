package io.rapporteur.app;

import io.rapporteur.exchange.NewPack;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Starts the pack of a new event.
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description =
                "Starts the pack of a new event: a small commented one in four languages that"
                        + " answers already.")
final class InitCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A folder that is new or empty.")
    private Path folder = Path.of("");

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public Integer call() {
        NewPack.write(folder);
        terminal.out()
                .println(
                        """
                        A pack was started in %1$s. Next:
                        1. %1$s/pack.yaml: name your event, its days and its time zone.
                        2. %1$s/entries/basics.yaml: answer a first question; add a file for each topic.
                        3. %1$s/sources.yaml, names.yaml, routes.yaml: what answers rest on, how names are written, what you do not answer.
                        4. ./rapporteur check --pack %1$s
                        5. ./rapporteur ask --pack %1$s "When and where is the event?"
                        6. RAPPORTEUR_PACK=%1$s ./rapporteur serve
                        docs/pack.md explains every key.\
                        """
                                .formatted(folder));
        terminal.out().flush();
        return ExitCode.OK;
    }
}
