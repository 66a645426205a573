package io.rapporteur.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Brings the tables to the form that this version of the code knows, step by step.
///
/// Each step is a SQL file among the resources and is applied in a transaction of its own, together
/// with the note that it was. A step that was ever released is never changed: a new one follows.
final class Migrations {

    private static final List<String> STEPS = List.of("001-journal.sql", "002-forget.sql");

    /// The version after all steps.
    static final int NEWEST = STEPS.size();

    private Migrations() {}

    /// @param connection with auto-commit off
    /// @throws IllegalStateException if the tables are of a version that this code does not know
    static void apply(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > NEWEST) {
            throw new IllegalStateException(
                    "its tables are of version "
                            + version
                            + ", and this program knows versions up to "
                            + NEWEST
                            + ": run the newer program that wrote it, or choose another file");
        }
        for (int next = version; next < NEWEST; next++) {
            apply(STEPS.get(next), next + 1, connection);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "create table if not exists schema_version (version integer not null, step text"
                            + " not null) strict");
            try (ResultSet row =
                    statement.executeQuery(
                            "select coalesce(max(version), 0) from schema_version")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void apply(String step, int version, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(read(step));
            statement.executeUpdate(
                    "insert into schema_version values (" + version + ", '" + step + "')");
        }
        connection.commit();
    }

    private static String read(String step) {
        try (InputStream sql = Migrations.class.getResourceAsStream("sqlite/" + step)) {
            if (sql == null) {
                throw new IllegalStateException("the program lacks its resource sqlite/" + step);
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
