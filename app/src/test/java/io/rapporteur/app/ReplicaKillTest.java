package io.rapporteur.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.journal.DatabaseServer;
import io.rapporteur.telegram.FakeTelegram;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// The promise of delivery, held against two real processes on one PostgreSQL: either is killed
/// (SIGKILL), and now and then PostgreSQL ends, at moments drawn from a seed.
///
/// How often, and the seed: `-Drapporteur.kills=40 -Drapporteur.seed=7`; docs/delivery.md tells
/// what was seen.
class ReplicaKillTest {

    private static final int KILLS = Integer.getInteger("rapporteur.kills", 4);
    private static final long SEED = Long.getLong("rapporteur.seed", 93);
    private static final int QUESTIONS_A_ROUND = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static DatabaseServer database;

    @TempDir private Path folder;
    private final Random random = new Random(SEED);
    private int killedLeaders;
    private int ended;
    private long longestTakeover;

    @BeforeAll
    static void startDatabase() {
        database = DatabaseServer.start();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @ParameterizedTest(name = "webhooks: {0}")
    @ValueSource(booleans = {false, true})
    void twoProcessesLoseNothingWhicheverIsKilledAndWheneverTheDatabaseEnds(boolean webhooks)
            throws InterruptedException {
        try (FakeTelegram telegram = FakeTelegram.start();
                Replicas replicas =
                        new Replicas(
                                telegram, database.url(database.newSchema()), webhooks, folder)) {
            Onlookers people = new Onlookers(telegram, random);
            for (int kill = 1; kill <= KILLS; kill++) {
                ask(people);
                pause(telegram, replicas);
                strike(people, replicas);
            }
            ask(people);
            await(replicas, "answered everything", () -> people.unanswered().isEmpty());
            assertThat(replicas.stop()).as("exit codes").allMatch(code -> code == 0 || code == 143);

            System.out.printf(
                    "%s, seed %d: %d processes killed (%d of them led), PostgreSQL ended %d times:"
                            + " %d questions, 0 lost, %d repeats; longest takeover %d ms%n",
                    webhooks ? "webhooks" : "polling",
                    SEED,
                    KILLS - ended,
                    killedLeaders,
                    ended,
                    people.asked(),
                    people.repeats(),
                    longestTakeover);
            assertThat(replicas.written())
                    .as("the logs")
                    .doesNotContain(DatabaseServer.PASSWORD, DatabaseServer.PASSWORD_ENCODED);
            assertThat(people.unexplainedRepeats()).as("seed %d", SEED).isEmpty();
            assertThat(people.answersByConversation())
                    .as("seed %d: every conversation in order", SEED)
                    .allSatisfy((_, answers) -> assertThat(answers).isSorted());
        }
    }

    private static void ask(Onlookers people) {
        for (int i = 0; i < QUESTIONS_A_ROUND; i++) {
            people.ask();
        }
    }

    /// Until some answers are shown, or some moment around that.
    private void pause(FakeTelegram telegram, Replicas replicas) throws InterruptedException {
        int before = telegram.sent().size();
        if (random.nextInt(4) > 0) {
            int shown = before + 1 + random.nextInt(QUESTIONS_A_ROUND / 2);
            await(replicas, "shown " + shown, () -> telegram.sent().size() >= shown);
        }
        Thread.sleep(random.nextInt(300));
    }

    private void strike(Onlookers people, Replicas replicas) {
        if (random.nextInt(4) == 0) {
            ended++;
            endDatabase(people);
        } else {
            killOne(people, replicas);
        }
    }

    private void endDatabase(Onlookers people) {
        if (random.nextBoolean()) {
            database.crash();
        } else {
            database.stop();
        }
        people.processEnded();
        database.startAgain();
    }

    /// The other takes over; now and then it is not given the time.
    private void killOne(Onlookers people, Replicas replicas) {
        int which = random.nextInt(2);
        int other = 1 - which;
        boolean patient = random.nextBoolean();
        boolean led = replicas.leads(which);
        boolean takesOver = led && replicas.standsBy(other);
        replicas.kill(which);
        people.processEnded();
        killedLeaders += led ? 1 : 0;
        if (takesOver && patient) {
            long began = System.nanoTime();
            await(replicas, "taken over", () -> replicas.leads(other));
            longestTakeover =
                    Math.max(
                            longestTakeover,
                            Duration.ofNanos(System.nanoTime() - began).toMillis());
        }
        replicas.start(which);
    }

    private static void await(Replicas replicas, String what, BooleanSupplier done) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "seed " + SEED + ": not " + what + "\n" + replicas.written());
            }
            replicas.revive();
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
