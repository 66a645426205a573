package io.rapporteur.core.delivery;

import io.rapporteur.core.delivery.Journal.Kept;
import io.rapporteur.core.dialogue.Utterance;

import java.time.Instant;
import java.util.List;

/// Keeps what arrives: the part of a journal that every process may use at any time, whoever
/// answers.
///
/// Every method returns when the change is durable, and throws [JournalException] when it is not.
public interface Keeper {

    /// Keeps utterances in the given order, each key once; returns those that are new, with their
    /// places in the journal.
    List<Kept> keep(List<Utterance> utterances);

    /// Keeps an unreadable update for the operator, each key once.
    void setAside(UnreadableUpdate update, Instant at);
}
