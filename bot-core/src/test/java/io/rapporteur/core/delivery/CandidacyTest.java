package io.rapporteur.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

@Timeout(30)
class CandidacyTest {

    private final OneLock lock = new OneLock();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile boolean lost;
    private volatile Duration aLookTakes = Duration.ZERO;
    private final Candidacy candidacy =
            new Candidacy(lock, _ -> new TellingTerm(), "0123456789ab", InstantSource.system());

    @AfterEach
    void close() {
        candidacy.close();
    }

    @Test
    void leadsWhenNobodyElseDoesAndLooksForWhatOthersKept() {
        candidacy.start();

        await(() -> told.contains("look"));

        assertThat(told.getFirst()).isEqualTo("begin");
        assertThat(candidacy.health().ready()).isTrue();
        assertThat(candidacy.health().detail()).startsWith("leads");
    }

    /// Twenty regular looks would take four seconds.
    @Test
    void looksWithoutWaitingWhenItHearsThatAnotherKeptSomething() {
        candidacy.start();
        await(() -> told.contains("look"));
        long began = System.nanoTime();

        for (int n = 0; n < 20; n++) {
            long before = looks();
            lock.kept.run();
            await(() -> looks() > before);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void restsTenTimesAsLongAsALookTakesHoweverMuchItHears() {
        aLookTakes = Duration.ofMillis(10);
        candidacy.start();
        await(() -> told.contains("look"));
        long before = looks();
        long began = System.nanoTime();

        while (looks() < before + 5) {
            lock.kept.run();
            pause(Duration.ofMillis(1));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThan(Duration.ofMillis(4 * 110));
    }

    @Test
    void standsByWhileAnotherLeadsAndTakesOverWhenThatEnds() {
        lock.heldByAnother = true;
        candidacy.start();
        await(() -> candidacy.health().detail().startsWith("standby"));
        assertThat(candidacy.health().ready()).isTrue();
        assertThat(told).isEmpty();

        lock.heldByAnother = false;

        await(() -> told.contains("look"));
    }

    @Test
    void tearsATermThatLostTheLeadDownBeforeItStandsAgain() {
        candidacy.start();
        await(() -> told.contains("look"));

        lost = true;
        await(() -> told.contains("end"));
        lost = false;

        await(() -> told.lastIndexOf("begin") > told.indexOf("end"));
        assertThat(told.stream().filter(each -> !each.equals("look")))
                .startsWith("begin", "end", "closed", "begin");
    }

    @Test
    void saysThatItCannotTellWhoLeadsAndTriesAgain() {
        lock.unreachable = true;
        candidacy.start();
        await(() -> candidacy.health().detail().contains("unreachable"));
        assertThat(candidacy.health().ready()).isFalse();

        lock.unreachable = false;

        await(() -> candidacy.health().ready());
    }

    @Test
    void endsItsTermWhenItIsClosed() {
        candidacy.start();
        await(() -> told.contains("look"));

        candidacy.close();

        assertThat(told.subList(told.size() - 2, told.size())).containsExactly("end", "closed");
    }

    private long looks() {
        return told.stream().filter("look"::equals).count();
    }

    private static void await(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            pause(Duration.ofMillis(5));
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private final class TellingTerm implements Candidacy.Term {

        private TellingTerm() {
            told.add("begin");
        }

        @Override
        public void look() {
            if (lost) {
                throw new JournalException("the lead is lost", new IllegalStateException());
            }
            told.add("look");
            pause(aLookTakes);
        }

        @Override
        public void close() {
            told.add("end");
        }
    }

    /// Lends the same journal to one at a time.
    private final class OneLock extends KeepingNothing {

        private volatile boolean heldByAnother;
        private volatile boolean unreachable;
        private volatile Runnable kept = () -> {};

        @Override
        public Optional<Journal> lead(String revision, Runnable kept) {
            this.kept = kept;
            if (unreachable) {
                throw new JournalException("unreachable", new IllegalStateException());
            }
            return heldByAnother
                    ? Optional.empty()
                    : Optional.of(new InMemoryJournal(() -> told.add("closed")));
        }

        @Override
        public Set<String> revisions() {
            return Set.of();
        }
    }
}
