package io.rapporteur.core.delivery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Stands for the lead of a [SharedJournal] for as long as it is open: waits while another process
/// leads, leads while it can, and stands again when it has lost the lead.
///
/// A term owns whatever answers and sends. It is built when the lead is taken, and torn down, to
/// the last thread, before this process stands again: nothing that was read or begun in one term
/// lives on in the next.
public final class Candidacy implements AutoCloseable {

    /// The part's name in [Health].
    private static final String PART = "leader";

    /// Between two tries to take the lead: what a takeover waits at most.
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    /// Between two looks for what other processes kept, if nothing is heard of them: what a
    /// question that reached one of them waits at most.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /// Who looked rests so many times as long as that took, whatever is heard meanwhile: looks use
    /// the session in which the leader makes its changes.
    private static final int REST = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Candidacy.class);

    /// What a leader does.
    public interface Terms {
        /// Begins to answer and to send, with everything in `journal`.
        Term begin(Journal journal);
    }

    /// The time in which this process leads.
    public interface Term extends AutoCloseable {

        /// Looks for what other processes kept, and thereby learns whether this one still leads.
        ///
        /// @throws JournalException if it does not
        void look();

        /// Returns when nothing is sent any more; the journal is not closed.
        @Override
        void close();
    }

    private final SharedJournal journal;
    private final Terms terms;
    private final String revision;
    private final Alarm alarm;
    private final CountDownLatch closing = new CountDownLatch(1);

    /// One or more permits: look before it is time.
    private final Semaphore reasons = new Semaphore(0);

    private final Thread thread = Thread.ofVirtual().name("candidacy").unstarted(this::run);
    private volatile Health health = Health.unready(PART, "not looked at yet");

    /// @param revision of the pack that the terms answer with
    public Candidacy(SharedJournal journal, Terms terms, String revision, InstantSource clock) {
        this.journal = journal;
        this.terms = terms;
        this.revision = revision;
        this.alarm = new Alarm(clock);
    }

    /// Begins to stand; once for each object.
    public void start() {
        thread.start();
    }

    /// Who answers. A standby is ready: what reaches it is kept, and answered by the leader.
    public Health health() {
        return health;
    }

    /// Ends the term, if there is one, and returns when it has ended.
    @Override
    public void close() {
        closing.countDown();
        reasons.release();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean closed = false;
        while (!closed) {
            try {
                journal.lead(revision, reasons::release).ifPresentOrElse(this::lead, this::standBy);
            } catch (RuntimeException | Error e) {
                become(Health.unready(PART, "does not lead: " + e.getMessage()));
                alarm.raise(e)
                        .ifPresent(times ->
                                LOG.error(
                                        "cannot lead; trying again ({} such failure(s) since last"
                                                + " told)",
                                        times,
                                        e));
            }
            closed = closedAfter(BETWEEN_TRIES);
        }
    }

    private void lead(Journal term) {
        try (term;
                Term answering = terms.begin(term)) {
            become(Health.ready(PART, "leads: this process answers and sends"));
            Duration rest = Duration.ZERO;
            while (!closedBeforeNextLook(rest)) {
                long began = System.nanoTime();
                answering.look();
                rest = Duration.ofNanos(REST * (System.nanoTime() - began));
            }
        }
    }

    /// Returns after `rest`, and then at the first reason to look, but after [#BETWEEN_LOOKS] in
    /// any case. What is heard from now on, during the look too, is a reason for the next.
    private boolean closedBeforeNextLook(Duration rest) {
        long left = BETWEEN_LOOKS.minus(rest).toMillis();
        if (left <= 0) {
            return closedAfter(BETWEEN_LOOKS);
        }
        if (closedAfter(rest)) {
            return true;
        }
        try {
            if (reasons.tryAcquire(left, TimeUnit.MILLISECONDS)) {
                reasons.drainPermits();
            }
            return closing.getCount() == 0;
        } catch (InterruptedException _) {
            return true;
        }
    }

    private void standBy() {
        become(
                Health.ready(
                        PART,
                        "standby: another process answers and sends; this one keeps what arrives"
                                + " and takes over when that one ends"));
    }

    private void become(Health now) {
        if (!now.equals(health)) {
            LOG.info("{}", now.detail());
            health = now;
        }
    }

    private boolean closedAfter(Duration pause) {
        try {
            return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            return true;
        }
    }
}
