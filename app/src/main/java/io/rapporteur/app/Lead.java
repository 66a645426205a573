package io.rapporteur.app;

import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Inbox;

import java.util.List;

/// Whether this process answers, and the journal that decides it.
sealed interface Lead extends AutoCloseable permits SoleLead, SharedLead {

    /// Begins to answer, or to stand for it; once for each object.
    void start();

    /// Where the adapters that are called hand over, whoever answers.
    Inbox inbox();

    /// How the journal is, who answers, and how the parts are that live for a term.
    List<Health> health();

    /// Finishes what is being sent, and closes the journal.
    @Override
    void close();
}
