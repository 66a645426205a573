package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.Utterance;

import java.util.List;

/// Where adapters hand over what people said.
public interface Inbox {

    /// Keeps all `utterances`, each once however often it is delivered, and returns when that is
    /// durable.
    ///
    /// Only then may the platform be told that they arrived. They are kept all or none.
    ///
    /// @throws JournalException if they could not be kept; the platform must not be told that they
    ///   arrived
    void keep(List<Utterance> utterances);

    /// Keeps aside something that could not be read, for the operator, so that it blocks nothing.
    ///
    /// @throws JournalException if it could not be kept
    void setAside(UnreadableUpdate update);
}
