package io.rapporteur.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.Set;

class RevisionsTest {

    private final Shown shown = new Shown();
    private final Revisions revisions = new Revisions(shown, "new", Thread::sleep);

    @Test
    void saysThatAllHoldTheSame() {
        shown.running = Set.of("new");

        assertThat(detail()).isEqualTo("all processes on this journal hold revision new");
    }

    @Test
    void staysReadyWhileTheyDifferAndSaysWhatToDo() {
        shown.running = Set.of("new", "old", "older");

        assertThat(detail())
                .contains("this one revision new, others old and older", "finish the update");
        assertThat(revisions.health().ready()).isTrue();
    }

    @Test
    void agreesAgainWhenTheLastOldOneIsGone() {
        shown.running = Set.of("new", "old");
        assertThat(detail()).contains("different packs");

        shown.running = Set.of("new");

        assertThat(detail()).contains("all processes");
    }

    /// As behind a pool that names sessions itself: that nobody else is seen proves nothing then.
    @Test
    void doesNotSayThatAllAgreeWhenItDoesNotEvenSeeItself() {
        shown.running = Set.of();

        assertThat(detail()).contains("holds revision new", "cannot be told", "PgBouncer");
    }

    @Test
    void staysReadyWhenItCannotBeToldBecauseTheJournalSaysSoItself() {
        shown.unreachable = true;

        assertThat(detail()).contains("cannot be told: unreachable");
        assertThat(revisions.health().ready()).isTrue();
    }

    @Test
    void looksByItselfUntilItIsClosed() throws InterruptedException {
        shown.running = Set.of("new");
        revisions.start();
        while (!revisions.health().detail().contains("all processes")) {
            Thread.sleep(5);
        }

        revisions.close();
    }

    @Test
    void tellsADoctorWhatRuns() {
        shown.running = Set.of();
        assertThat(Revisions.examine(shown).level()).isEqualTo(Finding.Level.NOTE);

        shown.running = Set.of("new");
        assertThat(Revisions.examine(shown))
                .isEqualTo(Finding.ok("all that run hold revision new."));

        shown.running = Set.of("new", "old");
        assertThat(Revisions.examine(shown).level()).isEqualTo(Finding.Level.WARNING);
        assertThat(Revisions.examine(shown).sentence())
                .contains("new and old", "finish the update");
    }

    private String detail() {
        revisions.look();
        return revisions.health().detail();
    }

    /// Shows what it is told to.
    private static final class Shown extends KeepingNothing {

        private volatile Set<String> running = Set.of();
        private boolean unreachable;

        @Override
        public Set<String> revisions() {
            if (unreachable) {
                throw new JournalException("unreachable", new IllegalStateException());
            }
            return running;
        }

        @Override
        public Optional<Journal> lead(String revision, Runnable kept) {
            return Optional.empty();
        }
    }
}
