package io.rapporteur.core.delivery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/// Watches whether all processes on a [SharedJournal] hold the same revision of the pack, and tells
/// the operator once when they begin to differ and once when they agree again.
///
/// Nothing depends on it: processes that differ go on, since whoever stops them in the middle of an
/// update would stop the bot.
public final class Revisions implements AutoCloseable {

    /// The part's name in [Health].
    private static final String PART = "revision";

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private static final String WHAT_TO_DO =
            "finish the update: stop each process that holds an old pack and start it with the new"
                    + " one, one after the other";

    private static final Logger LOG = LoggerFactory.getLogger(Revisions.class);

    private final SharedJournal journal;
    private final String own;
    private final Repeated looks;
    private volatile Health health;

    /// Touched by whoever looks only.
    private boolean differ;

    /// @param own what this process stands for the lead with
    public Revisions(SharedJournal journal, String own, RetryDelay.Sleeper sleeper) {
        this.journal = journal;
        this.own = own;
        this.looks = new Repeated("revisions", this::look, BETWEEN_LOOKS, sleeper);
        this.health = unknown("not looked at yet");
    }

    /// Begins to look; once for each object.
    public void start() {
        looks.start();
    }

    /// Which revisions run; ready also while they differ.
    public Health health() {
        return health;
    }

    /// Returns when it does not read the journal any more.
    @Override
    public void close() {
        looks.close();
    }

    /// Looks once, for somebody who holds no pack in a running process.
    ///
    /// @throws JournalException if it cannot be told
    public static Finding examine(SharedJournal journal) {
        Set<String> running = new TreeSet<>(journal.revisions());
        return switch (running.size()) {
            case 0 ->
                    Finding.note(
                            "none runs on this journal, or a pool in front of PostgreSQL hides"
                                    + " their names.");
            case 1 -> Finding.ok("all that run hold revision " + running.iterator().next() + ".");
            default ->
                    Finding.warning(
                            "they hold different packs, revisions %s: %s."
                                    .formatted(String.join(" and ", running), WHAT_TO_DO));
        };
    }

    /// What cannot be told changes nothing of what was told before.
    void look() {
        try {
            Set<String> others = new TreeSet<>(journal.revisions());
            boolean seen = others.remove(own);
            if (!others.isEmpty()) {
                differ(others);
            } else if (seen) {
                agree();
            } else {
                health =
                        unknown(
                                "the database does not show this process under the name that it"
                                        + " gave itself; so it is for a moment after a start, and"
                                        + " behind a pool that names sessions itself (PgBouncer)");
            }
        } catch (RuntimeException e) {
            health = unknown(String.valueOf(e.getMessage()));
        }
    }

    private Health unknown(String why) {
        return Health.ready(
                PART,
                "this process holds revision %s; what others hold cannot be told: %s"
                        .formatted(own, why));
    }

    private void differ(Set<String> others) {
        health =
                Health.ready(
                        PART,
                        "processes hold different packs, this one revision %s, others %s: %s"
                                .formatted(own, String.join(" and ", others), WHAT_TO_DO));
        if (!differ) {
            LOG.warn("{}", health.detail());
        }
        differ = true;
    }

    private void agree() {
        health = Health.ready(PART, "all processes on this journal hold revision " + own);
        if (differ) {
            LOG.info("{} again", health.detail());
        }
        differ = false;
    }
}
