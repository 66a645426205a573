package io.rapporteur.journal;

import io.rapporteur.core.delivery.Repeated;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// Listens, for as long as it is open, for the notices of processes that kept something.
///
/// It has a thread and a session of its own, so that neither the leader's changes nor its regular
/// looks ever wait for it. When its session ends it is deaf until it has another.
final class Listener implements AutoCloseable {

    /// After so long without a notice it looks whether its session lives.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_SESSIONS = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final GroupCommit.Connector connector;
    private final String channel;
    private final Runnable heard;
    private final Repeated sessions =
            new Repeated("listener", this::listen, BETWEEN_SESSIONS, Thread::sleep);

    private Listener(GroupCommit.Connector connector, String channel, Runnable heard) {
        this.connector = connector;
        this.channel = channel;
        this.heard = heard;
    }

    /// @param connector opens a session in which every statement is committed at once
    /// @param heard is run after one or more notices
    static Listener open(GroupCommit.Connector connector, String channel, Runnable heard) {
        Listener listener = new Listener(connector, channel, heard);
        listener.sessions.start();
        return listener;
    }

    /// Returns when nothing is heard any more.
    @Override
    public void close() {
        sessions.close();
    }

    /// Returns when the session has ended, or this thread is interrupted.
    private void listen() {
        try (Connection connection = connector.connect();
                Statement statement = connection.createStatement()) {
            PGConnection session = connection.unwrap(PGConnection.class);
            while (!Thread.currentThread().isInterrupted()) {
                // Said again it changes nothing, and fails if the session has ended.
                statement.execute("listen " + channel);
                PGNotification[] notices =
                        session.getNotifications((int) LONGEST_SILENCE.toMillis());
                if (notices.length > 0) {
                    heard.run();
                }
            }
        } catch (SQLException e) {
            LOG.debug("does not hear what others keep until it has a session again", e);
        }
    }
}
