package io.rapporteur.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.rapporteur.core.delivery.JournalException;

import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The server that holds a journal: opens connections to it, prepares its tables, and tells what is
/// wrong with it.
final class PostgresServer {

    /// The oldest that PostgreSQL's own project still mends, and the first that ends a session
    /// which falls silent.
    private static final int OLDEST_VERSION = 14;

    private static final int CONNECT_SECONDS = 5;

    /// What an answer of the server may take; after that the connection is given up.
    private static final int ANSWER_SECONDS = 10;

    /// The server ends a leader's session that falls silent for so long, so that another process
    /// may lead. Longer than a house takes to stop.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

    private static final int READERS = 8;
    private static final Duration WAIT_FOR_READER = Duration.ofSeconds(5);

    /// The first of an advisory lock's two numbers; the second is that of the schema, so that two
    /// journals in one database do not meet.
    private static final int MIGRATING = 1_930_001;

    private static final int LEADING = 1_930_002;

    /// What all our sessions are called, in the server's list of them.
    private static final String NAME = "rapporteur";

    /// Names a session that leads or stands for the lead after the revision and the schema. The
    /// name ends with its session, and such a session soon after its process: nothing has to be
    /// cleaned up. A pool that adds to names adds at the end.
    private static final String NAME_SESSION =
            "select set_config('application_name',"
                    + " concat_ws(' ', '"
                    + NAME
                    + "', ?::text, hashtext(current_schema())), false)";

    /// A role sees the names of its own sessions whatever else it may. Those of others do not
    /// count: whoever may connect may call themselves what they like.
    private static final String NAMED_REVISIONS =
            "select distinct split_part(application_name, ' ', 2) from pg_stat_activity"
                    + " where datname = current_database() and usename = session_user"
                    + " and split_part(application_name, ' ', 1) = '"
                    + NAME
                    + "' and split_part(application_name, ' ', 3)"
                    + " = hashtext(current_schema())::text";

    /// The channel of notices that something was kept. Journals in other schemas share it: a leader
    /// that looks in vain does no harm.
    private static final String KEPT = "rapporteur_kept";

    private final JournalAddress.Postgresql address;
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    PostgresServer(JournalAddress.Postgresql address) {
        this.address = address;
        source.setURL(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName(NAME);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        source.setTargetServerType("primary");
        // The server's details quote rows, and so what people wrote.
        source.setLogServerErrorDetail(false);
    }

    /// Brings the tables to the newest form; several processes may do so at once.
    void prepare() throws SQLException {
        try (Connection connection = connectForChanges()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new IllegalStateException(
                        "it is PostgreSQL "
                                + version
                                + ": expected "
                                + OLDEST_VERSION
                                + " or later");
            }
            warnIfItDoesNotWaitForTheDisk(connection);
            advisoryLock("pg_advisory_lock", MIGRATING, connection);
            Migrations.POSTGRESQL.apply(connection);
        }
    }

    private void warnIfItDoesNotWaitForTheDisk(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show fsync")) {
            row.next();
            if (row.getString(1).equals("off")) {
                LOG.warn(
                        "{} has fsync off: when its machine crashes, what was acknowledged is lost;"
                                + " set fsync = on",
                        this);
            }
        }
    }

    /// Opens a connection for changes that are committed explicitly, and then are on the disk.
    Connection connectForChanges() throws SQLException {
        return connect("set synchronous_commit = on");
    }

    /// Opens a connection whose session may lead. The server ends it soon after this process stands
    /// still or cannot be reached any more.
    Connection connectToLead() throws SQLException {
        long millis = LONGEST_SILENCE.toMillis();
        return connect(
                "set synchronous_commit = on; set idle_session_timeout = "
                        + millis
                        + "; set idle_in_transaction_session_timeout = "
                        + millis
                        + "; set tcp_keepalives_idle = 2; set tcp_keepalives_interval = 2;"
                        + " set tcp_keepalives_count = 4; set tcp_user_timeout = "
                        + millis);
    }

    private Connection connect(String settings) throws SQLException {
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(settings);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Takes the lead for the session of `connection`, until that ends, if no other session has it.
    /// Either way the session counts in [#revisions] until it ends.
    ///
    /// @param revision without spaces, at most 40 characters: PostgreSQL cuts names off
    static boolean leads(Connection connection, String revision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NAME_SESSION)) {
            Sql.bind(statement, revision);
            statement.execute();
        }
        boolean leads = advisoryLock("pg_try_advisory_lock", LEADING, connection);
        connection.commit();
        return leads;
    }

    /// The revisions of the sessions that lead or stand for the lead of the journal that
    /// `connection` goes to.
    static Set<String> revisions(Connection connection) throws SQLException {
        Set<String> revisions = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(NAMED_REVISIONS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                revisions.add(rows.getString(1));
            }
        }
        return revisions;
    }

    /// Gives a notice to the leader's [Listener].
    static boolean notifyLeader(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute("notify " + KEPT);
        }
    }

    /// Listens for [#notifyLeader] of any process.
    Listener listen(Runnable heard) {
        return Listener.open(source::getConnection, KEPT, heard);
    }

    private static boolean advisoryLock(String function, int purpose, Connection connection)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select %s(%d, hashtext(current_schema()))::text"
                                        .formatted(function, purpose))) {
            row.next();
            return "true".equals(row.getString(1));
        }
    }

    /// Connections that read what was committed, a statement at a time.
    HikariDataSource readers() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("journal");
        config.setDataSource(source);
        config.setReadOnly(true);
        config.setMaximumPoolSize(READERS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_FOR_READER.toMillis());
        return new HikariDataSource(config);
    }

    /// What went wrong, for the operator. Neither message nor cause quotes what is stored, or the
    /// password.
    JournalException failure(Throwable cause) {
        return cause instanceof JournalException known
                ? known
                : new JournalException(explanation(cause), cause);
    }

    private String explanation(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        String state = state(cause).orElse("");
        return switch (state) {
            case "28P01", "28000" ->
                    this
                            + " does not let user "
                            + address.user()
                            + " in: correct user and password in RAPPORTEUR_JOURNAL, or the"
                            + " server's pg_hba.conf ("
                            + message
                            + ")";
            case "3D000" ->
                    this
                            + " cannot be opened: the server has no database "
                            + address.database()
                            + "; create it (createdb "
                            + address.database()
                            + "), or name another";
            case "42501" ->
                    "user "
                            + address.user()
                            + " may not do in "
                            + this
                            + " what the journal needs ("
                            + message
                            + "): make it the owner of the database, or grant it create on the"
                            + " schema";
            case "3F000" ->
                    this
                            + " has no schema for the journal: create the one that currentSchema"
                            + " names, or leave that option out";
            case "53100" ->
                    "the disk of "
                            + this
                            + " is full: make room; the journal then goes on by itself";
            case "53300" ->
                    this
                            + " has no connection left: each process needs up to "
                            + (READERS + 3)
                            + "; raise max_connections, or end others";
            case "25006" ->
                    this + " is read-only: name the server that takes changes, not a copy of it";
            case String lost when lost.startsWith("08") || lost.startsWith("57P") ->
                    this
                            + " cannot be reached: look at the address, the network and the server"
                            + " ("
                            + message
                            + ")";
            default -> "the journal " + this + " failed: " + message;
        };
    }

    /// The server's or the driver's code for what went wrong, wherever in the chain of causes.
    private static Optional<String> state(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .map(SQLException::getSQLState)
                .filter(Objects::nonNull)
                .findFirst();
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
