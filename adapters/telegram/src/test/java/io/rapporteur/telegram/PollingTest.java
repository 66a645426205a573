package io.rapporteur.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Utterance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

@Timeout(30)
class PollingTest {

    private static final long ANNA = 77;

    private FakeTelegram telegram = FakeTelegram.start();
    private final RecordingInbox inbox = new RecordingInbox();
    private final TelegramAdapter adapter = Adapters.adapter(Adapters.polling(telegram));

    @AfterEach
    void stop() {
        adapter.close();
        telegram.close();
    }

    @Test
    void handsOverWhatPeopleSayInEveryLanguage() {
        adapter.start(inbox);
        telegram.say(ANNA, "en", "Who won?");
        telegram.say(ANNA, "fr", "Qui a gagné ?");
        telegram.say(ANNA, "es", "¿Quién ganó?");
        telegram.say(ANNA, "ar", "من فاز؟");

        awaitKept(4);
        assertThat(inbox.utterances())
                .extracting(Utterance::intent)
                .containsExactly(
                        new Intent.Ask("Who won?"),
                        new Intent.Ask("Qui a gagné ?"),
                        new Intent.Ask("¿Quién ganó?"),
                        new Intent.Ask("من فاز؟"));
    }

    @Test
    void keepsABatchAtOnceAndConfirmsItAfterwards() {
        telegram.say(ANNA, "en", "one");
        telegram.say(ANNA, "en", "two");
        long last = telegram.say(ANNA, "en", "three");

        adapter.start(inbox);

        telegram.await("confirmed", () -> telegram.confirmedBelow() == last + 1);
        assertThat(inbox.batches()).hasSize(1);
        assertThat(inbox.utterances()).hasSize(3);
    }

    @Test
    void confirmsNothingThatWasNotKept() {
        inbox.refuse(3);
        long only = telegram.say(ANNA, "en", "Who won?");

        adapter.start(inbox);

        telegram.await("tried to keep", () -> inbox.refused() >= 2);
        assertThat(telegram.confirmedBelow()).isZero();
        awaitKept(1);
        assertThat(inbox.utterances().getFirst().key()).isEqualTo("telegram:4242:" + only);
        telegram.await("confirmed", () -> telegram.confirmedBelow() == only + 1);
    }

    @Test
    void setsAsideWhatItCannotReadAndGoesOn() {
        telegram.say(ANNA, "en", "before");
        long bad = telegram.say(telegram.privateText(ANNA, "en", "bad").put("message_id", "seven"));
        telegram.happensRaw("[\"no update at all\"]");
        long last = telegram.say(ANNA, "en", "after");

        adapter.start(inbox);

        telegram.await("confirmed", () -> telegram.confirmedBelow() == last + 1);
        assertThat(inbox.utterances()).hasSize(2);
        assertThat(inbox.aside()).hasSize(2);
        assertThat(inbox.aside().getFirst().key()).isEqualTo("telegram:4242:" + bad);
        assertThat(inbox.aside().getFirst().raw()).contains("seven");
    }

    @Test
    void doesNotSpinOnAnUpdateThatCannotBeConfirmed() {
        telegram.happensRaw("{\"no\":\"number\"}");

        adapter.start(inbox);

        telegram.await("set it aside", () -> inbox.aside().size() >= 2);
        long next = telegram.say(ANNA, "en", "Who won?");
        awaitKept(1);
        telegram.await("confirmed", () -> telegram.confirmedBelow() == next + 1);
        assertThat(telegram.calls("getUpdates").size()).isLessThan(40);
    }

    /// At a pause of 200 ms after each empty answer, five requests take 800 ms at the least.
    @Test
    void takesABreathWhenTheServerHoldsNoRequestAndStillHearsWhatIsSaid() {
        telegram.holdNothing();
        long begin = System.nanoTime();

        adapter.start(inbox);

        telegram.awaitCalls("getUpdates", 6);
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isGreaterThan(Duration.ofMillis(700));
        telegram.say(ANNA, "en", "Who won?");
        awaitKept(1);
    }

    @Test
    void takesNoBreathAfterNewsAndWhileRequestsAreHeld() {
        adapter.start(inbox);
        telegram.awaitCalls("getUpdates", 1);
        long begin = System.nanoTime();

        for (int said = 1; said <= 20; said++) {
            telegram.say(ANNA, "en", "Who won?");
            awaitKept(said);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("less than twenty pauses of 200 ms")
                .isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void confirmsWhatIsNotForItWithoutAWord() {
        long last = telegram.say(telegram.groupText(-5, ANNA, "en", "chatter"));

        adapter.start(inbox);

        telegram.await("confirmed", () -> telegram.confirmedBelow() == last + 1);
        assertThat(inbox.batches()).isEmpty();
        assertThat(telegram.calls("sendChatAction")).isEmpty();
    }

    @Test
    void asksOnlyForWhatItCanUse() {
        adapter.start(inbox);

        JsonNode poll = telegram.awaitCalls("getUpdates", 1).getFirst();

        assertThat(strings(poll.path("allowed_updates")))
                .containsExactly("message", "callback_query");
        assertThat(poll.path("timeout").asInt()).isEqualTo(30);
    }

    @Test
    void removesAWebhookFirst() {
        adapter.start(inbox);

        telegram.awaitCalls("getUpdates", 1);
        assertThat(telegram.calls("deleteWebhook")).hasSize(1);
    }

    @Test
    void startsThoughTheServerIsDown() {
        int port = telegram.port();
        telegram.close();
        adapter.start(inbox);
        assertThat(adapter.health().ready()).isFalse();

        telegram = FakeTelegram.start(port);
        telegram.say(ANNA, "en", "Who won?");

        awaitKept(1);
        telegram.await("recovered", () -> adapter.health().ready());
    }

    @Test
    void survivesEveryFaultOfTheServer() {
        telegram.fail("getMe", FakeTelegram.serverError(), FakeTelegram.gatewayPage());
        telegram.fail("deleteWebhook", FakeTelegram.droppedBefore(), FakeTelegram.malformedJson());
        telegram.fail(
                "getUpdates",
                FakeTelegram.serverError(),
                FakeTelegram.gatewayPage(),
                FakeTelegram.droppedBefore(),
                FakeTelegram.droppedAfterDelivery(),
                FakeTelegram.malformedJson(),
                FakeTelegram.conflict(),
                FakeTelegram.slow(Duration.ofMillis(100)));
        telegram.say(ANNA, "en", "Who won?");

        adapter.start(inbox);

        awaitKept(1);
    }

    @Test
    void noticesSoonThatATroubleIsOverThoughNobodySpeaks() {
        telegram.fail("getUpdates", FakeTelegram.serverError());

        adapter.start(inbox);

        telegram.awaitCalls("getUpdates", 3);
        assertThat(telegram.calls("getUpdates"))
                .extracting(poll -> poll.path("timeout").asInt())
                .startsWith(30, 0, 30);
        assertThat(adapter.health().detail()).startsWith("polling as");
    }

    @Test
    void waitsAsLongAsTelegramAsks() {
        telegram.fail("getUpdates", FakeTelegram.tooManyRequests(1));
        telegram.say(ANNA, "en", "Who won?");
        long begun = System.nanoTime();

        adapter.start(inbox);

        awaitKept(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void saysThatAnotherProgramReceivesItsUpdates() {
        telegram.fail("getUpdates", repeated(FakeTelegram.conflict(), 1000));

        adapter.start(inbox);

        telegram.await(
                "said so", () -> adapter.health().detail().contains("another program receives"));
    }

    @Test
    void saysAtOnceThatTheTokenIsWrongAndRecoversWhenItIsNot() {
        telegram.fail("getMe", repeated(FakeTelegram.unauthorized(), 8));

        adapter.start(inbox);

        telegram.await("said so", () -> adapter.health().detail().contains("TELEGRAM_BOT_TOKEN"));
        assertThat(adapter.health().ready()).isFalse();
        telegram.await("recovered", () -> adapter.health().ready());
    }

    @Test
    void closesWithinAMomentInTheMiddleOfALongPoll() {
        adapter.start(inbox);
        telegram.awaitCalls("getUpdates", 1);
        long begun = System.nanoTime();

        adapter.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
        telegram.say(ANNA, "en", "Who won?");
        assertThat(inbox.batches()).isEmpty();
    }

    @Test
    void closesWithinAMomentWhileBackingOff() {
        telegram.fail("getUpdates", FakeTelegram.tooManyRequests(600));
        adapter.start(inbox);
        telegram.awaitCalls("getUpdates", 1);
        long begun = System.nanoTime();

        adapter.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void receivesAgainAfterARestartWhatWasNotConfirmed() {
        telegram.say(ANNA, "en", "Who won?");
        adapter.start(inbox);
        awaitKept(1);
        adapter.close();
        long second = telegram.say(ANNA, "en", "When?");

        try (TelegramAdapter next = Adapters.adapter(Adapters.polling(telegram))) {
            next.start(inbox);
            telegram.await("confirmed", () -> telegram.confirmedBelow() == second + 1);
        }

        assertThat(inbox.utterances())
                .extracting(Utterance::key)
                .contains("telegram:4242:" + second);
    }

    // --- courtesies

    @Test
    void showsThatItIsTypingWhereTheQuestionWasAsked() {
        telegram.say(telegram.inTopic(telegram.groupText(-5, ANNA, "en", "/ask Who?"), 9));
        telegram.say(ANNA, "en", "/help");

        adapter.start(inbox);

        JsonNode typing = telegram.awaitCalls("sendChatAction", 1).getFirst();
        assertThat(typing.path("action").asText()).isEqualTo("typing");
        assertThat(typing.path("chat_id").asLong()).isEqualTo(-5);
        assertThat(typing.path("message_thread_id").asInt()).isEqualTo(9);
        awaitKept(2);
        assertThat(telegram.calls("sendChatAction")).hasSize(1);
    }

    @Test
    void isNotHeldUpByACourtesyThatFails() {
        telegram.fail(
                "sendChatAction",
                FakeTelegram.slow(Duration.ofSeconds(4)),
                FakeTelegram.serverError(),
                FakeTelegram.droppedBefore());
        adapter.start(inbox);
        for (int i = 0; i < 3; i++) {
            telegram.say(ANNA, "en", "Who won?");
        }

        long begun = System.nanoTime();
        awaitKept(3);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void stopsAButtonFromSpinningOnceItIsKept() {
        inbox.refuse(1);
        ObjectNode carrier = telegram.privateText(ANNA, "en", "an answer");
        telegram.press(ANNA, carrier, "choose:es:president-votes");
        telegram.press(ANNA, carrier, "nonsense");

        adapter.start(inbox);

        List<JsonNode> answers = telegram.awaitCalls("answerCallbackQuery", 2);
        assertThat(answers)
                .allMatch(answer -> answer.path("callback_query_id").asText().startsWith("query-"));
        assertThat(inbox.refused()).isEqualTo(1);
        assertThat(inbox.utterances()).hasSize(2);
    }

    // --- the menu

    @Test
    void tellsItsMenuInEachLanguageAndInEnglishToEverybodyElse() {
        adapter.start(inbox);

        List<JsonNode> menus = telegram.awaitCalls("setMyCommands", 5);

        assertThat(menus)
                .extracting(menu -> menu.path("language_code").asText("everybody"))
                .containsExactly("everybody", "en", "fr", "es", "ar");
        assertThat(menus)
                .extracting(menu -> menu.path("commands").path(0).path("description").asText())
                .containsExactly(
                        "Ask a question about the event",
                        "Ask a question about the event",
                        "Poser une question sur l’événement",
                        "Hacer una pregunta sobre el evento",
                        "اطرح سؤالاً عن الحدث");
        for (JsonNode menu : menus) {
            assertThat(menu.path("commands").size()).isEqualTo(Command.values().length);
            assertThat(menu.path("commands"))
                    .allMatch(command ->
                            !command.path("description")
                                    .asText()
                                    .equals(command.path("command").asText()));
        }
    }

    @Test
    void receivesThoughTheMenuIsRefused() {
        telegram.fail("setMyCommands", repeated(FakeTelegram.serverError(), 100));
        telegram.say(ANNA, "en", "Who won?");

        adapter.start(inbox);

        awaitKept(1);
        assertThat(adapter.health().ready()).isTrue();
    }

    // --- health

    @Test
    void tellsTheOperatorHowItReceivesAndHowToAskInGroups() {
        adapter.start(inbox);
        telegram.awaitCalls("getUpdates", 1);

        assertThat(adapter.health().ready()).isTrue();
        assertThat(adapter.health().part()).isEqualTo("telegram");
        assertThat(adapter.health().detail())
                .contains("polling as @rapporteur_bot", "/ask", "privacy mode is on");
    }

    private void awaitKept(int n) {
        telegram.await("handed over " + n, () -> inbox.utterances().size() >= n);
    }

    private static FakeTelegram.Fault[] repeated(FakeTelegram.Fault fault, int times) {
        FakeTelegram.Fault[] faults = new FakeTelegram.Fault[times];
        Arrays.fill(faults, fault);
        return faults;
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
