package io.rapporteur.core.delivery;

import static io.rapporteur.core.delivery.House.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.delivery.RecordingPlatform.Reaction;
import io.rapporteur.core.dialogue.ConversationId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// Each step of the journey is hit once, before and after it is done: by a power cut, after which
/// the process starts anew over what the journal kept, and by a journal that fails for a moment.
@Timeout(60)
class CrashTest {

    private static final ConversationId ANNE = telegram("anne");

    @ParameterizedTest(name = "{0}, done {1}: shown {2}, counted as uncertain {3}")
    @CsvSource({
        "keep,         false, 1, 0",
        "keep,         true,  1, 0",
        "nextMessage,  false, 1, 0",
        "nextMessage,  true,  1, 0",
        "nextTurn,     false, 1, 0",
        "nextTurn,     true,  1, 0",
        "state,        false, 1, 0",
        "state,        true,  1, 0",
        "finishTurn,   false, 1, 0",
        "finishTurn,   true,  1, 0",
        "beginTry,     false, 1, 0",
        "beginTry,     true,  1, 1",
        "send,         false, 1, 1",
        "send,         true,  2, 1",
        "sent,         false, 2, 1",
        "sent,         true,  1, 0",
    })
    void aPowerCutLosesNothingAndRepeatsOnlyWhatHasAnUnknownOutcome(
            String step, boolean done, int shown, int uncertain) {
        try (House house =
                new House(Run.Disturbance.once(step, done, moment -> moment.run().cutPower()))) {
            saysUntilKept(house, "a1", "a2");
            house.settle(() -> house.run.isPowerless());
            house.restart(Run.Disturbance.NONE);
            saysUntilKept(house, "a1", "a2");
            house.settle();

            assertThat(house.telegram.shown())
                    .filteredOn("a1"::equals)
                    .as("of the message that was hit")
                    .hasSize(shown);
            assertThat(house.telegram.shown()).last().isEqualTo("a2");
            assertThat(house.telegram.shown()).filteredOn("a2"::equals).hasSize(1);
            assertThat(house.insight.of("retried telegram uncertain")).isEqualTo(uncertain);
            assertThat(house.journal.unfinished()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}, done {1}")
    @CsvSource({
        "keep,        false, 0",
        "keep,        true,  0",
        "nextMessage, false, 0",
        "nextMessage, true,  0",
        "nextTurn,    false, 0",
        "nextTurn,    true,  0",
        "state,       false, 0",
        "state,       true,  0",
        "finishTurn,  false, 0",
        "finishTurn,  true,  0",
        "beginTry,    false, 0",
        "beginTry,    true,  1",
        "sent,        false, 0",
        "sent,        true,  0",
    })
    void aJournalThatFailsForAMomentRepeatsNothing(String step, boolean done, int uncertain) {
        try (House house = new House(Run.Disturbance.once(step, done, _ -> Run.failJournal()))) {
            saysUntilKept(house, "a1", "a2");
            house.settle();

            assertThat(house.telegram.shown()).containsExactly("a1", "a2");
            assertThat(house.insight.of("retried telegram uncertain")).isEqualTo(uncertain);
        }
    }

    @ParameterizedTest(name = "{0}, done {1}")
    @CsvSource({"takeBackTry, false", "takeBackTry, true", "giveUp, false", "giveUp, true"})
    void aJournalThatFailsWhenItIsToldOfAReceiptLosesNothing(String step, boolean done) {
        try (House house = new House(Run.Disturbance.once(step, done, _ -> Run.failJournal()))) {
            Receipt receipt =
                    step.equals("giveUp")
                            ? new Receipt.Refused("blocked")
                            : new Receipt.Postponed(Duration.ofSeconds(9), "busy");
            AtomicBoolean reacted = new AtomicBoolean();
            house.telegram.reacts =
                    _ ->
                            reacted.compareAndSet(false, true)
                                    ? new Reaction(false, receipt)
                                    : Reaction.DELIVERED;

            house.says(ANNE, "a1", "a2");
            house.settle();

            if (step.equals("giveUp")) {
                assertThat(house.journal.givenUp()).containsOnlyKeys("a1");
                assertThat(house.telegram.shown()).containsExactly("a2");
            } else {
                assertThat(house.telegram.shown()).containsExactly("a1", "a2");
                assertThat(house.telegram.shownAt("a1"))
                        .isAfterOrEqualTo(VirtualTime.BEGIN.plusSeconds(9));
            }
        }
    }

    @Test
    void whatTheJournalHoldsIsAnsweredEvenIfItSaidThatItFailed() {
        try (House house = new House(Run.Disturbance.once("keep", true, _ -> Run.failJournal()))) {
            assertThat(says(house, "a1")).isFalse();
            house.settle();

            assertThat(house.telegram.shown()).containsExactly("a1");
        }
    }

    /// As a platform does: it delivers again what was not acknowledged.
    private static void saysUntilKept(House house, String... keys) {
        while (!says(house, keys) && !house.run.isPowerless()) {
            Thread.onSpinWait();
        }
    }

    private static boolean says(House house, String... keys) {
        try {
            house.says(ANNE, keys);
            return true;
        } catch (JournalException _) {
            return false;
        }
    }
}
