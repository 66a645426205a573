package io.rapporteur.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.dialogue.ConversationId;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@Timeout(60)
class LanesTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final List<ConversationId> CONVERSATIONS =
            IntStream.range(0, 5)
                    .mapToObj(n -> new ConversationId("telegram", "chat-" + n))
                    .toList();

    private final Map<ConversationId, AtomicInteger> waiting = new ConcurrentHashMap<>();
    private final Map<ConversationId, AtomicInteger> working = new ConcurrentHashMap<>();
    private final AtomicBoolean overtook = new AtomicBoolean();

    LanesTest() {
        CONVERSATIONS.forEach(conversation -> {
            waiting.put(conversation, new AtomicInteger());
            working.put(conversation, new AtomicInteger());
        });
    }

    @RepeatedTest(20)
    void noWakingIsLostAndNoConversationIsWorkedOnTwiceAtOnce() throws InterruptedException {
        Lanes lanes = lanes(this::workOff);

        List<Thread> wakers = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            wakers.add(Thread.ofPlatform().start(() -> wakeOften(lanes)));
        }
        for (Thread waker : wakers) {
            waker.join();
        }
        awaitRest(lanes);

        assertThat(waiting.values()).allSatisfy(left -> assertThat(left).hasValue(0));
        assertThat(overtook).isFalse();
    }

    @RepeatedTest(50)
    void nothingIsWorkedOnOnceStopHasReturned() throws InterruptedException {
        Lanes lanes = lanes(this::workOff);
        Thread waker = Thread.ofPlatform().start(() -> wakeOften(lanes));
        Thread.yield();

        assertThat(lanes.stop(LONG)).isTrue();

        assertThat(working.values()).allSatisfy(now -> assertThat(now).hasValue(0));
        assertThat(lanes.count()).isZero();
        waker.join();
        assertThat(lanes.count()).isZero();
    }

    @Test
    void aStrayInterruptDoesNotEndAConversation() {
        AtomicInteger steps = new AtomicInteger();
        Lanes lanes =
                lanes(lane -> {
                    if (steps.incrementAndGet() == 1) {
                        Thread.currentThread().interrupt();
                        lane.pause(() -> Thread.sleep(Duration.ofMillis(1)));
                    }
                    return steps.get() < 3;
                });

        lanes.wake(CONVERSATIONS.getFirst());

        awaitRest(lanes);
        assertThat(steps).hasValue(3);
    }

    @Test
    void pausesEndAtOnceWhenStopping() throws InterruptedException {
        CountDownLatch pausing = new CountDownLatch(1);
        AtomicBoolean wentOn = new AtomicBoolean();
        Lanes lanes =
                lanes(lane -> {
                    pausing.countDown();
                    lane.pause(() -> Thread.sleep(Duration.ofHours(1)));
                    wentOn.set(true);
                    return false;
                });
        lanes.wake(CONVERSATIONS.getFirst());
        pausing.await();

        assertThat(lanes.stop(LONG)).isTrue();

        assertThat(wentOn).isFalse();
    }

    @Test
    void waitsForAllLanesTogetherNoLongerThanItsPatience() throws InterruptedException {
        CountDownLatch atWork = new CountDownLatch(CONVERSATIONS.size());
        CountDownLatch interrupted = new CountDownLatch(CONVERSATIONS.size());
        Lanes lanes =
                lanes(_ -> {
                    atWork.countDown();
                    try {
                        Thread.sleep(Duration.ofHours(1));
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                    return false;
                });
        CONVERSATIONS.forEach(lanes::wake);
        atWork.await();
        long began = System.nanoTime();

        assertThat(lanes.stop(Duration.ofMillis(100))).isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        interrupted.await();
    }

    private static Lanes lanes(Lanes.Work work) {
        return new Lanes(
                work,
                new RetryDelay(Backoff.usual(new Random(1)), _ -> {}),
                new Alarm(InstantSource.system()));
    }

    private void wakeOften(Lanes lanes) {
        for (int n = 0; n < 500; n++) {
            ConversationId conversation = CONVERSATIONS.get(n % CONVERSATIONS.size());
            counter(waiting, conversation).incrementAndGet();
            lanes.wake(conversation);
        }
    }

    private boolean workOff(Lanes.Lane lane) {
        AtomicInteger atOnce = counter(working, lane.conversation());
        if (atOnce.incrementAndGet() > 1) {
            overtook.set(true);
        }
        boolean found = counter(waiting, lane.conversation()).get() > 0;
        if (found) {
            counter(waiting, lane.conversation()).decrementAndGet();
        }
        atOnce.decrementAndGet();
        return found;
    }

    private static AtomicInteger counter(
            Map<ConversationId, AtomicInteger> counters, ConversationId conversation) {
        return Objects.requireNonNull(counters.get(conversation));
    }

    private static void awaitRest(Lanes lanes) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (lanes.count() > 0) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
