package io.rapporteur.app.load;

import io.rapporteur.journal.DatabaseServer;
import io.rapporteur.telegram.FakeTelegram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What is measured: processes, their journal, and the platform that they answer to. Everything is
/// new, and is gone when it is closed.
final class Setup implements AutoCloseable {

    static final String SECRET = "secret-of-the-webhook";

    private final String name;
    private final Path folder;
    private final Optional<DatabaseServer> database;
    private final QuickTelegram telegram;
    private final List<Served> processes = new ArrayList<>();

    private Setup(String name, Path folder, Optional<DatabaseServer> database) throws IOException {
        this.name = name;
        this.folder = folder;
        this.database = database;
        this.telegram = new QuickTelegram();
    }

    /// Rapporteur with its journal in a file.
    static Setup sqlite(String options, Path above) throws IOException {
        Path folder = Files.createTempDirectory(above, "load");
        Setup setup = new Setup("SQLite, 1 process", folder, Optional.empty());
        setup.serve(1, "sqlite:" + folder.resolve("journal.db"), options);
        return setup;
    }

    /// Rapporteur with its journal in a PostgreSQL that waits for the disk.
    static Setup postgresql(int processes, String options, Path above) throws IOException {
        DatabaseServer database = DatabaseServer.start();
        Setup setup =
                new Setup(
                        "PostgreSQL, %d process%s".formatted(processes, processes == 1 ? "" : "es"),
                        Files.createTempDirectory(above, "load"),
                        Optional.of(database));
        setup.serve(processes, database.url(database.newSchema()), options);
        return setup;
    }

    /// A server that answers 200, and nothing else.
    static Setup bare(String options, Path above) throws IOException {
        Path folder = Files.createTempDirectory(above, "load");
        Setup setup = new Setup("bare HTTP server", folder, Optional.empty());
        setup.processes.add(Served.bare(options, setup.log(0)));
        return setup;
    }

    private void serve(int count, String journal, String options) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("RAPPORTEUR_JOURNAL", journal);
        settings.put("RAPPORTEUR_PUBLIC_URL", "http://127.0.0.1");
        settings.put("TELEGRAM_BOT_TOKEN", FakeTelegram.TOKEN);
        settings.put("TELEGRAM_API_URL", telegram.url());
        settings.put("TELEGRAM_WEBHOOK_SECRET", SECRET);
        settings.put("TELEGRAM_MESSAGES_PER_SECOND", "10000");
        for (int i = 0; i < count; i++) {
            processes.add(Served.rapporteur(settings, options, log(i)));
        }
        processes.getFirst().await("registered", telegram::isRegistered);
    }

    private Path log(int process) {
        return folder.resolve("log-" + process);
    }

    String name() {
        return name;
    }

    /// Whether it answers questions, not only requests.
    boolean answers() {
        return telegram.isRegistered();
    }

    QuickTelegram telegram() {
        return telegram;
    }

    List<Integer> ports() {
        return processes.stream().map(Served::port).toList();
    }

    List<Served> processes() {
        return List.copyOf(processes);
    }

    CpuTime cpuTime() {
        return CpuTime.now(
                processes.stream().map(Served::handle).toList(),
                database.stream().flatMap(DatabaseServer::processes));
    }

    @Override
    public void close() throws IOException {
        for (Served process : processes) {
            process.close();
        }
        telegram.close();
        database.ifPresent(DatabaseServer::close);
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Setup::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
