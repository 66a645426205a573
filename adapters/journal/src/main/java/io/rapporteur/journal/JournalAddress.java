package io.rapporteur.journal;

import org.postgresql.Driver;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a journal is: a file of one process, or a database that several share.
public sealed interface JournalAddress {

    /// Reads `sqlite:PATH` or `postgresql://USER:PASSWORD@HOST:PORT/DATABASE?OPTIONS`.
    ///
    /// @throws IllegalArgumentException if it is neither; the message goes on after the setting's
    ///   name, and quotes nothing that may hold a password
    static JournalAddress parse(String text) {
        if (text.startsWith("sqlite:") && text.length() > "sqlite:".length()) {
            return Sqlite.parse(text.substring("sqlite:".length()));
        }
        if (text.startsWith("postgresql:") || text.startsWith("postgres:")) {
            return Postgresql.parse(text);
        }
        throw new IllegalArgumentException(
                "is neither sqlite:PATH nor postgresql://...: for example"
                        + " sqlite:data/rapporteur.db");
    }

    /// A SQLite file.
    record Sqlite(Path file) implements JournalAddress {

        private static Sqlite parse(String path) {
            try {
                return new Sqlite(Path.of(path));
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("names no usable file: " + e.getReason(), e);
            }
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }

    /// A PostgreSQL database.
    ///
    /// @param hosts with their ports, separated by commas
    /// @param password empty if there is none
    /// @param options of the JDBC driver, as in `sslmode=require`; empty if there are none
    record Postgresql(String hosts, String database, String user, String password, String options)
            implements JournalAddress {

        private static final Pattern FORM =
                Pattern.compile(
                        "postgres(?:ql)?://(?<user>[^:@/]+)(?::(?<password>[^@/]*))?@(?<hosts>[^@/?]+)"
                            + "/(?<database>[^@/?]+)(?:\\?(?<options>.*))?");

        private static Postgresql parse(String text) {
            Matcher parts = FORM.matcher(text);
            if (parts.matches()) {
                try {
                    Postgresql address =
                            new Postgresql(
                                    parts.group("hosts"),
                                    decoded(parts.group("database")),
                                    decoded(parts.group("user")),
                                    parts.start("password") < 0
                                            ? ""
                                            : decoded(parts.group("password")),
                                    parts.start("options") < 0 ? "" : parts.group("options"));
                    if (Driver.parseURL(address.url(), null) != null) {
                        return address;
                    }
                } catch (IllegalArgumentException _) {
                    // Not passed on: it may quote the password.
                }
            }
            throw new IllegalArgumentException(
                    "is no address of a PostgreSQL database: expected"
                            + " postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with any of : / @ %"
                            + " ? # in a name or password written as %3A %2F %40 %25 %3F %23");
        }

        private static String decoded(String part) {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        }

        /// For the driver; without user and password.
        String url() {
            return "jdbc:postgresql://"
                    + hosts
                    + "/"
                    + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20")
                    + (options.isEmpty() ? "" : "?" + options);
        }

        /// Leaves user, password and options out.
        @Override
        public String toString() {
            return "postgresql://" + hosts + "/" + database;
        }
    }
}
