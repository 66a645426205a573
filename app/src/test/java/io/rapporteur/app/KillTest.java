package io.rapporteur.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.telegram.FakeTelegram;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// The promise of delivery, held against a real process that is killed (SIGKILL) at moments drawn
/// from a seed, in the middle of whatever it does, and started anew over the same journal.
///
/// How many kills, and the seed: `-Drapporteur.kills=40 -Drapporteur.seed=7`; docs/delivery.md
/// tells what was seen.
class KillTest {

    private static final int KILLS = Integer.getInteger("rapporteur.kills", 5);
    private static final long SEED = Long.getLong("rapporteur.seed", 93);
    private static final int QUESTIONS_A_LIFE = 8;

    @TempDir private Path folder;
    private final Random random = new Random(SEED);

    @Test
    void aProcessKilledAtAnyMomentLosesNothingAndRepeatsAtMostWhatItWasJustSending()
            throws InterruptedException {
        try (FakeTelegram telegram = FakeTelegram.start()) {
            Onlookers people = new Onlookers(telegram, random);
            for (int kill = 1; kill <= KILLS; kill++) {
                liveAndDie(telegram, people);
            }
            int answeredByThen = people.asked() - people.unanswered().size();
            ServedProcess last = start(telegram);
            people.ask();
            awaitAnswers(people, last);
            assertThat(last.stop(Duration.ofSeconds(20))).as("exit code").isIn(0, 143);

            System.out.printf(
                    "%d kills, seed %d: %d questions (%d answered before the last life), 0 lost,"
                            + " %d repeats%n",
                    KILLS, SEED, people.asked(), answeredByThen, people.repeats());
            assertThat(people.unexplainedRepeats()).as("seed %d", SEED).isEmpty();
            assertThat(people.answersByConversation())
                    .as("seed %d: every conversation in order", SEED)
                    .allSatisfy((_, answers) -> assertThat(answers).isSorted());
        }
    }

    private void liveAndDie(FakeTelegram telegram, Onlookers people) throws InterruptedException {
        ServedProcess process = start(telegram);
        int before = telegram.sent().size();
        for (int i = 0; i < QUESTIONS_A_LIFE; i++) {
            people.ask();
        }
        switch (random.nextInt(4)) {
            case 0 -> Thread.sleep(random.nextInt(2_000)); // mostly while it starts
            case 1 -> awaitShown(telegram, before + 1 + random.nextInt(QUESTIONS_A_LIFE), process);
            case 2 -> {
                awaitShown(telegram, before + 1, process);
                Thread.sleep(random.nextInt(60));
            }
            default -> {
                awaitShown(telegram, before + 1, process);
                Thread.sleep(random.nextInt(5_000));
            }
        }
        process.kill();
        people.processEnded();
    }

    private ServedProcess start(FakeTelegram telegram) {
        Map<String, String> environment = new HashMap<>();
        environment.put("RAPPORTEUR_JOURNAL", "sqlite:" + folder.resolve("journal.db"));
        environment.put("RAPPORTEUR_PORT", "0");
        environment.put("TELEGRAM_BOT_TOKEN", FakeTelegram.TOKEN);
        environment.put("TELEGRAM_API_URL", telegram.url().toString());
        return ServedProcess.start(environment, folder.resolve("log"));
    }

    /// Returns at once when the fake has taken the message: its answer is on its way.
    private static void awaitShown(FakeTelegram telegram, int messages, ServedProcess process) {
        await(process, "shown " + messages, () -> telegram.sent().size() >= messages);
    }

    private static void awaitAnswers(Onlookers people, ServedProcess process) {
        await(process, "answered everything", () -> people.unanswered().isEmpty());
    }

    private static void await(ServedProcess process, String what, BooleanSupplier done) {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError(
                        "seed " + SEED + ": it has not " + what + "\n" + process.written());
            }
            sleepAMoment();
        }
    }

    private static void sleepAMoment() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
