package io.rapporteur.slack;

import io.rapporteur.core.delivery.Inbox;
import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.Utterance;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// Keeps each key once, as the real one; can be broken.
final class RecordingInbox implements Inbox {

    final List<Utterance> kept = new CopyOnWriteArrayList<>();
    final List<UnreadableUpdate> setAside = new CopyOnWriteArrayList<>();
    volatile boolean broken;
    volatile int repeated;
    volatile int refused;
    volatile int tried;

    /// Nothing is durable before this opens.
    volatile CountDownLatch until = new CountDownLatch(0);

    private final Map<String, Boolean> keys = new ConcurrentHashMap<>();

    @Override
    public void keep(List<Utterance> utterances) {
        work();
        for (Utterance utterance : utterances) {
            if (keys.putIfAbsent(utterance.key(), true) == null) {
                kept.add(utterance);
            } else {
                repeated++;
            }
        }
    }

    @Override
    public void setAside(UnreadableUpdate update) {
        work();
        setAside.add(update);
    }

    private void work() {
        tried++;
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (broken) {
            refused++;
            throw new JournalException("the disk is full", new IOException("no space left"));
        }
    }
}
