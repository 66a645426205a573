package io.rapporteur.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import io.rapporteur.core.delivery.Insight;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.webhook.Webhook;
import io.rapporteur.core.webhook.WebhookRequest;
import io.rapporteur.core.webhook.WebhookResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class SlackWebhookTest {

    private final FakeSlack slack = new FakeSlack();
    private final RecordingInbox inbox = new RecordingInbox();
    private final SlackAdapter adapter =
            new SlackAdapter(slack.settings(), InstantSource.system(), Insight.none());
    private final Webhook webhook = adapter.webhooks().getFirst();

    @BeforeEach
    void start() {
        adapter.start(inbox);
    }

    @AfterEach
    void stop() {
        adapter.close();
        slack.close();
    }

    @Test
    void isServedAtSlacksOneUrlAndCapsTheBody() {
        assertThat(webhook.path()).isEqualTo("/slack/events");
        assertThat(webhook.maxBodyBytes()).isEqualTo(1 << 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who elects the President?",
                "Qui élit le président ?",
                "¿Quién elige al presidente?",
                "من ينتخب الرئيس؟"
            })
    void keepsCommandsMentionsAndDirectMessagesInEveryLanguage(String question) {
        assertThat(post(slack.command("C1", "U1", question)).status()).isEqualTo(200);
        assertThat(post(slack.mention("C1", "U1", "<@U0BOT> " + question)).status()).isEqualTo(200);
        assertThat(post(slack.directMessage("D1", "U1", question)).status()).isEqualTo(200);

        assertThat(inbox.kept)
                .extracting(utterance -> utterance.intent())
                .containsOnly(new Intent.Ask(question))
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(value = FakeSlack.Signing.class, names = "RIGHT", mode = EnumSource.Mode.EXCLUDE)
    void refusesWhatSlackDidNotSignJustNow(FakeSlack.Signing signing) {
        assertThat(post(slack.command("C1", "U1", "hello"), signing).status()).isEqualTo(401);
        assertThat(post(rubbish("{not json"), signing).status()).isEqualTo(401);
        assertThat(post(challenge(), signing).status()).isEqualTo(401);

        assertThat(inbox.kept).isEmpty();
        assertThat(inbox.setAside).isEmpty();
    }

    @Test
    void answersTheChallenge() {
        WebhookResponse response = post(challenge());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"challenge\":\"3eZbrw1aB\"}");
        assertThat(inbox.kept).isEmpty();
    }

    @Test
    void answersTheCheckOfTheCertificate() {
        WebhookResponse response = post(form("ssl_check=1&token=legacy"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(inbox.kept).isEmpty();
        assertThat(inbox.setAside).isEmpty();
    }

    @Test
    void asksForARepeatWhenTheInboxCannotKeep() {
        inbox.broken = true;

        FakeSlack.Delivery question = slack.mention("C1", "U1", "<@U0BOT> when?");
        assertThat(post(question).status()).isEqualTo(503);
        assertThat(post(slack.command("C1", "U1", "when?")).status()).isEqualTo(503);
        assertThat(post(rubbish("{")).status()).isEqualTo(503);

        inbox.broken = false;
        assertThat(post(question).status()).isEqualTo(200);
        assertThat(inbox.kept).hasSize(1);
    }

    @Test
    void keepsARepeatOnceAndAcknowledgesIt() {
        JsonObject message = slack.message("app_mention", "C1", "U1", "<@U0BOT> when?");
        post(slack.event(message));
        // Once more under another event id, and once more as Slack marks its repeats.
        assertThat(post(slack.event(message)).status()).isEqualTo(200);
        FakeSlack.Delivery repeat = slack.event(message);
        Map<String, String> headers = headers(repeat, FakeSlack.Signing.RIGHT);
        headers.put("x-slack-retry-num", "1");
        headers.put("x-slack-retry-reason", "http_timeout");
        assertThat(webhook.receive(new WebhookRequest(headers, repeat.body())).status())
                .isEqualTo(200);

        assertThat(inbox.kept).hasSize(1);
        assertThat(inbox.repeated).isEqualTo(2);
    }

    static Stream<FakeSlack.Delivery> unreadable() {
        Stream<String> bodies =
                Stream.of(
                        "{",
                        "",
                        "[]",
                        "null",
                        "{\"type\":\"event_callback\"}",
                        "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event\":{\"type\":\"app_mention\",\"user\":\"U1\"}}",
                        "{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event\":{\"type\":\"app_mention\",\"user\":\"U1\",\"channel\":\"C1\",\"ts\":\"soon\"}}");
        Stream<String> forms =
                Stream.of(
                        "payload=%7Bnot+json",
                        "text=%zz",
                        "command=/ask&text=hello",
                        "payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A%5B%7B%7D%5D%7D");
        return Stream.concat(
                bodies.map(SlackWebhookTest::rubbish), forms.map(SlackWebhookTest::form));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void setsAsideWhatItCannotReadAndGoesOn(FakeSlack.Delivery delivery) {
        assertThat(post(delivery).status()).isEqualTo(200);
        assertThat(post(slack.command("C1", "U1", "when?")).status()).isEqualTo(200);

        assertThat(inbox.setAside).hasSize(1);
        assertThat(inbox.setAside.getFirst().raw()).isEqualTo(delivery.body());
        assertThat(inbox.kept).hasSize(1);
    }

    @Test
    void namesTheSameUnreadableDeliveryTheSame() {
        post(rubbish("{"));
        post(rubbish("{"));
        post(rubbish("{{"));

        assertThat(inbox.setAside).extracting(update -> update.key()).hasSize(3);
        assertThat(inbox.setAside.get(0).key()).isEqualTo(inbox.setAside.get(1).key());
        assertThat(inbox.setAside.get(0).key()).isNotEqualTo(inbox.setAside.get(2).key());
    }

    @Test
    void acknowledgesWithoutWaitingForAnyAnswer() {
        slack.inject("chat.postMessage", new FakeSlack.Fault.Slow(Duration.ofSeconds(30)));
        slack.inject("auth.test", new FakeSlack.Fault.Slow(Duration.ofSeconds(30)));

        long begin = System.nanoTime();
        post(slack.mention("C1", "U1", "<@U0BOT> when?"));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        assertThat(inbox.kept).hasSize(1);
        assertThat(slack.calls()).doesNotContain("chat.postMessage", FakeSlack.RESPONSE_URL);
    }

    @Test
    void acknowledgesNothingBeforeItIsKept() throws Exception {
        CountDownLatch durable = new CountDownLatch(1);
        CompletableFuture<WebhookResponse> acknowledgement = postWhileTheInboxWaitsFor(durable);
        assertThat(acknowledgement).isNotDone();

        durable.countDown();
        assertThat(acknowledgement.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(inbox.kept).hasSize(1);
    }

    @Test
    void closesOnlyWhenNothingIsOnItsWayToTheInbox() throws Exception {
        CountDownLatch durable = new CountDownLatch(1);
        CompletableFuture<WebhookResponse> acknowledgement = postWhileTheInboxWaitsFor(durable);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(adapter::close);
        assertThat(closed).isNotDone();

        durable.countDown();
        closed.get(10, TimeUnit.SECONDS);
        assertThat(inbox.kept).hasSize(1);
        assertThat(acknowledgement.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
    }

    @Test
    void keepsNothingAnymoreOnceClosed() {
        adapter.close();

        assertThat(post(slack.command("C1", "U1", "when?")).status()).isEqualTo(503);
        assertThat(inbox.kept).isEmpty();
    }

    @Test
    void ignoresOtherKindsOfDeliveries() {
        JsonObject limited = new JsonObject();
        limited.addProperty("type", "app_rate_limited");

        assertThat(post(slack.json("events_api", limited)).status()).isEqualTo(200);
        assertThat(inbox.setAside).isEmpty();
    }

    private CompletableFuture<WebhookResponse> postWhileTheInboxWaitsFor(CountDownLatch durable)
            throws InterruptedException {
        inbox.until = durable;
        CompletableFuture<WebhookResponse> acknowledgement =
                CompletableFuture.supplyAsync(
                        () -> post(slack.mention("C1", "U1", "<@U0BOT> when?")));
        Eventually.eventually("the inbox works", () -> inbox.tried > 0);
        return acknowledgement;
    }

    private FakeSlack.Delivery challenge() {
        JsonObject json = new JsonObject();
        json.addProperty("type", "url_verification");
        json.addProperty("token", "legacy");
        json.addProperty("challenge", "3eZbrw1aB");
        return slack.json("events_api", json);
    }

    private static FakeSlack.Delivery rubbish(String body) {
        return new FakeSlack.Delivery("events_api", "application/json", body, new JsonObject());
    }

    private static FakeSlack.Delivery form(String body) {
        return new FakeSlack.Delivery(
                "slash_commands", "application/x-www-form-urlencoded", body, new JsonObject());
    }

    private WebhookResponse post(FakeSlack.Delivery delivery) {
        return post(delivery, FakeSlack.Signing.RIGHT);
    }

    private WebhookResponse post(FakeSlack.Delivery delivery, FakeSlack.Signing signing) {
        return webhook.receive(new WebhookRequest(headers(delivery, signing), delivery.body()));
    }

    private Map<String, String> headers(FakeSlack.Delivery delivery, FakeSlack.Signing signing) {
        return slack.headers(delivery, signing).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                Map.Entry::getValue));
    }
}
