package io.rapporteur.telegram;

import io.rapporteur.core.delivery.Inbox;
import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.Utterance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Remembers what was handed over; refuses as often as told.
final class RecordingInbox implements Inbox {

    private final List<List<Utterance>> batches = new ArrayList<>();
    private final List<UnreadableUpdate> aside = new ArrayList<>();
    private int refusals;
    private int refused;

    @Override
    public synchronized void keep(List<Utterance> utterances) {
        if (refusals > 0) {
            refusals--;
            refused++;
            throw new JournalException("the disk is full", new IOException("no space"));
        }
        batches.add(List.copyOf(utterances));
    }

    @Override
    public synchronized void setAside(UnreadableUpdate update) {
        aside.add(update);
    }

    synchronized void refuse(int times) {
        refusals = times;
    }

    synchronized int refused() {
        return refused;
    }

    synchronized List<List<Utterance>> batches() {
        return List.copyOf(batches);
    }

    synchronized List<Utterance> utterances() {
        return batches.stream().flatMap(List::stream).toList();
    }

    synchronized List<UnreadableUpdate> aside() {
        return List.copyOf(aside);
    }
}
