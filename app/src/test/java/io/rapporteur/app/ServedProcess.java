package io.rapporteur.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The product as people run it: `serve`, in a process of its own, that can be killed.
final class ServedProcess {

    private final Process process;
    private final Path log;

    private ServedProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// @param environment the settings
    /// @param log gets what it writes, after what is there already
    static ServedProcess start(Map<String, String> environment, Path log) {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:NewRatio=4",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Drapporteur.home=" + System.getProperty("rapporteur.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.rapporteur.app.Main",
                        "serve");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new ServedProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// SIGKILL: nothing of it runs any more when this returns.
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// SIGTERM, as an operator or a container engine stops it.
    ///
    /// @return the exit code
    int stop(Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new AssertionError("it did not stop within " + patience + "\n" + written());
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// What it and those before it wrote.
    String written() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
