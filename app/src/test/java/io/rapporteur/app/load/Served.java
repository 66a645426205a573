package io.rapporteur.app.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A process that listens, and what it takes of the machine.
final class Served implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final int port;
    private final Path log;

    private Served(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /// `./rapporteur serve`, as people run it.
    ///
    /// @param options for the virtual machine
    static Served rapporteur(Map<String, String> settings, String options, Path log)
            throws IOException {
        int port = freePort();
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("rapporteur.home"), "rapporteur").toString(),
                        "serve");
        builder.environment().putAll(settings);
        builder.environment().put("RAPPORTEUR_PORT", Integer.toString(port));
        builder.environment().put("JAVA_OPTS", options);
        Served served = start(builder, port, log);
        served.await("ready", () -> served.get("/health/ready").isPresent());
        return served;
    }

    /// A [BareServer] on the same kind of virtual machine.
    static Served bare(String options, Path log) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(BareServer.class.getName(), Integer.toString(port)));
        Served served = start(new ProcessBuilder(command), port, log);
        served.await("listening", () -> isOpen(port));
        return served;
    }

    private static Served start(ProcessBuilder builder, int port, Path log) throws IOException {
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new Served(builder.start(), port, log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean isOpen(int port) {
        try (Socket _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    void await(String what, BooleanSupplier done) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("not " + what + "\n" + Files.readString(log));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    int port() {
        return port;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// Resident memory in megabytes, now.
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /// A figure from `/metrics`, summed over its labels.
    double metric(String name) {
        return get("/metrics").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /// What is at `path`; empty unless the status is 200.
    private Optional<String> get(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            BodyHandlers.ofString());
            return Optional.of(answer.body()).filter(_ -> answer.statusCode() == 200);
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("it did not stop\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
