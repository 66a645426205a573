package io.rapporteur.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
class RetentionTest {

    private final VirtualTime time = new VirtualTime();
    private final InMemoryJournal journal = new InMemoryJournal();

    @Test
    void forgetsWhatIsThirtyDaysOldAtOnceAndThenEveryHour() {
        try (Retention retention = new Retention(journal, time, time)) {
            retention.start();
            awaitSleep();
            time.pass(Duration.ofMinutes(59));
            time.pass(Duration.ofMinutes(1));
            awaitSleep();
        }

        Instant first = VirtualTime.BEGIN.minus(Duration.ofDays(30));
        assertThat(journal.forgottenBefore())
                .containsExactly(first, first.plus(Duration.ofHours(1)));
    }

    @Test
    void goesOnWhenTheJournalFails() {
        AtomicInteger failures = new AtomicInteger(2);
        Run run =
                new Run(moment -> {
                    if (!moment.done() && failures.getAndDecrement() > 0) {
                        throw failures.get() > 0
                                ? new JournalException("down", new Exception())
                                : new IllegalStateException("a defect of ours");
                    }
                });
        try (Retention retention = new Retention(run.journal(journal), time, time)) {
            retention.start();
            for (int hour = 0; hour < 2; hour++) {
                awaitSleep();
                time.pass(Duration.ofHours(1));
            }
            awaitSleep();
        }

        assertThat(journal.forgottenBefore()).hasSize(1);
    }

    @Test
    void doesNotTouchTheJournalOnceItIsClosed() {
        Retention retention = new Retention(journal, time, time);
        retention.start();
        awaitSleep();

        retention.close();
        time.pass(Duration.ofDays(1));

        assertThat(time.sleepers()).isZero();
        assertThat(journal.forgottenBefore()).hasSize(1);
    }

    @Test
    void mayBeClosedBeforeItBegan() {
        new Retention(journal, time, time).close();

        assertThat(journal.forgottenBefore()).isEmpty();
    }

    private void awaitSleep() {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (time.sleepers() == 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
