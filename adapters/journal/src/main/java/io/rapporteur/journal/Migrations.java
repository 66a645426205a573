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
///
/// @param folder of the resources that hold the steps
/// @param steps their files, first to last
record Migrations(String folder, List<String> steps) {

    static final Migrations SQLITE =
            new Migrations("sqlite", List.of("001-journal.sql", "002-forget.sql"));
    static final Migrations POSTGRESQL = new Migrations("postgresql", List.of("001-journal.sql"));

    /// The version after all steps.
    int newest() {
        return steps.size();
    }

    /// @param connection with auto-commit off
    /// @throws IllegalStateException if the tables are of a version that this code does not know
    void apply(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > newest()) {
            throw new IllegalStateException(
                    "its tables are of version "
                            + version
                            + ", and this program knows versions up to "
                            + newest()
                            + ": run the newer program that wrote it, or choose another journal");
        }
        for (int next = version; next < newest(); next++) {
            apply(steps.get(next), next + 1, connection);
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "create table if not exists schema_version (version integer not null, step text"
                            + " not null)");
            try (ResultSet row =
                    statement.executeQuery(
                            "select coalesce(max(version), 0) from schema_version")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void apply(String step, int version, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(read(step));
            statement.executeUpdate(
                    "insert into schema_version values (" + version + ", '" + step + "')");
        }
        connection.commit();
    }

    private String read(String step) {
        try (InputStream sql = Migrations.class.getResourceAsStream(folder + "/" + step)) {
            if (sql == null) {
                throw new IllegalStateException(
                        "the program lacks its resource " + folder + "/" + step);
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
