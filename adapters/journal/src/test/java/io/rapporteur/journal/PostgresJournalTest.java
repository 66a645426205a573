package io.rapporteur.journal;

import static io.rapporteur.journal.Said.NOON;

import io.rapporteur.core.delivery.Journal;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresJournalTest implements JournalContract {

    private static DatabaseServer server;

    private final SettableClock clock = new SettableClock(NOON);
    private String schema;
    private PostgresJournal shared;
    private Journal term;

    @BeforeAll
    static void startServer() {
        server = DatabaseServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void open() {
        schema = server.newSchema();
        lead();
    }

    private void lead() {
        shared = PostgresJournal.open(server.address(schema), clock);
        term = shared.lead().orElseThrow();
    }

    @AfterEach
    void close() {
        term.close();
        shared.close();
    }

    @Override
    public Journal journal() {
        return term;
    }

    @Override
    public Journal reopened() {
        close();
        lead();
        return term;
    }

    @Override
    public SettableClock clock() {
        return clock;
    }
}
