package io.rapporteur.benchmark.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Rapporteur's matcher: `./rapporteur match`, with the same lines only, no answers and no names,
/// and with nothing prepared.
final class Ours extends OtherProcess {

    private final Path home;

    /// @param home the checkout
    Ours(Path home, Path folder) {
        super(folder);
        this.home = home;
    }

    @Override
    public String name() {
        return "Rapporteur";
    }

    @Override
    List<Output> runs() throws IOException {
        ProcessBuilder command =
                new ProcessBuilder(
                                home.resolve("rapporteur").toString(),
                                "match",
                                "--train",
                                train().toString())
                        .redirectInput(questions().toFile());
        // The launcher's options are for short commands; the peers in our process run with these.
        command.environment()
                .put(
                        "JAVA_OPTS",
                        "-XX:TieredStopAtLevel=4 -Drapporteur.prepared=" + folder + "/prepared");
        return outputs(command);
    }

    /// Learning ends with the first answer, so that it holds the start of the process.
    @Override
    Run run(List<Output> outputs) {
        return new Run(outputs.getFirst().since(), answers(outputs));
    }
}
