package io.rapporteur.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.core.delivery.Insight;
import io.rapporteur.core.delivery.OutboundMessage;
import io.rapporteur.core.delivery.Platform;
import io.rapporteur.core.delivery.Receipt;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.core.dialogue.Reply.Link;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.core.dialogue.Reply.Strong;
import io.rapporteur.core.dialogue.Reply.Text;
import io.rapporteur.knowledge.Language;
import io.rapporteur.okhttp.FullListener;
import io.rapporteur.telegram.FakeTelegram.Fault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class SendingTest {

    private static final long ANNA = 77;
    private static final long GROUP = -77;

    private final FakeTelegram telegram = FakeTelegram.start();
    private final TelegramAdapter adapter = Adapters.adapter(Adapters.polling(telegram));
    private final Platform platform = adapter.platform();

    @AfterEach
    void stop() {
        adapter.close();
        telegram.close();
    }

    @Test
    void isDeliveredWhenTelegramTookIt() {
        assertThat(send(ANNA)).isEqualTo(new Receipt.Delivered());
        assertThat(telegram.texts()).containsExactly("Yes, see the record.");
    }

    @Test
    void isPostponedForAsLongAsTelegramAsks() {
        telegram.fail("sendMessage", FakeTelegram.tooManyRequests(37));

        assertThat(send(ANNA))
                .isInstanceOfSatisfying(
                        Receipt.Postponed.class,
                        postponed ->
                                assertThat(postponed.delay()).isEqualTo(Duration.ofSeconds(37)));
    }

    @Test
    void isRefusedWhenTheBotWasBlocked() {
        telegram.block(ANNA);

        assertThat(send(ANNA)).isInstanceOf(Receipt.Refused.class);
        assertThat(telegram.calls("sendMessage")).hasSize(1);
    }

    @Test
    void isRefusedWhenTheChatIsGone() {
        telegram.forget(ANNA);

        assertThat(send(ANNA)).isInstanceOf(Receipt.Refused.class);
        assertThat(telegram.calls("sendMessage")).hasSize(1);
    }

    @Test
    void fallsBackToPlainTextWhenItsFormIsRefused() {
        telegram.fail("sendMessage", FakeTelegram.badRequest("can't parse entities"));

        assertThat(send(ANNA)).isEqualTo(new Receipt.Delivered());
        JsonNode plain = telegram.sent().getFirst().path("request");
        assertThat(plain.path("text").asText())
                .isEqualTo("Yes, see the record (https://www.interpol.int/en).");
        assertThat(plain.has("entities")).isFalse();
        assertThat(plain.has("reply_markup")).isFalse();
        assertThat(plain.has("reply_parameters")).isFalse();
    }

    @Test
    void isRefusedWhenNotEvenPlainTextIsTaken() {
        telegram.fail(
                "sendMessage", FakeTelegram.badRequest("no"), FakeTelegram.badRequest("still no"));

        assertThat(send(ANNA))
                .isInstanceOfSatisfying(
                        Receipt.Refused.class,
                        refused -> assertThat(refused.why()).contains("still no"));
        assertThat(telegram.calls("sendMessage")).hasSize(2);
    }

    @Test
    void leavesATopicThatWasDeleted() {
        assertThat(send(new Address(GROUP, 5, 12345))).isEqualTo(new Receipt.Delivered());
        assertThat(telegram.sent().getFirst().path("request").has("message_thread_id")).isFalse();
    }

    @Test
    void followsAGroupThatBecameASupergroup() {
        telegram.migrate(GROUP, -100999);

        assertThat(send(GROUP)).isEqualTo(new Receipt.Delivered());
        assertThat(telegram.sent().getFirst().path("chat").path("id").asLong()).isEqualTo(-100999);
        assertThat(telegram.sent().getFirst().has("reply_markup")).isTrue();
    }

    @Test
    void isUncertainWhenTheServerFails() {
        telegram.fail("sendMessage", FakeTelegram.serverError(), FakeTelegram.gatewayPage());

        assertThat(send(ANNA)).isInstanceOf(Receipt.Uncertain.class);
        assertThat(send(ANNA)).isInstanceOf(Receipt.Uncertain.class);
    }

    @Test
    void isUncertainWhenTheConnectionBreaksAndTriesNothingByItself() {
        // A connection that is used again is the one that an HTTP client likes to retry on.
        send(ANNA);
        telegram.fail("sendMessage", FakeTelegram.droppedAfterDelivery());

        assertThat(send(ANNA)).isInstanceOf(Receipt.Uncertain.class);

        assertThat(telegram.calls("sendMessage")).hasSize(2);
        assertThat(telegram.sent()).hasSize(2);
    }

    @Test
    void isUncertainWhenTheConnectionBreaksBeforeAnythingArrived() {
        telegram.fail("sendMessage", FakeTelegram.droppedBefore());

        assertThat(send(ANNA)).isInstanceOf(Receipt.Uncertain.class);
        assertThat(telegram.sent()).isEmpty();
    }

    @Test
    void isKnownNotToHaveArrivedWhenNobodyListens() {
        telegram.close();

        assertThat(send(ANNA)).isInstanceOf(Receipt.Unreachable.class);
    }

    @Test
    void isKnownNotToHaveArrivedWhenTheNetworkSwallowsEverything() {
        try (FullListener network = new FullListener();
                Clients clients =
                        new Clients(Adapters.polling(network.url()), Duration.ofMillis(800))) {
            Platform cutOff = new TelegramPlatform(clients.forAnswers(), 30, Insight.none());

            assertThat(send(cutOff, new Address(ANNA, 5, null)))
                    .isInstanceOf(Receipt.Unreachable.class);
        }
    }

    @Test
    void isDeliveredThoughTheAnswerCannotBeRead() {
        telegram.fail("sendMessage", FakeTelegram.malformedJson());

        assertThat(send(ANNA)).isEqualTo(new Receipt.Delivered());
        assertThat(telegram.sent()).hasSize(1);
        assertThat(telegram.calls("sendMessage")).hasSize(1);
    }

    @Test
    void waitsForTheOperatorWhenTheTokenIsWrong() {
        telegram.fail("sendMessage", FakeTelegram.unauthorized());

        assertThat(send(ANNA))
                .isInstanceOfSatisfying(
                        Receipt.Postponed.class,
                        postponed -> assertThat(postponed.why()).contains("TELEGRAM_BOT_TOKEN"));
    }

    @Test
    void refusesWhatItDidNotWrite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> platform.send(new OutboundMessage("hello", List.of())))
                .withMessageNotContaining("hello");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> platform.render(reply(), "somewhere"))
                .withMessageNotContaining("somewhere");
    }

    @Test
    void waitsForASlowServer() {
        telegram.fail("sendMessage", FakeTelegram.slow(Duration.ofMillis(300)));

        assertThat(send(ANNA)).isEqualTo(new Receipt.Delivered());
    }

    @Test
    void postponesWhenTooManyIsSaidWithoutATime() {
        telegram.fail("sendMessage", new Fault.Refusal(429, "Too Many Requests", Map.of()));

        assertThat(send(ANNA))
                .isInstanceOfSatisfying(
                        Receipt.Postponed.class,
                        postponed -> assertThat(postponed.delay()).isPositive());
    }

    private Receipt send(long chat) {
        return send(new Address(chat, 5, null));
    }

    private Receipt send(Address address) {
        return send(platform, address);
    }

    private static Receipt send(Platform platform, Address address) {
        return platform.send(platform.render(reply(), address.encode()).getFirst());
    }

    private static Reply reply() {
        return new Reply(
                Language.ENGLISH,
                List.of(
                        Paragraph.of(
                                new Strong("Yes"),
                                new Text(", see "),
                                new Link("the record", URI.create("https://www.interpol.int/en")),
                                new Text("."))),
                List.of(new Choice("Help", new Intent.Help(), Choice.Kind.NAVIGATION)),
                Optional.empty());
    }
}
