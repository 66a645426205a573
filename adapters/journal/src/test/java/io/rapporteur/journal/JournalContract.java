package io.rapporteur.journal;

import static io.rapporteur.journal.Said.ANNA;
import static io.rapporteur.journal.Said.BADR;
import static io.rapporteur.journal.Said.INTENTS;
import static io.rapporteur.journal.Said.NOON;
import static io.rapporteur.journal.Said.REMEMBERED;
import static io.rapporteur.journal.Said.message;
import static io.rapporteur.journal.Said.utterance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.core.delivery.Budget;
import io.rapporteur.core.delivery.Journal;
import io.rapporteur.core.delivery.Journal.Kept;
import io.rapporteur.core.delivery.Journal.Tried;
import io.rapporteur.core.delivery.Journal.Unsent;
import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.delivery.OutboundMessage;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.ConversationState;
import io.rapporteur.core.dialogue.Forgotten;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.LanguageHint;
import io.rapporteur.core.dialogue.Utterance;
import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What every journal must do, whatever it is made of. A journal's test implements this and adds
/// what is its own.
public interface JournalContract {

    /// The journal under test: empty at first.
    Journal journal();

    /// Closes the journal and opens it again; [#journal] is the new one from then on.
    Journal reopened();

    /// The clock that the journal was given; it begins at [Said#NOON].
    SettableClock clock();

    @Test
    default void keepsUtterancesInTheOrderInWhichTheyAreGiven() {
        List<Utterance> said =
                List.of(utterance("z", ANNA), utterance("a", BADR), utterance("m", ANNA));

        List<Kept> kept = journal().keep(said);

        assertThat(kept).extracting(Kept::utterance).containsExactlyElementsOf(said);
        assertThat(kept).extracting(Kept::place).isSorted().doesNotHaveDuplicates();
        assertThat(turns(journal(), ANNA)).containsExactly(said.get(0), said.get(2));
    }

    @Test
    default void keepsNothingOfNothing() {
        assertThat(journal().keep(List.of())).isEmpty();
        assertThat(journal().unfinished()).isEmpty();
    }

    @Test
    default void keepsAKeyOnceWithinOneBatch() {
        Utterance first = utterance("1", ANNA);

        List<Kept> kept =
                journal().keep(List.of(first, utterance("1", BADR), utterance("2", ANNA)));

        assertThat(kept).extracting(each -> each.utterance().key()).containsExactly("1", "2");
        assertThat(journal().nextTurn(BADR)).isEmpty();
    }

    @Test
    default void recognisesARepeatInALaterBatch() {
        journal().keep(List.of(utterance("1", ANNA)));

        List<Kept> kept = journal().keep(List.of(utterance("1", ANNA), utterance("2", ANNA)));

        assertThat(kept).extracting(each -> each.utterance().key()).containsExactly("2");
    }

    @Test
    default void recognisesARepeatOfWhatIsDoneAlsoAfterARestart() {
        takeTurn(journal(), utterance("1", ANNA));

        assertThat(reopened().keep(List.of(utterance("1", ANNA)))).isEmpty();
        assertThat(journal().nextTurn(ANNA)).isEmpty();
    }

    @Test
    default void findsAfterARestartAllThatWasUnfinished() {
        Utterance waiting = utterance("2", ANNA);
        takeTurn(journal(), utterance("1", BADR), message("hello"), message("again"));
        Kept kept = journal().keep(List.of(waiting)).getFirst();
        Unsent unsent = journal().nextMessage(BADR).orElseThrow();
        journal().beginTry(unsent);

        Journal again = reopened();

        assertThat(again.nextTurn(ANNA)).contains(kept);
        assertThat(again.state(BADR)).isEqualTo(REMEMBERED);
        assertThat(again.nextMessage(BADR))
                .contains(new Unsent(unsent.place(), BADR, message("hello"), 1));
        assertThat(again.unfinished()).containsExactly(BADR, ANNA);
    }

    @Test
    default void forgetsWhoAsksForItAndNobodyElse() {
        for (ConversationId each : List.of(ANNA, BADR)) {
            String key = each.value();
            takeTurn(journal(), utterance(key, each), message("one"), message("two"));
            sendAll(journal(), each);
            journal().setAside(new UnreadableUpdate(key, each.platform(), "raw", "why"), NOON);
        }
        Kept wish = journal().keep(List.of(utterance("wish", ANNA))).getFirst();
        assertThat(journal().forgettable(ANNA)).isEqualTo(new Forgotten(1, 2));

        journal().finishByForgetting(wish, List.of(message("gone")));

        assertThat(journal().forgettable(ANNA)).isEqualTo(Forgotten.NOTHING);
        assertThat(journal().state(ANNA)).isEqualTo(ConversationState.NEW);
        assertThat(sendAll(journal(), ANNA)).containsExactly(message("gone"));
        assertThat(journal().forgettable(BADR)).isEqualTo(new Forgotten(1, 2));
        assertThat(journal().state(BADR)).isEqualTo(REMEMBERED);
    }

    @Test
    default void recognisesARepeatOfWhatItForgotAtAPersonsWish() {
        takeTurn(journal(), utterance("1", ANNA));
        journal()
                .finishByForgetting(
                        journal().keep(List.of(utterance("wish", ANNA))).getFirst(), List.of());

        assertThat(reopened().keep(List.of(utterance("1", ANNA), utterance("wish", ANNA))))
                .isEmpty();
        assertThat(journal().unfinished()).isEmpty();
    }

    @Test
    default void forgetsNothingThatWaits() {
        Kept wish = journal().keep(List.of(utterance("wish", ANNA))).getFirst();
        journal().keep(List.of(utterance("later", ANNA)));

        journal().finishByForgetting(wish, List.of());

        assertThat(turns(journal(), ANNA)).containsExactly(utterance("later", ANNA));
    }

    @Test
    default void givesBackEveryIntentAsItWas() {
        List<Utterance> said =
                IntStream.range(0, INTENTS.size())
                        .mapToObj(i -> utterance("key " + i, ANNA, INTENTS.get(i)))
                        .toList();
        journal().keep(said);

        assertThat(turns(reopened(), ANNA)).containsExactlyElementsOf(said);
    }

    @Test
    default void knowsEveryCaseOfIntent() {
        assertThat(INTENTS.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Intent.class.getPermittedSubclasses());
    }

    @Test
    default void givesBackAnUtteranceWithoutHintAndWithAnUnroundTime() {
        Utterance said =
                new Utterance(
                        "1", ANNA, new Intent.Help(), Optional.empty(), "", NOON.plusNanos(1));
        journal().keep(List.of(said));

        assertThat(journal().nextTurn(ANNA)).map(Kept::utterance).contains(said);
    }

    @ParameterizedTest
    @EnumSource(LanguageHint.By.class)
    default void givesBackWhoHintedAtWhichLanguage(LanguageHint.By by) {
        Utterance said =
                new Utterance(
                        "1",
                        ANNA,
                        new Intent.Help(),
                        Optional.of(new LanguageHint(Language.ARABIC, by)),
                        "",
                        NOON);
        journal().keep(List.of(said));

        assertThat(journal().nextTurn(ANNA)).map(Kept::utterance).contains(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩‍👩‍👧‍👦 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🇲🇦",
                "before\u0000after",
                "\u0000",
                "أين تُعقد الجمعية العامة؟\u200f",
                "'; drop table inbox; --",
                "\\ \" \n \r \t \u2028 \uffff \ufeff",
                ""
            })
    default void givesBackDifficultTextsAsTheyWere(String text) {
        assertComesBack(text);
    }

    @Test
    default void givesBackLongTextsAsTheyWere() {
        assertComesBack("ل".repeat(100_000) + "🙂".repeat(50_000));
    }

    private void assertComesBack(String text) {
        Utterance said =
                new Utterance(
                        "key " + text, ANNA, new Intent.Ask(text), Optional.empty(), text, NOON);
        journal().keep(List.of(said));
        assertThat(journal().nextTurn(ANNA)).map(Kept::utterance).contains(said);

        journal()
                .finishTurn(
                        journal().nextTurn(ANNA).orElseThrow(), REMEMBERED, List.of(message(text)));
        assertThat(reopened().nextMessage(ANNA)).map(Unsent::message).contains(message(text));
        assertThat(journal().keep(List.of(said))).isEmpty();
    }

    @Test
    default void keepsTextWithHalfASurrogatePairAndMarksTheHalf() {
        journal()
                .keep(
                        List.of(
                                utterance("1 \ud83d", ANNA, new Intent.Ask("cut \ud83d off")),
                                utterance("2", ANNA, new Intent.Ask("\ude42 whole"))));

        assertThat(turns(journal(), ANNA))
                .extracting(Utterance::intent)
                .containsExactly(new Intent.Ask("cut ? off"), new Intent.Ask("? whole"));
        assertThat(journal().keep(List.of(utterance("1 \ud83d", ANNA)))).isEmpty();
    }

    @Test
    default void tellsTheSameNameOnTwoPlatformsApart() {
        ConversationId elsewhere = new ConversationId("slack", ANNA.value());
        takeTurn(journal(), utterance("1", ANNA), message("hello"));
        journal().keep(List.of(utterance("2", elsewhere)));

        assertThat(journal().nextTurn(ANNA)).isEmpty();
        assertThat(journal().nextMessage(elsewhere)).isEmpty();
        assertThat(journal().state(elsewhere)).isEqualTo(ConversationState.NEW);
    }

    @Test
    default void takesATurnAllAtOnce() {
        takeTurn(journal(), utterance("1", ANNA), message("first"), message("second"));

        assertThat(journal().nextTurn(ANNA)).isEmpty();
        assertThat(journal().state(ANNA)).isEqualTo(REMEMBERED);
        assertThat(sendAll(journal(), ANNA)).containsExactly(message("first"), message("second"));
        assertThat(journal().unfinished()).isEmpty();
    }

    @Test
    default void refusesToTakeATurnTwiceAndThenChangesNothing() {
        Kept kept = journal().keep(List.of(utterance("1", ANNA))).getFirst();
        journal().finishTurn(kept, REMEMBERED, List.of(message("hello")));

        assertThatThrownBy(() ->
                        journal()
                                .finishTurn(kept, ConversationState.NEW, List.of(message("twice"))))
                .isInstanceOf(JournalException.class);

        assertThat(journal().state(ANNA)).isEqualTo(REMEMBERED);
        assertThat(sendAll(journal(), ANNA)).containsExactly(message("hello"));
    }

    @Test
    default void remembersTheLatestState() {
        takeTurn(journal(), utterance("1", ANNA));
        Kept kept = journal().keep(List.of(utterance("2", ANNA))).getFirst();

        journal().finishTurn(kept, ConversationState.NEW, List.of());

        assertThat(reopened().state(ANNA)).isEqualTo(ConversationState.NEW);
    }

    @Test
    default void countsTriesAndTakesThemBack() {
        takeTurn(journal(), utterance("1", ANNA), message("hello"));
        Unsent unsent = journal().nextMessage(ANNA).orElseThrow();

        assertThat(journal().beginTry(unsent)).isEqualTo(1);
        assertThat(journal().beginTry(unsent)).isEqualTo(2);
        journal().takeBackTry(unsent);

        assertThat(journal().nextMessage(ANNA)).map(Unsent::tries).contains(1);
        assertThat(journal().beginTry(unsent)).isEqualTo(2);
    }

    @Test
    default void tellsTheNextLifeWhatMayHaveBeenShownLately() {
        Instant noon = NOON.truncatedTo(ChronoUnit.MILLIS);
        List<Budget> budgets = List.of(new Budget("chat", 1, Duration.ofSeconds(1)));
        for (String key : List.of("old", "sent", "given up", "waits", "taken back")) {
            takeTurn(journal(), utterance(key, ANNA), new OutboundMessage(key, budgets));
            Unsent message = journal().nextMessage(ANNA).orElseThrow();
            journal().beginTry(message);
            switch (key) {
                case "old" -> journal().sent(message, noon.minusSeconds(61));
                case "sent" -> journal().sent(message, noon.minusSeconds(60));
                case "given up" -> {
                    journal().beginTry(message);
                    journal().giveUp(message, "gone", noon);
                }
                case "taken back" -> journal().takeBackTry(message);
                default -> {
                    takeTurn(journal(), utterance("b", BADR), new OutboundMessage("b", budgets));
                    journal().beginTry(journal().nextMessage(BADR).orElseThrow());
                    journal().sent(message, noon);
                }
            }
        }

        assertThat(reopened().triedSince(noon.minusSeconds(60)))
                .containsExactlyInAnyOrder(
                        new Tried(budgets, 1, Optional.of(noon.minusSeconds(60))),
                        new Tried(budgets, 2, Optional.of(noon)),
                        new Tried(budgets, 1, Optional.of(noon)),
                        new Tried(budgets, 1, Optional.empty()));
    }

    @Test
    default void showsAMessageNoMoreOnceItIsSentOrGivenUp() {
        takeTurn(
                journal(), utterance("1", ANNA), message("sent"), message("lost"), message("next"));

        journal().sent(journal().nextMessage(ANNA).orElseThrow(), NOON);
        journal().giveUp(journal().nextMessage(ANNA).orElseThrow(), "blocked", NOON);

        assertThat(reopened().nextMessage(ANNA)).map(Unsent::message).contains(message("next"));
    }

    @Test
    default void refusesToChangeAMessageThatIsSent() {
        takeTurn(journal(), utterance("1", ANNA), message("hello"));
        Unsent unsent = journal().nextMessage(ANNA).orElseThrow();
        journal().sent(unsent, NOON);

        List<Consumer<Journal>> changes =
                List.of(
                        journal -> journal.beginTry(unsent),
                        journal -> journal.takeBackTry(unsent),
                        journal -> journal.sent(unsent, NOON),
                        journal -> journal.giveUp(unsent, "why", NOON));

        assertThat(changes)
                .allSatisfy(change ->
                        assertThatThrownBy(() -> change.accept(journal()))
                                .isInstanceOf(JournalException.class));
    }

    @Test
    default void namesUnfinishedConversationsOldestFirst() {
        ConversationId clara = new ConversationId("telegram", "clara");
        journal().keep(List.of(utterance("1", BADR), utterance("2", ANNA), utterance("3", clara)));
        journal()
                .finishTurn(
                        journal().nextTurn(BADR).orElseThrow(), REMEMBERED, List.of(message("m")));
        journal().keep(List.of(utterance("4", BADR)));

        assertThat(journal().unfinished()).containsExactly(BADR, ANNA, clara);
    }

    @Test
    default void forgetsWhatIsFinishedAndOld() {
        takeTurn(journal(), utterance("1", ANNA), message("sent"), message("given up"));
        journal().sent(journal().nextMessage(ANNA).orElseThrow(), NOON);
        journal().giveUp(journal().nextMessage(ANNA).orElseThrow(), "blocked", NOON);
        journal().setAside(new UnreadableUpdate("u", "slack", "raw", "problem"), NOON);

        assertThat(journal().forgetBefore(NOON)).isZero();
        // An utterance, two messages, an update, a conversation.
        assertThat(journal().forgetBefore(NOON.plusSeconds(1))).isEqualTo(5);

        assertThat(journal().state(ANNA)).isEqualTo(ConversationState.NEW);
        assertThat(journal().keep(List.of(utterance("1", ANNA)))).hasSize(1);
    }

    @Test
    default void forgetsNothingThatIsUnfinishedHoweverOld() {
        takeTurn(journal(), utterance("1", BADR), message("waiting"));
        takeTurn(journal(), utterance("2", ANNA));
        Kept waiting = journal().keep(List.of(utterance("3", ANNA))).getFirst();

        // The two finished utterances only: the conversations go on.
        assertThat(journal().forgetBefore(NOON.plus(Duration.ofDays(365)))).isEqualTo(2);

        assertThat(journal().nextTurn(ANNA)).contains(waiting);
        assertThat(journal().state(ANNA)).isEqualTo(REMEMBERED);
        assertThat(journal().state(BADR)).isEqualTo(REMEMBERED);
        assertThat(journal().unfinished()).containsExactly(BADR, ANNA);
        assertThat(sendAll(reopened(), BADR)).containsExactly(message("waiting"));
    }

    @Test
    default void forgetsManyRows() {
        List<Kept> kept =
                journal()
                        .keep(
                                IntStream.range(0, 650)
                                        .mapToObj(i -> utterance("key " + i, ANNA))
                                        .toList());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            kept.stream()
                    .skip(50)
                    .forEach(each ->
                            executor.submit(
                                    () -> journal().finishTurn(each, REMEMBERED, List.of())));
        }

        assertThat(journal().forgetBefore(NOON.plusSeconds(1))).isEqualTo(600);
        assertThat(turns(journal(), ANNA)).hasSize(50);
    }

    @Test
    default void setsAnUpdateAsideOnce() {
        UnreadableUpdate update = new UnreadableUpdate("u", "slack", "raw", "problem");
        journal().setAside(update, NOON);
        journal().setAside(update, NOON.plusSeconds(9));

        assertThat(journal().forgetBefore(NOON.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    default void keepsEachKeyOnceHoweverManyThreadsBringIt() throws Exception {
        int threads = 32;
        int keys = 50;
        ConcurrentLinkedQueue<Kept> fresh = new ConcurrentLinkedQueue<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < threads; thread++) {
                List<Utterance> said = new ArrayList<>();
                for (int key = 0; key < keys; key++) {
                    said.add(utterance("key " + key, ANNA));
                }
                Collections.shuffle(said, new Random(thread));
                executor.submit(
                        () -> said.forEach(each -> fresh.addAll(journal().keep(List.of(each)))));
            }
            executor.shutdown();
            assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(fresh)
                .hasSize(keys)
                .extracting(kept -> kept.utterance().key())
                .doesNotHaveDuplicates();
        assertThat(turns(reopened(), ANNA)).hasSize(keys);
    }

    @Test
    default void keepsForACallerThatIsInterrupted() {
        Thread.currentThread().interrupt();
        List<Kept> kept = journal().keep(List.of(utterance("1", ANNA)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(reopened().nextTurn(ANNA)).contains(kept.getFirst());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    default void doesWhateverHappensWhatAPlainModelDoes(long seed) {
        Random random = new Random(seed);
        ModelJournal model = new ModelJournal(clock());
        List<ConversationId> conversations =
                List.of(ANNA, BADR, new ConversationId("slack", ANNA.value()));
        for (int step = 0; step < 100; step++) {
            clock().goOn(Duration.ofMillis(random.nextInt(3)));
            Step next = Step.random(random, conversations, clock().instant());
            assertThat(next.outcome(journal()))
                    .as("step %s: %s", step, next)
                    .isEqualTo(next.outcome(model));
            if (random.nextInt(100) == 0) {
                reopened();
            }
            for (ConversationId conversation : conversations) {
                assertThat(journal().nextTurn(conversation).map(Kept::utterance))
                        .isEqualTo(model.nextTurn(conversation).map(Kept::utterance));
                assertThat(journal().nextMessage(conversation))
                        .isEqualTo(model.nextMessage(conversation));
                assertThat(journal().state(conversation)).isEqualTo(model.state(conversation));
            }
            assertThat(List.copyOf(journal().unfinished()))
                    .containsExactlyInAnyOrderElementsOf(model.unfinished());
            Instant lately = clock().instant().minusMillis(20);
            assertThat(journal().triedSince(lately))
                    .containsExactlyInAnyOrderElementsOf(model.triedSince(lately));
        }
    }

    /// One random thing to do to a journal; its outcome can be compared.
    record Step(String name, Function<Journal, Object> act) {

        static Step random(Random random, List<ConversationId> conversations, Instant now) {
            ConversationId who = conversations.get(random.nextInt(conversations.size()));
            int number = random.nextInt(40);
            return switch (random.nextInt(10)) {
                case 0, 1 ->
                        new Step(
                                "keep",
                                journal ->
                                        journal
                                                .keep(
                                                        List.of(
                                                                utterance("a" + number, who),
                                                                utterance("b" + number % 7, who),
                                                                utterance("a" + number, who)))
                                                .stream()
                                                .map(kept -> kept.utterance().key())
                                                .toList());
                case 2, 3, 4 ->
                        new Step(
                                "finish a turn",
                                journal -> {
                                    journal.nextTurn(who)
                                            .ifPresent(kept ->
                                                    journal.finishTurn(
                                                            kept,
                                                            number % 2 == 0
                                                                    ? REMEMBERED
                                                                    : ConversationState.NEW,
                                                            Collections.nCopies(
                                                                    number % 3,
                                                                    message("m" + number))));
                                    return "";
                                });
                case 5 -> onMessage("begin a try", who, Journal::beginTry);
                case 6 ->
                        onMessage(
                                "take a try back",
                                who,
                                (journal, unsent) -> {
                                    journal.takeBackTry(unsent);
                                    return "";
                                });
                case 7 ->
                        onMessage(
                                "send",
                                who,
                                (journal, unsent) -> {
                                    journal.sent(unsent, now);
                                    return "";
                                });
                case 8 ->
                        onMessage(
                                "give up",
                                who,
                                (journal, unsent) -> {
                                    journal.giveUp(unsent, "why", now);
                                    return "";
                                });
                default ->
                        number < 30
                                ? new Step(
                                        "set aside",
                                        journal -> {
                                            journal.setAside(
                                                    new UnreadableUpdate(
                                                            "u" + number, "slack", "raw", "why"),
                                                    now);
                                            return "";
                                        })
                                : new Step(
                                        "forget",
                                        journal -> journal.forgetBefore(now.minusMillis(number)));
            };
        }

        private static Step onMessage(
                String name, ConversationId who, BiFunction<Journal, Unsent, Object> act) {
            return new Step(
                    name,
                    journal ->
                            journal.nextMessage(who)
                                    .map(unsent -> act.apply(journal, unsent))
                                    .orElse("nothing to send"));
        }

        Object outcome(Journal journal) {
            return act.apply(journal);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static void takeTurn(Journal journal, Utterance said, OutboundMessage... messages) {
        Kept kept = journal.keep(List.of(said)).getFirst();
        journal.finishTurn(kept, REMEMBERED, List.of(messages));
    }

    /// Takes every turn that waits.
    private static List<Utterance> turns(Journal journal, ConversationId conversation) {
        return Stream.generate(() -> journal.nextTurn(conversation))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .peek(kept -> journal.finishTurn(kept, ConversationState.NEW, List.of()))
                .map(Kept::utterance)
                .toList();
    }

    /// Sends every message that waits.
    private static List<OutboundMessage> sendAll(Journal journal, ConversationId conversation) {
        return Stream.generate(() -> journal.nextMessage(conversation))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .peek(unsent -> journal.sent(unsent, NOON))
                .map(Unsent::message)
                .toList();
    }
}
