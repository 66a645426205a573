package io.rapporteur.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.Dialogue;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Utterance;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// A Delivery with everything around it, on virtual time; it can be restarted over its journal.
final class House implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final VirtualTime time = new VirtualTime();
    final InMemoryJournal journal = new InMemoryJournal();
    final Tally insight = new Tally();
    final RecordingPlatform telegram = new RecordingPlatform("telegram", time);
    final RecordingPlatform slack = new RecordingPlatform("slack", time);

    Supplier<Dialogue> dialogue = () -> SamplePack.DIALOGUE;
    Run run;
    Delivery delivery;

    House() {
        this(Run.Disturbance.NONE);
    }

    House(Run.Disturbance disturbance) {
        begin(disturbance);
    }

    /// Lets nothing but the journal and what people saw survive, and starts anew.
    void restart(Run.Disturbance disturbance) {
        close();
        begin(disturbance);
        delivery.start();
    }

    private void begin(Run.Disturbance disturbance) {
        run = new Run(disturbance);
        delivery = delivery(run, telegram, slack);
    }

    /// Another Delivery over the same journal, serving these platforms only.
    Delivery delivery(Run in, Platform... platforms) {
        return new Delivery(
                in.journal(journal),
                () -> dialogue.get(),
                Arrays.stream(platforms).map(in::platform).toList(),
                new Pacer(time, time),
                new RetryDelay(Backoff.usual(new Random(7)), time),
                insight,
                time);
    }

    /// Somebody asks for help; the key is the address of the reply, and so its payload.
    void says(ConversationId conversation, String... keys) {
        delivery.keep(Arrays.stream(keys).map(key -> utterance(conversation, key)).toList());
    }

    void says(ConversationId conversation, String key, Intent intent) {
        delivery.keep(List.of(utterance(conversation, key, intent)));
    }

    static Utterance utterance(ConversationId conversation, String key) {
        return utterance(conversation, key, new Intent.Help());
    }

    static Utterance utterance(ConversationId conversation, String key, Intent intent) {
        return new Utterance(key, conversation, intent, Optional.empty(), key, SamplePack.DURING);
    }

    static ConversationId telegram(String who) {
        return new ConversationId("telegram", who);
    }

    static ConversationId slack(String who) {
        return new ConversationId("slack", who);
    }

    /// Lets time pass, one waking at a time and only when everybody waits, until all is done.
    void settle() {
        settle(() -> delivery.atWork() == 0);
    }

    /// The same, until `done`.
    void settle(BooleanSupplier done) {
        await(() -> {
            int lanes = delivery.atWork();
            if (!done.getAsBoolean() && lanes > 0 && time.sleepers() == lanes) {
                time.passToNextWaking();
            }
            return done.getAsBoolean();
        });
    }

    /// Waits until everybody waits for time to pass, or nobody is at work.
    void calm() {
        await(() -> {
            int lanes = delivery.atWork();
            return lanes == 0 || time.sleepers() == lanes;
        });
    }

    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "waited in vain: %d at work, %d asleep, %s, shown %s %s"
                                .formatted(
                                        delivery.atWork(),
                                        time.sleepers(),
                                        insight,
                                        telegram.shown(),
                                        slack.shown()));
            }
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    @Override
    public void close() {
        assertThat(delivery.stop(PATIENCE)).as("every lane comes to rest").isTrue();
    }
}
