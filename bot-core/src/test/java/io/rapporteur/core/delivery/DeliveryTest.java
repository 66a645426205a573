package io.rapporteur.core.delivery;

import static io.rapporteur.core.delivery.House.slack;
import static io.rapporteur.core.delivery.House.telegram;
import static io.rapporteur.core.delivery.House.utterance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.delivery.RecordingPlatform.Reaction;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.LanguageHint;
import io.rapporteur.core.dialogue.Phrases;
import io.rapporteur.core.dialogue.Utterance;
import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@Timeout(60)
class DeliveryTest {

    private static final ConversationId ANNE = telegram("anne");
    private static final ConversationId BASMA = telegram("basma");
    private static final ConversationId CARLOS = slack("carlos");

    private final House house = new House();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void takesTheTurnsOfAConversationInOrder() {
        house.telegram.parts = _ -> 3;

        house.says(ANNE, "a1", "a2");
        house.says(ANNE, "a3");
        house.settle();

        assertThat(house.telegram.shown())
                .containsExactly("a1", "a1#2", "a1#3", "a2", "a2#2", "a2#3", "a3", "a3#2", "a3#3");
        assertThat(house.insight.of("turn telegram SERVICE")).isEqualTo(3);
        assertThat(house.insight.of("sent telegram")).isEqualTo(9);
    }

    @Test
    void takesTurnsOfDifferentConversationsSideBySide() {
        house.telegram.reacts =
                payload -> {
                    if (payload.equals("a1")) {
                        house.await(() -> house.telegram.shown().contains("b1"));
                    }
                    return Reaction.DELIVERED;
                };

        house.says(ANNE, "a1");
        house.says(BASMA, "b1");
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("b1", "a1");
    }

    @Test
    void recognisesWhatIsDeliveredAgain() {
        house.says(ANNE, "a1", "a1");
        house.says(ANNE, "a1", "a2");
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("a1", "a2");
        assertThat(house.insight.of("kept telegram")).isEqualTo(2);
        assertThat(house.insight.of("repeated telegram")).isEqualTo(2);
    }

    @Test
    void answersWhatAnotherProcessKeptWhenItLooksAgain() {
        house.journal.keep(List.of(House.utterance(ANNE, "a1")));

        house.delivery.lookAgain();
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("a1");
    }

    @Test
    void answersInTheSnapshotThatServesNow() {
        house.says(ANNE, "a1", new Intent.ShowSources());
        house.settle();
        house.dialogue = () -> SamplePack.dialogue(SamplePack.speaking(Language.SPANISH));
        house.says(ANNE, "a2", new Intent.ShowSources());
        house.settle();

        assertThat(house.telegram.rendered())
                .extracting(reply -> reply.language())
                .containsExactly(Language.ENGLISH, Language.SPANISH);
    }

    @Test
    void obeysRetryAfterToTheMillisecondAndDelaysOnlyThatConversation() {
        reactsOnce("a1", new Reaction(false, postponed(Duration.ofMillis(12_345))));

        house.says(ANNE, "a1", "a2");
        house.says(BASMA, "b1");
        house.settle();

        Instant begin = VirtualTime.BEGIN;
        assertThat(house.telegram.shownAt("b1")).isEqualTo(begin);
        assertThat(house.telegram.shownAt("a1")).isEqualTo(begin.plusMillis(12_345));
        assertThat(house.telegram.shown()).containsExactly("b1", "a1", "a2");
        assertThat(house.insight.of("retried telegram postponed")).isEqualTo(1);
        assertThat(house.insight.of("retried telegram uncertain")).isZero();
    }

    @Test
    void waitsALittleWhenAPlatformPostponesByNoTimeAtAll() {
        reactsOnce("a1", new Reaction(false, postponed(Duration.ZERO)));

        house.says(ANNE, "a1");
        house.settle();

        assertThat(house.telegram.shownAt("a1")).isAfter(VirtualTime.BEGIN.plusMillis(200));
    }

    @Test
    void aFloodFromOnePersonGetsOneNoticeAndDoesNotDelayAnother() {
        Budget anne = new Budget("telegram/anne", 1, Duration.ofSeconds(1));
        Budget all = new Budget("telegram", 30, Duration.ofSeconds(1));
        house.telegram.budgets =
                payload -> payload.startsWith("a") ? List.of(anne, all) : List.of(all);
        String[] flood = IntStream.range(0, 1_000).mapToObj(n -> "a" + n).toArray(String[]::new);

        house.says(ANNE, flood);
        house.calm();
        house.says(BASMA, "b1");
        house.settle();

        assertThat(house.telegram.shownAt("b1")).isEqualTo(VirtualTime.BEGIN);
        assertThat(house.telegram.shown().stream().filter(shown -> shown.startsWith("a")))
                .as("twenty answers and the notice")
                .containsExactly(Arrays.copyOf(flood, Floods.MOST + 1));
        assertThat(house.telegram.rendered().getLast().plainText())
                .isEqualTo(Phrases.shipped().get(Language.ENGLISH, "slow-down"));
        assertThat(house.insight.of("turn telegram SLOWED")).isEqualTo(1);
        assertThat(house.insight.of("left telegram")).isEqualTo(1_000 - Floods.MOST - 1);
        assertThat(house.journal.unfinished()).isEmpty();
    }

    @Test
    void whoSlowsDownIsAnsweredAgain() {
        Instant at = SamplePack.DURING;
        for (int n = 0; n <= Floods.MOST + 1; n++) {
            house.delivery.keep(List.of(said("a" + n, at, new Intent.Help())));
        }
        house.delivery.keep(List.of(said("later", at.plus(Floods.PERIOD), new Intent.Help())));
        house.settle();

        assertThat(house.telegram.shown()).endsWith("a" + Floods.MOST, "later");
        assertThat(house.insight.of("turn telegram SERVICE")).isEqualTo(Floods.MOST + 1);
    }

    @Test
    void whoWritesOftenButNotFastIsAlwaysAnswered() {
        for (int n = 0; n < 100; n++) {
            Instant at = SamplePack.DURING.plusSeconds(4L * n);
            house.delivery.keep(List.of(said("a" + n, at, new Intent.Help())));
        }
        house.settle();

        assertThat(house.telegram.shown()).hasSize(100);
        assertThat(house.insight.of("turn telegram SLOWED")).isZero();
    }

    @Test
    void whoWantsToBeForgottenIsHeardInAFloodAndTheNoticeIsNotRepeated() {
        for (int n = 0; n < 40; n++) {
            Intent intent = n == 30 ? new Intent.Forget() : new Intent.Help();
            house.delivery.keep(List.of(said("a" + n, SamplePack.DURING, intent)));
        }
        house.settle();

        assertThat(house.journal.forgot()).containsExactly(ANNE);
        assertThat(house.telegram.shown()).endsWith("a" + Floods.MOST, "a30");
    }

    @Test
    void nothingSharesANoticeThatCouldNotBeMade() {
        house.telegram.canRender = (_, address) -> !address.equals("a" + Floods.MOST);

        house.says(ANNE, IntStream.range(0, 30).mapToObj(n -> "a" + n).toArray(String[]::new));
        house.settle();

        assertThat(house.journal.setAside()).hasSize(1);
        assertThat(house.telegram.shown()).hasSize(Floods.MOST + 1).endsWith("a21");
    }

    private static Utterance said(String key, Instant at, Intent intent) {
        return new Utterance(key, ANNE, intent, Optional.empty(), key, at);
    }

    @Test
    void pausesSendingToAPlatformThatIsDownAndLooksWithOneMessageAtATime() {
        AtomicBoolean down = new AtomicBoolean(true);
        Map<String, Integer> triesWhileDown = new ConcurrentHashMap<>();
        house.telegram.reacts =
                key -> {
                    if (down.get()) {
                        triesWhileDown.merge(key, 1, Integer::sum);
                        return new Reaction(false, new Receipt.Uncertain("HTTP 502"));
                    }
                    return Reaction.DELIVERED;
                };
        List<String> keys = IntStream.range(0, 40).mapToObj(n -> "q" + n).toList();

        keys.forEach(key -> house.says(telegram(key), key));
        house.says(CARLOS, "c1");
        house.settle(
                () -> house.time.instant().isAfter(VirtualTime.BEGIN.plus(Duration.ofMinutes(2))));
        down.set(false);
        house.settle();

        assertThat(house.slack.shownAt("c1")).isEqualTo(VirtualTime.BEGIN);
        assertThat(triesWhileDown.values().stream().mapToInt(Integer::intValue).sum())
                .as("one each at first, then one a pause")
                .isLessThan(60);
        assertThat(triesWhileDown.values())
                .as("the message that has waited longest goes first")
                .allMatch(tries -> tries <= 2);
        assertThat(house.journal.givenUp()).isEmpty();
        assertThat(house.telegram.shown()).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(house.insight.of("paused telegram")).isEqualTo(1);
        assertThat(house.insight.of("resumed telegram")).isEqualTo(1);
        assertThat(house.insight.of("paused slack")).isZero();
    }

    @Test
    void givesUpNoMessageForAnOutageOfAnyLengthIfNoConnectionCameAbout() {
        Instant back = VirtualTime.BEGIN.plus(Duration.ofHours(5));
        house.telegram.reacts =
                _ ->
                        house.time.instant().isBefore(back)
                                ? new Reaction(false, new Receipt.Unreachable("refused"))
                                : Reaction.DELIVERED;

        house.says(ANNE, "a1", "a2");
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("a1", "a2");
        assertThat(house.telegram.shownAt("a1")).isBetween(back, back.plus(Duration.ofMinutes(2)));
        assertThat(house.journal.givenUp()).isEmpty();
        assertThat(house.insight.of("retried telegram uncertain")).isZero();
    }

    @Test
    void keepsThePaceOfWhatWasSentInAnEarlierLife() {
        Duration minute = Duration.ofMinutes(1);
        house.telegram.budgets = _ -> List.of(new Budget("group", 2, minute));
        house.says(ANNE, "a1", "a2");
        house.settle();
        house.restart(Run.Disturbance.NONE);
        house.says(BASMA, "b1");
        house.settle();

        assertThat(Duration.between(house.telegram.shownAt("a1"), house.telegram.shownAt("b1")))
                .isBetween(minute, minute.plusSeconds(1));
    }

    @Test
    void tellsThatSendingPausesAndStaysReadyMeanwhile() {
        house.telegram.reacts = _ -> new Reaction(false, new Receipt.Uncertain("HTTP 502"));
        IntStream.range(0, Circuit.MOST_FAILURES)
                .mapToObj(n -> "q" + n)
                .forEach(key -> house.says(telegram(key), key));
        house.settle(() -> house.insight.of("paused telegram") == 1);

        assertThat(house.delivery.health())
                .allMatch(Health::ready)
                .extracting(Health::part)
                .containsExactly("sending to slack", "sending to telegram");
        assertThat(house.delivery.health().getFirst().detail()).isEqualTo("sends");
        assertThat(house.delivery.health().getLast().detail())
                .startsWith("pauses: telegram failed ")
                .contains("times in a row");
        house.delivery.stop(Duration.ofSeconds(1));
        assertThat(house.insight.of("resumed telegram"))
                .as("whoever sends nothing pauses nothing")
                .isEqualTo(1);
    }

    @Test
    void triesAgainWithBackOffWhatMayNotHaveBeenShown() {
        reactsOnce("a1", new Reaction(false, new Receipt.Uncertain("time-out")));

        house.says(ANNE, "a1", "a2");
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("a1", "a2");
        assertThat(house.telegram.shownAt("a1"))
                .isBetween(VirtualTime.BEGIN.plusMillis(250), VirtualTime.BEGIN.plusMillis(500));
        assertThat(house.insight.of("retried telegram uncertain")).isEqualTo(1);
    }

    @Test
    void takesASendThatBreaksOffForUncertain() {
        AtomicBoolean broke = new AtomicBoolean();
        house.telegram.reacts =
                _ -> {
                    if (broke.compareAndSet(false, true)) {
                        throw new IllegalStateException("no such host");
                    }
                    return Reaction.DELIVERED;
                };

        house.says(ANNE, "a1");
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("a1");
        assertThat(house.insight.of("retried telegram uncertain")).isEqualTo(1);
    }

    @Test
    void givesUpWhatStaysUncertain() {
        house.telegram.reacts =
                payload ->
                        payload.equals("a1")
                                ? new Reaction(true, new Receipt.Uncertain("time-out"))
                                : Reaction.DELIVERED;

        house.says(ANNE, "a1", "a2");
        house.settle();

        assertThat(house.telegram.sends("a1")).isEqualTo(Sending.MOST_TRIES);
        assertThat(house.journal.givenUp()).containsEntry("a1", "time-out");
        assertThat(house.insight.of("retried telegram uncertain"))
                .isEqualTo(Sending.MOST_TRIES - 1);
        assertThat(house.insight.of("set aside telegram")).isEqualTo(1);
        assertThat(house.telegram.shown()).last().isEqualTo("a2");
    }

    @Test
    void setsAsideWhatThePlatformRefusesAndGoesOn() {
        reactsOnce("a1", new Reaction(false, new Receipt.Refused("the chat is gone")));

        house.says(ANNE, "a1", "a2");
        house.settle();

        assertThat(house.journal.givenUp()).containsExactly(entry("a1", "the chat is gone"));
        assertThat(house.telegram.sends("a1")).isEqualTo(1);
        assertThat(house.telegram.shown()).containsExactly("a2");
    }

    @Test
    void apologisesWhenTheDialogueBreaksOffAndForgetsThatTurn() {
        house.delivery.keep(
                List.of(
                        new Utterance(
                                "a1",
                                ANNE,
                                new Intent.Choose(SamplePack.BROKEN.id()),
                                Optional.of(LanguageHint.byButton(Language.FRENCH)),
                                "a1",
                                SamplePack.DURING)));
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("a1");
        assertThat(house.telegram.rendered().getFirst().plainText())
                .startsWith("Un problème est survenu");
        assertThat(house.insight.of("turn telegram APOLOGY")).isEqualTo(1);
        assertThat(house.journal.state(ANNE).lastEntry()).isEmpty();
    }

    @Test
    void apologisesWhenTheReplyCanNotBeRendered() {
        house.telegram.canRender =
                (reply, _) -> reply.plainText().startsWith("Something went wrong");

        house.says(ANNE, "a1", new Intent.Choose(SamplePack.MAYOR.id()));
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("a1");
        assertThat(house.insight.of("turn telegram APOLOGY")).isEqualTo(1);
        assertThat(house.journal.state(ANNE).lastEntry()).isEmpty();
    }

    @Test
    void apologisesWhenAReplyIsRenderedToNothing() {
        AtomicInteger renderings = new AtomicInteger();
        house.telegram.parts = _ -> renderings.getAndIncrement();

        house.says(ANNE, "a1");
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("a1");
        assertThat(house.insight.of("turn telegram APOLOGY")).isEqualTo(1);
    }

    @Test
    void forgetsWhoWantsToBeForgottenAndSaysHowMuch() {
        house.says(BASMA, "b1");
        house.says(ANNE, "a1", "a2");
        house.settle();
        house.says(ANNE, "a3", new Intent.Forget());
        house.settle();

        assertThat(house.telegram.rendered().getLast().plainText())
                .isEqualTo(Phrases.shipped().get(Language.ENGLISH, "forgotten", 2, 2));
        assertThat(house.journal.forgot()).containsExactly(ANNE);
    }

    @Test
    void forgetsNothingWhenItCanNotSaySo() {
        house.telegram.canRender =
                (reply, _) -> reply.plainText().startsWith("Something went wrong");

        house.says(ANNE, "a1", new Intent.Forget());
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("a1");
        assertThat(house.journal.forgot()).isEmpty();
    }

    @Test
    void setsAsideAnUtteranceAboutWhichNothingCanBeSaid() {
        house.telegram.canRender = (_, address) -> !address.equals("a1");

        house.says(ANNE, "a1", new Intent.Ask("the words that broke it"));
        house.says(ANNE, "a2");
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("a2");
        assertThat(house.journal.setAside())
                .singleElement()
                .satisfies(aside -> {
                    assertThat(aside.key()).isEqualTo("a1");
                    assertThat(aside.raw()).isEqualTo("the words that broke it");
                    assertThat(aside.problem()).doesNotContain("words that broke it");
                });
        assertThat(house.insight.of("set aside telegram")).isEqualTo(1);
        assertThat(house.journal.unfinished()).isEmpty();
    }

    @Test
    void triesAFewTimesBeforeItSetsAnUtteranceAside() {
        AtomicInteger renderings = new AtomicInteger();
        house.telegram.canRender = (_, _) -> renderings.incrementAndGet() > 4;

        house.says(ANNE, "a1");
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("a1");
        assertThat(house.journal.setAside()).isEmpty();
    }

    @Test
    void waitsForTheSnapshotRatherThanSettingAsideWhatPeopleSay() {
        AtomicInteger failures = new AtomicInteger(10);
        house.dialogue =
                () -> {
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("no snapshot yet");
                    }
                    return SamplePack.DIALOGUE;
                };

        house.says(ANNE, "a1");
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("a1");
        assertThat(house.journal.setAside()).isEmpty();
    }

    @Test
    void goesOnByItselfWithAConversationThatBrokeOff() {
        AtomicInteger failures = new AtomicInteger(6);
        house.restart(moment -> {
            if (moment.is("nextTurn", false)
                    && moment.about().contains(ANNE)
                    && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("a defect of ours");
            }
        });

        house.says(ANNE, "a1");
        house.calm();
        house.says(BASMA, "b1");
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("b1", "a1");
        assertThat(house.telegram.shownAt("b1")).isEqualTo(VirtualTime.BEGIN);
        assertThat(house.telegram.shownAt("a1"))
                .as("waits longer each time")
                .isAfter(VirtualTime.BEGIN.plus(Duration.ofSeconds(7)));
    }

    @Test
    void survivesAnErrorInOneConversation() {
        house.restart(
                Run.Disturbance.once(
                        "nextTurn",
                        false,
                        _ -> {
                            throw new StackOverflowError();
                        }));

        house.says(ANNE, "a1");
        house.settle();

        assertThat(house.telegram.shown()).containsExactly("a1");
    }

    @Test
    void finishesWhatIsBeingSentWhenItStops() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch mayFinish = new CountDownLatch(1);
        house.telegram.reacts =
                _ -> {
                    sending.countDown();
                    awaitQuietly(mayFinish);
                    return Reaction.DELIVERED;
                };
        house.says(ANNE, "a1", "a2", "a3");
        sending.await();

        Thread stopping =
                Thread.ofVirtual()
                        .start(() ->
                                assertThat(house.delivery.stop(Duration.ofSeconds(20))).isTrue());
        house.await(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        mayFinish.countDown();
        stopping.join();

        assertThat(house.telegram.shown()).containsExactly("a1");
        assertThat(house.journal.sent()).containsExactly("a1");
        house.restart(Run.Disturbance.NONE);
        house.settle();
        assertThat(house.telegram.shown()).containsExactly("a1", "a2", "a3");
        assertThat(house.insight.of("retried telegram uncertain")).isZero();
    }

    @Test
    void doesNotWaitForPausesWhenItStops() {
        Queue<Reaction> reactions =
                new ArrayDeque<>(List.of(new Reaction(false, postponed(Duration.ofHours(1)))));
        house.telegram.reacts = _ -> reactions.isEmpty() ? Reaction.DELIVERED : reactions.remove();
        house.says(ANNE, "a1");
        house.calm();

        assertThat(house.delivery.atWork()).isEqualTo(1);
        assertThat(house.delivery.stop(Duration.ofSeconds(20))).isTrue();

        assertThat(house.delivery.atWork()).isZero();
        house.restart(Run.Disturbance.NONE);
        house.settle();
        assertThat(house.telegram.shown()).containsExactly("a1");
        assertThat(house.insight.of("retried telegram uncertain")).isZero();
    }

    @Test
    void interruptsWhatIsNotDoneWithinItsPatience() throws InterruptedException {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        house.telegram.reacts =
                _ -> {
                    sending.countDown();
                    interrupted.set(!awaitQuietly(never));
                    return new Reaction(false, new Receipt.Uncertain("interrupted"));
                };
        house.says(ANNE, "a1");
        sending.await();

        assertThat(house.delivery.stop(Duration.ofMillis(20))).isFalse();

        house.await(() -> house.delivery.atWork() == 0);
        assertThat(interrupted).isTrue();
        house.telegram.reacts = _ -> Reaction.DELIVERED;
        house.restart(Run.Disturbance.NONE);
        house.settle();
        assertThat(house.telegram.shown()).containsExactly("a1");
    }

    @Test
    void keepsButDoesNotAnswerOnceItHasStopped() {
        house.delivery.stop(Duration.ofSeconds(20));

        house.says(ANNE, "a1");

        assertThat(house.delivery.atWork()).isZero();
        house.restart(Run.Disturbance.NONE);
        house.settle();
        assertThat(house.telegram.shown()).containsExactly("a1");
    }

    @Test
    void leavesWorkForPlatformsThatAreNotServedNowInTheJournal() {
        house.delivery.stop(Duration.ofSeconds(20));
        house.says(ANNE, "a1");
        house.says(CARLOS, "c1");
        Run run = new Run(Run.Disturbance.NONE);

        house.delivery = house.delivery(run, house.telegram);
        assertThat(house.delivery.start()).isEqualTo(1);
        house.settle();
        assertThat(house.telegram.shown()).containsExactly("a1");
        assertThat(house.journal.unfinished()).containsExactly(CARLOS);

        house.delivery = house.delivery(run, house.telegram, house.slack);
        assertThat(house.delivery.start()).isEqualTo(1);
        house.settle();
        assertThat(house.slack.shown()).containsExactly("c1");
    }

    @Test
    void refusesToKeepWhatItCouldNotAnswer() {
        house.delivery = house.delivery(house.run, house.telegram);

        assertThatThrownBy(() ->
                        house.delivery.keep(
                                List.of(utterance(ANNE, "a1"), utterance(CARLOS, "c1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slack");

        assertThat(house.journal.keptKeys()).isEmpty();
    }

    @Test
    void setsAsideWhatCouldNotBeRead() {
        house.delivery.setAside(new UnreadableUpdate("u1", "telegram", "{", "ends too early"));

        assertThat(house.journal.setAside())
                .extracting(UnreadableUpdate::key)
                .containsExactly("u1");
        assertThat(house.insight.of("unreadable telegram")).isEqualTo(1);
    }

    private void reactsOnce(String to, Reaction reaction) {
        AtomicBoolean reacted = new AtomicBoolean();
        house.telegram.reacts =
                payload ->
                        payload.equals(to) && reacted.compareAndSet(false, true)
                                ? reaction
                                : Reaction.DELIVERED;
    }

    private static Receipt postponed(Duration delay) {
        return new Receipt.Postponed(delay, "too many requests");
    }

    private static java.util.Map.Entry<String, String> entry(String payload, String why) {
        return java.util.Map.entry(payload, why);
    }

    /// @return whether the gate opened, and not an interrupt came
    private static boolean awaitQuietly(CountDownLatch gate) {
        try {
            gate.await();
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
