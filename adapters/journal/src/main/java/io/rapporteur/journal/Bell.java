package io.rapporteur.journal;

import io.rapporteur.core.delivery.JournalException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/// Tells whoever leads that something was kept, after it was, and without letting anybody wait.
///
/// Nothing depends on it: the leader looks all the same. So a notice has no part in the transaction
/// that keeps, which must not fail because PostgreSQL's queue of notices is full, and one that
/// cannot be given is let go.
final class Bell {

    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

    private final Runnable notice;
    private final AtomicBoolean rung = new AtomicBoolean();
    private final ReentrantLock ringer = new ReentrantLock();

    Bell(Runnable notice) {
        this.notice = notice;
    }

    /// Makes sure that a notice is given after this call began. One is given at a time; rings that
    /// come meanwhile share the next.
    void ring() {
        if (!rung.getAndSet(true)) {
            Thread.ofVirtual().name("bell").start(this::tell);
        }
    }

    private void tell() {
        ringer.lock();
        try {
            rung.set(false);
            notice.run();
        } catch (JournalException e) {
            LOG.debug("the leader was not told, and finds it when it looks", e);
        } finally {
            ringer.unlock();
        }
    }
}
