package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.Utterance;

import java.time.Instant;
import java.util.List;

/// A shared journal that keeps nothing; tests add how it is led and what runs on it.
abstract class KeepingNothing implements SharedJournal {

    @Override
    public List<Journal.Kept> keep(List<Utterance> utterances) {
        return List.of();
    }

    @Override
    public void setAside(UnreadableUpdate update, Instant at) {}

    @Override
    public Health health() {
        return Health.ready("journal", "is there");
    }

    @Override
    public void close() {}
}
