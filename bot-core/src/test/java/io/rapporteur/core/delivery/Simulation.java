package io.rapporteur.core.delivery;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Utterance;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

/// A world in which everything that can go wrong does, and in which a seed decides what and when:
/// the real delivery between a disk, two platforms and the people who ask, for some simulated
/// minutes and as many lives of the process as it takes. Then nothing goes wrong any more, and
/// everything must come to rest.
///
/// Two runs of a seed are the same step by step.
final class Simulation {

    /// What was seen.
    ///
    /// @param hash over all that happened, and when
    /// @param broken the first promise that was not kept, if any, with what happened before
    record Seen(
            long seed,
            long steps,
            long hash,
            int questions,
            int repeats,
            Map<String, Integer> mischief,
            Optional<String> broken) {}

    private static final Instant BEGIN = Instant.parse("2030-06-02T12:00:00Z");
    private static final Duration TROUBLED = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MOST_STEPS = 200_000;
    private static final List<ConversationId> CONVERSATIONS =
            List.of(
                    House.telegram("anne/"),
                    House.telegram("basma/"),
                    House.telegram("group/chloe"),
                    House.telegram("group/diego"),
                    House.slack("room/eve"),
                    House.slack("room/farid"),
                    House.slack("gita/"));

    private final long seed;
    private final SplittableRandom random;
    private final Turnstile turnstile;
    private final Mischief mischief;
    private final Promise promise;
    private final Tally insight = new Tally();
    private final SimulatedDisk disk;
    private final SimulatedPlatform telegram;
    private final SimulatedPlatform slack;
    private final Mailbox mailbox;
    private final Map<ConversationId, Integer> followUps = new HashMap<>();
    private final boolean isPolling;
    private Duration clockIsOff = Duration.ZERO;
    private @Nullable Process process;
    private long steps;

    private Simulation(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.turnstile = new Turnstile(random, BEGIN);
        this.mischief = new Mischief(random, turnstile);
        this.promise = new Promise(turnstile);
        this.disk = new SimulatedDisk(turnstile, random, mischief, promise);
        this.telegram = platform("telegram");
        this.slack = platform("slack");
        this.mailbox = new Mailbox();
        this.isPolling = random.nextBoolean();
    }

    private SimulatedPlatform platform(String name) {
        return new SimulatedPlatform(name, turnstile, random, mischief, promise, this::followsUp);
    }

    /// Runs on a virtual thread: those hand over to one another ten times as fast as to a platform
    /// thread.
    static Seen run(long seed) {
        return CompletableFuture.supplyAsync(
                        () -> new Simulation(seed).run(), Thread::startVirtualThread)
                .join();
    }

    private Seen run() {
        peopleAsk();
        if (random.nextInt(4) == 0) {
            somebodyFloods();
        }
        troubleComes();
        begin();
        if (isPolling) {
            mailbox.poll();
        }
        while (promise.broken().isEmpty() && steps < MOST_STEPS && turnstile.step(late())) {
            steps++;
            look();
        }
        finish();
        return new Seen(
                seed,
                steps,
                mischief.hash(),
                promise.questions(),
                promise.repeats(),
                mischief.counts(),
                promise.broken().map(this::explained));
    }

    private String explained(String broken) {
        return "seed %d, step %d: %s%n%s".formatted(seed, steps, broken, mischief.lately());
    }

    private void finish() {
        if (promise.broken().isEmpty()) {
            if (steps == MOST_STEPS) {
                promise.breaks("it does not come to rest");
            }
            promise.isKept(
                    disk.kept.unfinished(),
                    insight.of("retried telegram uncertain")
                            + insight.of("retried slack uncertain"));
        }
        if (process != null) {
            process.end();
        }
    }

    /// The process may stand still at times, as a virtual machine that is moved, or memory that is
    /// tidied.
    private Duration late() {
        if (mischief.happens(1)) {
            mischief.happened("pause");
            return Duration.ofMillis(random.nextInt(5_000));
        }
        return Duration.ZERO;
    }

    /// After each step.
    private void look() {
        if (process == null) {
            return;
        }
        if (process.delivery.atWork() > CONVERSATIONS.size()) {
            promise.breaks("there are more lanes than conversations");
        }
        if (process.isCalm() && disk.kept.unfinished().size() > process.delivery.atWork()) {
            promise.breaks("somebody waits, and no lane works for them");
        }
        if (mischief.happens(1, 400)) {
            mischief.happened("power cut");
            endAndBeginAnew();
        } else if (process.failedToStart) {
            mischief.happened("failed start");
            endAndBeginAnew();
        } else if (process.hasStopped()) {
            endAndBeginAnew();
        }
    }

    private void endAndBeginAnew() {
        process.end();
        promise.lifeEnds();
        process = null;
        turnstile.after(Duration.ofMillis(1_000 + random.nextInt(4_000)), this::begin);
    }

    private void begin() {
        process = new Process();
    }

    private void peopleAsk() {
        for (ConversationId conversation : CONVERSATIONS) {
            Duration at = Duration.ZERO;
            for (int n = 1 + random.nextInt(3); n < 12; n++) {
                if (random.nextInt(3) == 0) {
                    at = at.plusMillis(random.nextInt(30_000));
                }
                mailbox.put(at, conversation, n);
            }
        }
    }

    /// Whoever reads a message may ask the next thing soon, just when the lane is about to rest.
    private void followsUp(ConversationId conversation) {
        if (random.nextInt(3) == 0 && followUps.merge(conversation, 1, Integer::sum) <= 10) {
            int n = 20 + followUps.get(conversation);
            mailbox.put(Duration.ofMillis(random.nextInt(700)), conversation, n);
        }
    }

    /// Writes dozens of messages within seconds.
    private void somebodyFloods() {
        ConversationId conversation = CONVERSATIONS.get(random.nextInt(CONVERSATIONS.size()));
        Duration begin = Duration.ofMillis(random.nextInt(60_000));
        for (int n = 100; n < 150; n++) {
            mailbox.put(begin.plusMillis(random.nextInt(10_000)), conversation, n);
        }
    }

    private void troubleComes() {
        for (int n = random.nextInt(3); n > 0; n--) {
            sometime(() -> {
                mischief.happened("clock jumps");
                clockIsOff = clockIsOff.plusSeconds(random.nextInt(7_200) - 3_600);
                promise.clockJumps(process != null);
            });
        }
        for (int n = random.nextInt(3); n > 0; n--) {
            sometime(() -> {
                disk.setFull(true);
                turnstile.after(
                        Duration.ofMillis(random.nextInt(20_000)), () -> disk.setFull(false));
            });
        }
        if (random.nextBoolean()) {
            SimulatedPlatform platform = random.nextBoolean() ? telegram : slack;
            sometime(() -> platform.goDown(Duration.ofSeconds(random.nextInt(90))));
        }
        if (random.nextBoolean()) {
            sometime(() -> {
                if (process != null && !process.isStopping()) {
                    mischief.happened("graceful stop");
                    process.stop();
                }
            });
        }
        turnstile.after(
                TROUBLED,
                () -> {
                    disk.setFull(false);
                    mischief.end();
                });
    }

    private void sometime(Runnable happening) {
        turnstile.after(Duration.ofMillis(random.nextInt((int) TROUBLED.toMillis())), happening);
    }

    /// One life of the process.
    private final class Process {

        private final Turnstile.Life life = new Turnstile.Life();
        private final ThreadFactory threads = turnstile.threads(life);
        private final Delivery delivery =
                new Delivery(
                        disk.journal(),
                        () -> SamplePack.DIALOGUE,
                        List.of(telegram, slack),
                        new Pacer(turnstile, turnstile::sleep),
                        new RetryDelay(Backoff.usual(random.split()), turnstile::sleep),
                        insight,
                        this::clock,
                        threads);

        private int besidesLanes;
        private boolean failedToStart;
        private boolean isReceiving;
        private @Nullable Thread stopping;

        private Process() {
            run(() -> {
                try {
                    delivery.start();
                    isReceiving = !isStopping();
                } catch (JournalException _) {
                    failedToStart = true;
                }
            });
        }

        private Instant clock() {
            return turnstile.instant().plus(clockIsOff);
        }

        private void run(Runnable work) {
            besidesLanes++;
            threads.newThread(
                            () -> {
                                try {
                                    work.run();
                                } finally {
                                    besidesLanes--;
                                }
                            })
                    .start();
        }

        /// It has begun, is not about to stop, and nothing is being delivered just now.
        private boolean isCalm() {
            return isReceiving && besidesLanes == 0;
        }

        /// As on SIGTERM: it receives no more, and what is being sent is finished. It waits outside
        /// of the turnstile, and touches nothing once it waits.
        private void stop() {
            isReceiving = false;
            Thread waiting = Thread.ofPlatform().start(() -> delivery.stop(PATIENCE));
            while (waiting.getState() != Thread.State.TIMED_WAITING && waiting.isAlive()) {
                Thread.yield();
            }
            stopping = waiting;
        }

        private boolean isStopping() {
            return stopping != null;
        }

        private boolean hasStopped() {
            return isStopping() && !turnstile.isAtWork(life);
        }

        private void end() {
            turnstile.end(life);
            if (delivery.atWork() > 0) {
                promise.breaks("a lane is counted that is not there");
            }
        }
    }

    /// Where the platforms keep what people say until it is acknowledged; lost, repeated and out of
    /// order as it comes.
    private final class Mailbox {

        /// Of an event.
        private static final int MOST_TRIES_OF_SLACK = 4;

        private final List<Utterance> unconfirmed = new ArrayList<>();

        private void put(Duration at, ConversationId conversation, int n) {
            String key = conversation.value() + "-" + conversation.platform() + n;
            Intent intent = n % 5 == 0 ? new Intent.Forget() : new Intent.Help();
            Utterance utterance =
                    new Utterance(
                            key,
                            conversation,
                            intent,
                            Optional.empty(),
                            key,
                            turnstile.instant().plus(at));
            if (isPolling && conversation.platform().equals("telegram")) {
                turnstile.after(at, () -> unconfirmed.add(utterance));
            } else {
                turnstile.after(at, () -> post(utterance, 1));
            }
        }

        /// Asks for what is not confirmed, as long as there may be any.
        private void poll() {
            List<Utterance> batch =
                    List.copyOf(unconfirmed.subList(0, Math.min(4, unconfirmed.size())));
            if (canReceive() && !batch.isEmpty()) {
                Process receiver = process;
                receiver.run(() -> {
                    if (isKept(receiver, batch) && !mischief.happens(5)) {
                        unconfirmed.removeAll(batch);
                    }
                });
            }
            if (!mischief.hasEnded() || !unconfirmed.isEmpty()) {
                turnstile.after(Duration.ofMillis(10 + random.nextInt(1_000)), this::poll);
            }
        }

        private void post(Utterance utterance, int tries) {
            if (!canReceive() || mischief.happens(5)) {
                mischief.happened("delivery lost");
                postAgain(utterance, tries);
                return;
            }
            Process receiver = process;
            receiver.run(() -> {
                boolean acknowledged = false;
                try {
                    acknowledged = isKept(receiver, List.of(utterance)) && !mischief.happens(10);
                } finally {
                    if (!acknowledged) {
                        mischief.happened("delivery repeated");
                        postAgain(utterance, tries);
                    }
                }
            });
        }

        private void postAgain(Utterance utterance, int tries) {
            if (tries < mostTries(utterance)) {
                Duration delay = Duration.ofMillis(random.nextInt(20_000));
                turnstile.after(delay, () -> post(utterance, tries + 1));
            }
        }

        /// Telegram tries for ever, Slack some times, and a slash command only once.
        private int mostTries(Utterance utterance) {
            if (utterance.conversation().platform().equals("telegram")) {
                return Integer.MAX_VALUE;
            }
            boolean isCommand = utterance.key().hashCode() % 3 == 0;
            return isCommand ? 1 : MOST_TRIES_OF_SLACK;
        }

        private boolean canReceive() {
            return process != null && process.isReceiving;
        }

        private boolean isKept(Process receiver, List<Utterance> batch) {
            try {
                receiver.delivery.keep(batch);
            } catch (JournalException _) {
                mischief.happened("not kept");
                return false;
            }
            batch.forEach(promise::acknowledged);
            return true;
        }
    }
}
