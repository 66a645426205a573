package io.rapporteur.benchmark.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/// nlp.js, which npm installs into the peer's folder; `benchmark/peers` has the versions and the
/// script that runs it.
final class NlpJs extends OtherProcess {

    private static final String SCRIPT = "nlpjs.mjs";
    private static final String VERSIONS = "package.json";

    private final Path sources;

    /// @param home the checkout
    NlpJs(Path home, Path folder) {
        super(folder);
        this.sources = home.resolve("benchmark/peers");
    }

    @Override
    public String name() {
        return "nlp.js";
    }

    @Override
    List<Output> runs() throws IOException {
        for (String file : List.of(SCRIPT, VERSIONS)) {
            Files.copy(
                    sources.resolve(file),
                    folder.resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        outputs(
                in("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD));
        return outputs(in("node", SCRIPT, train().toString(), questions().toString()));
    }

    private ProcessBuilder in(String... command) {
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    /// The first line tells how long it learned.
    @Override
    Run run(List<Output> outputs) {
        long micros = outputs.getFirst().line().path("learning").asLong();
        return new Run(
                Duration.ofNanos(micros * 1_000), answers(outputs.subList(1, outputs.size())));
    }
}
