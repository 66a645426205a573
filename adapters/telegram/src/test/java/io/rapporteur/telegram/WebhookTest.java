package io.rapporteur.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.webhook.Webhook;
import io.rapporteur.core.webhook.WebhookRequest;
import io.rapporteur.core.webhook.WebhookResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

@Timeout(30)
class WebhookTest {

    private static final long ANNA = 77;
    private static final String SECRET = "hush-hush_1";

    private final FakeTelegram telegram = FakeTelegram.start();
    private final RecordingInbox inbox = new RecordingInbox();
    private HttpServer house;
    private TelegramAdapter adapter;

    @BeforeEach
    void openTheHouse() throws IOException {
        house = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI publicUrl = URI.create("http://127.0.0.1:" + house.getAddress().getPort());
        adapter = Adapters.adapter(Adapters.webhook(telegram, publicUrl, SECRET));
        for (Webhook webhook : adapter.webhooks()) {
            house.createContext(webhook.path(), exchange -> serve(webhook, exchange));
        }
        house.start();
    }

    @AfterEach
    void stop() {
        adapter.close();
        house.stop(0);
        telegram.close();
    }

    @Test
    void isSetAtStartWithItsSecret() {
        startAndAwaitWebhook();

        assertThat(telegram.webhook().path("url").asText()).endsWith("/telegram/webhook");
        assertThat(telegram.webhook().path("secret_token").asText()).isEqualTo(SECRET);
        assertThat(telegram.webhook().path("allowed_updates").toString())
                .isEqualTo("[\"message\",\"callback_query\"]");
        assertThat(telegram.calls("getUpdates")).isEmpty();
        assertThat(adapter.health().detail()).contains("receiving as @rapporteur_bot at");
    }

    @Test
    void isSetAgainAndAgainUntilTelegramTakesIt() {
        telegram.fail("setWebhook", FakeTelegram.serverError(), FakeTelegram.droppedBefore());

        startAndAwaitWebhook();

        assertThat(telegram.calls("setWebhook")).hasSize(3);
    }

    @Test
    void handsOverWhatTelegramPosts() throws Exception {
        startAndAwaitWebhook();
        telegram.say(ANNA, "ar", "من فاز؟");

        assertThat(telegram.post()).isEqualTo(200);

        assertThat(inbox.utterances())
                .singleElement()
                .satisfies(kept -> assertThat(kept.intent()).isEqualTo(new Intent.Ask("من فاز؟")));
    }

    @Test
    void answersButtonsToo() throws Exception {
        startAndAwaitWebhook();
        telegram.press(ANNA, telegram.privateText(ANNA, "en", "an answer"), "topics:fr:2");

        assertThat(telegram.post()).isEqualTo(200);

        assertThat(inbox.utterances().getFirst().intent()).isEqualTo(new Intent.BrowseTopics(2));
        telegram.awaitCalls("answerCallbackQuery", 1);
    }

    @Test
    void confirmsOnlyWhatWasKept() throws Exception {
        startAndAwaitWebhook();
        inbox.refuse(1);
        telegram.say(ANNA, "en", "Who won?");

        assertThat(telegram.post()).isEqualTo(503);
        assertThat(telegram.waiting()).isEqualTo(1);
        assertThat(telegram.post()).isEqualTo(200);
        assertThat(inbox.utterances()).hasSize(1);
    }

    @Test
    void setsAsideWhatItCannotReadSoThatItIsNotPostedForEver() throws Exception {
        startAndAwaitWebhook();
        telegram.say(telegram.privateText(ANNA, "en", "bad").put("message_id", "seven"));

        assertThat(telegram.post()).isEqualTo(200);
        assertThat(receive(SECRET, "{\"cut off").status()).isEqualTo(200);
        assertThat(receive(SECRET, "").status()).isEqualTo(200);

        assertThat(inbox.aside()).hasSize(3);
        assertThat(inbox.utterances()).isEmpty();
    }

    @Test
    void confirmsWhatIsNotForIt() throws Exception {
        startAndAwaitWebhook();
        ObjectNode edited = BotApi.JSON.createObjectNode();
        edited.set("edited_message", telegram.privateText(ANNA, "en", "Who?"));
        telegram.happens(edited);

        assertThat(telegram.post()).isEqualTo(200);
        assertThat(inbox.batches()).isEmpty();
    }

    @Test
    void refusesWhoDoesNotKnowTheSecret() {
        startAndAwaitWebhook();

        assertThat(receive("hush-hush_2", "{\"update_id\":1}").status()).isEqualTo(401);
        assertThat(receive("", "{\"update_id\":1}").status()).isEqualTo(401);
        assertThat(webhook().receive(new WebhookRequest(Map.of(), "{}")).status()).isEqualTo(401);
        assertThat(inbox.aside()).isEmpty();
    }

    @Test
    void asksToComeAgainBeforeItIsOpenAndAfterItClosed() {
        assertThat(receive(SECRET, "{\"update_id\":1}").status()).isEqualTo(503);
        startAndAwaitWebhook();
        adapter.close();
        assertThat(receive(SECRET, "{\"update_id\":1}").status()).isEqualTo(503);
    }

    @Test
    void makesUpASecretWhenNoneIsSet() {
        TelegramSettings settings =
                new TelegramSettings(
                        FakeTelegram.TOKEN,
                        telegram.url(),
                        Optional.of(URI.create("https://bot.example")),
                        Optional.empty());
        try (TelegramAdapter secretive = Adapters.adapter(settings)) {
            secretive.start(inbox);
            telegram.await("set a webhook", () -> !telegram.webhook().isEmpty());
        }

        assertThat(telegram.webhook().path("secret_token").asText()).hasSizeGreaterThan(31);
    }

    @Test
    void isNotServedWhenPolling() {
        try (TelegramAdapter polling = Adapters.adapter(Adapters.polling(telegram))) {
            assertThat(polling.webhooks()).isEmpty();
        }
    }

    private void startAndAwaitWebhook() {
        adapter.start(inbox);
        telegram.await(
                "set a webhook", () -> !telegram.webhook().isEmpty() && adapter.health().ready());
    }

    private Webhook webhook() {
        return adapter.webhooks().getFirst();
    }

    private WebhookResponse receive(String secret, String body) {
        return webhook()
                .receive(
                        new WebhookRequest(
                                Map.of("x-telegram-bot-api-secret-token", secret), body));
    }

    private static void serve(Webhook webhook, HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                    webhook.receive(new WebhookRequest(headers, body)).status(), -1);
        }
    }
}
