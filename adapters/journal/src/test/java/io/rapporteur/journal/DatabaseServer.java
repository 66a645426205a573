package io.rapporteur.journal;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real PostgreSQL with a folder of its own, that waits for the disk, asks for passwords, and can
/// be stopped and started again.
public final class DatabaseServer implements AutoCloseable {

    private static final String DATABASE = "postgres";
    public static final String USER = "rapporteur";
    public static final String PASSWORD = "s3cret: p@ss/word?";

    /// As it stands in an address.
    public static final String PASSWORD_ENCODED = "s3cret%3A%20p%40ss%2Fword%3F";

    private final Path folder;
    private EmbeddedPostgres server;
    private int schemas;
    private int port;

    private DatabaseServer(Path folder) {
        this.folder = folder;
        this.server = start(0);
    }

    /// Starts a server in a folder of its own.
    public static DatabaseServer start() {
        DatabaseServer started = new DatabaseServer(newFolder());
        started.execute("create role " + USER + " login password '" + PASSWORD + "'");
        return started;
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(openToAll(), "rapporteur-postgresql");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// PostgreSQL refuses to run as root, so root's tests run it as nobody: it must be able to pass
    /// through every folder above its own.
    private static Path openToAll() {
        return Stream.of(System.getProperty("java.io.tmpdir"), "/var/tmp")
                .map(Path::of)
                .filter(folder ->
                        Stream.iterate(folder, Objects::nonNull, Path::getParent)
                                .allMatch(DatabaseServer::isOpenToAll))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "no folder for PostgreSQL: expected java.io.tmpdir or /var/tmp to"
                                        + " be open to all (chmod 1777)"));
    }

    private static boolean isOpenToAll(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder)
                    .contains(PosixFilePermission.OTHERS_EXECUTE);
        } catch (IOException _) {
            return false;
        }
    }

    private EmbeddedPostgres start(int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.resolveSibling("embedded-pg").toFile())
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setDataDirectoryCustomizer(DatabaseServer::askForPasswords)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", "on")
                    .setServerConfig(
                            "synchronous_commit", "off") // what a careless operator may set
                    .setServerConfig("full_page_writes", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void askForPasswords(File data) {
        try {
            Files.writeString(
                    data.toPath().resolve("pg_hba.conf"),
                    """
                    local all all                    trust
                    host  all postgres all           trust
                    host  all all      all           scram-sha-256
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes a place for a journal: a schema that [#USER] may write to.
    public synchronized String newSchema() {
        schemas++;
        String name = "journal_" + schemas;
        execute("create schema " + name + " authorization " + USER);
        return name;
    }

    /// As it would stand in the setting.
    public String url(String schema) {
        return url(USER + ":" + PASSWORD_ENCODED, DATABASE) + "?currentSchema=" + schema;
    }

    String url(String userAndPassword, String database) {
        return "postgresql://"
                + userAndPassword
                + "@localhost:"
                + server.getPort()
                + "/"
                + database;
    }

    JournalAddress.Postgresql address(String schema) {
        return (JournalAddress.Postgresql) JournalAddress.parse(url(schema));
    }

    /// Does something as the server's owner, which no crash undoes.
    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = on");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// A connection of the server's owner.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl("postgres", DATABASE));
    }

    /// Ends every session, writes everything, and stops.
    public void stop() {
        port = server.getPort();
        end();
    }

    /// Ends at once, as in a crash.
    public void crash() {
        port = server.getPort();
        kill();
        end();
    }

    /// Starts again at the same port, from its write-ahead log if it crashed.
    public void startAgain() {
        server = start(port);
    }

    /// Its first process and all that this one started.
    public Stream<ProcessHandle> processes() {
        return ProcessHandle.of(postmaster()).stream()
                .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()));
    }

    private long postmaster() {
        try {
            return Long.parseLong(
                    Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void kill() {
        try {
            long postmaster = postmaster();
            new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster)).start().waitFor();
            ProcessHandle.of(postmaster)
                    .ifPresent(process -> process.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void end() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        end();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
