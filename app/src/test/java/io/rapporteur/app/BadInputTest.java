package io.rapporteur.app;

import static io.rapporteur.app.ServedHouse.direct;
import static io.rapporteur.app.ServedHouse.entry;
import static io.rapporteur.app.ServedHouse.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.google.gson.JsonObject;

import io.rapporteur.core.dialogue.Phrases;
import io.rapporteur.journal.SqliteJournal;
import io.rapporteur.knowledge.Language;
import io.rapporteur.slack.FakeSlack;
import io.rapporteur.telegram.FakeTelegram;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Whatever comes in or goes wrong has one outcome that a person, or the operator, can see: through
/// the whole served house, on both platforms.
class BadInputTest {

    private static final String ELECTED = "president-elected";
    private static final String QUESTION = entry(ELECTED).title().in(Language.ENGLISH);
    private static final String ANSWER = direct(ELECTED, Language.ENGLISH);
    private static final String APOLOGY = Phrases.shipped().get(Language.ENGLISH, "apology");
    private static final long AMINA = 501;

    @TempDir private Path folder;
    private ServedHouse house;

    @AfterEach
    void close() {
        house.close();
    }

    static Stream<String> withoutAQuestion() {
        return Stream.of(
                "   ",
                "😀😀",
                "👩‍👩‍👧‍👦🇲🇦",
                "\u200B\u200D\uFEFF",
                "?".repeat(3_000),
                "\u202E \u202C");
    }

    static Stream<String> odd() {
        return Stream.of(
                "x".repeat(100_000),
                "word ".repeat(20_000),
                "رئيس ".repeat(10_000),
                "ma7ba \u202Eمرحبا hello\u202C (INTERPOL) ١٩٦",
                "\u0000\u0007",
                "'; drop table inbox; --");
    }

    @ParameterizedTest
    @MethodSource("withoutAQuestion")
    void aMessageWithoutAQuestionIsToldSo(String text) {
        open();

        house.telegram.say(AMINA, "en", text);
        house.postToSlackEvents(house.slack.directMessage("D1", "U1", text));

        String noQuestion = Phrases.shipped().get(Language.ENGLISH, "no-question");
        assertThat(onlyTelegram()).isEqualTo(noQuestion);
        assertThat(onlySlack()).startsWith(noQuestion);
    }

    @Test
    void anEmptyCommandGetsHelp() {
        open();

        house.telegram.say(AMINA, "en", "/ask");
        house.postToSlackEvents(house.slack.command("C1", "U1", " "));

        String examples = Phrases.shipped().get(Language.ENGLISH, "help.examples");
        assertThat(onlyTelegram()).isNotBlank().doesNotContain(APOLOGY);
        assertThat(onlySlack()).contains(examples);
    }

    @ParameterizedTest
    @MethodSource("odd")
    void anOddMessageGetsOneOutcomeThatIsNoApology(String text) {
        open();

        house.telegram.say(AMINA, "en", text);
        house.postToSlackEvents(house.slack.directMessage("D1", "U1", text));
        assertThat(onlyTelegram()).isNotBlank().doesNotContain(APOLOGY);
        assertThat(onlySlack()).isNotBlank().doesNotContain(APOLOGY);

        house.postToSlackEvents(house.slack.command("C1", "U1", text));
        assertThat(read(slack(2).getLast().words())).isNotBlank().doesNotContain(APOLOGY);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aQuestionIsReadThroughInvisibleCharacters(Language language) {
        open();
        String question = entry(ELECTED).title().in(language).replace(" ", " \u200B\u200F");

        house.telegram.say(AMINA, "en", question);
        house.postToSlackEvents(house.slack.directMessage("D1", "U1", question));

        assertThat(onlyTelegram()).contains(direct(ELECTED, language));
        assertThat(onlySlack()).contains(direct(ELECTED, language));
    }

    @Test
    void whatCannotBeReadIsCountedAndHoldsNothingUp() {
        open();
        house.telegram.happensRaw("[\"no update\"]");
        house.telegram.say(house.telegram.privateText(AMINA, "en", "x").put("message_id", "seven"));
        JsonObject message = house.slack.message("app_mention", "C1", "U1", "x");
        message.remove("ts");
        house.telegram.say(AMINA, "en", QUESTION);

        assertThat(house.postToSlackEvents(house.slack.event(message)).statusCode()).isEqualTo(200);
        house.postToSlackEvents(house.slack.command("C1", "U1", QUESTION));

        assertThat(onlyTelegram()).contains(ANSWER);
        assertThat(onlySlack()).contains(ANSWER);
        assertThat(house.metrics())
                .contains(
                        "rapporteur_unreadable_total{platform=\"telegram\"} 2.0",
                        "rapporteur_unreadable_total{platform=\"slack\"} 1.0");
    }

    @Test
    void whatIsDeliveredTwiceIsAnsweredOnceAndCounted() {
        open();
        JsonObject mention = house.slack.message("app_mention", "C1", "U1", QUESTION);
        house.postToSlackEvents(house.slack.event(mention));
        house.postToSlackEvents(house.slack.event(mention));
        long update = house.telegram.say(AMINA, "en", QUESTION);
        house.telegram.await("confirmed", () -> house.telegram.confirmedBelow() > update);

        house.stop();
        JsonNode again = house.telegram.privateText(AMINA, "en", QUESTION);
        house.telegram.happens(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("update_id", update)
                        .set("message", again));
        house.reopen();

        counted("rapporteur_repeats_total{platform=\"telegram\"} 1.0");
        assertThat(onlyTelegram()).contains(ANSWER);
        assertThat(onlySlack()).contains(ANSWER);
    }

    @ParameterizedTest
    @EnumSource(value = FakeSlack.Signing.class, names = "RIGHT", mode = EnumSource.Mode.EXCLUDE)
    void aSlackRequestThatIsNotSignedRightAndNowIsRefusedAndLeavesNoTrace(
            FakeSlack.Signing signing) {
        open();
        FakeSlack.Delivery forged = house.slack.command("C1", "U1", "who was elected?");

        assertThat(house.slack.post(house.slackEvents(), forged, signing).statusCode())
                .isEqualTo(401);
        house.postToSlackEvents(house.slack.command("C1", "U1", QUESTION));

        assertThat(onlySlack()).contains(ANSWER);
    }

    @Test
    void anUpdateWithoutTelegramsSecretIsRefusedAndOneWithItIsAnswered() throws Exception {
        int port = freePort();
        String base = "http://127.0.0.1:" + port;
        open(
                Map.of(
                        "RAPPORTEUR_PORT",
                        Integer.toString(port),
                        "RAPPORTEUR_PUBLIC_URL",
                        base,
                        "TELEGRAM_WEBHOOK_SECRET",
                        "right-secret"));
        house.telegram.awaitCalls("setWebhook", 1);

        assertThat(postUpdate(base, "X-Other", "right-secret")).isEqualTo(401);
        assertThat(postUpdate(base, "X-Telegram-Bot-Api-Secret-Token", "wrong")).isEqualTo(401);
        house.telegram.say(AMINA, "en", QUESTION);
        ServedHouse.await("receiving", this::telegramPosts);

        assertThat(onlyTelegram()).contains(ANSWER);
    }

    @Test
    void anAnswerWaitsAsLongAsThePlatformsAsk() {
        open();
        house.telegram.fail("sendMessage", FakeTelegram.tooManyRequests(2));
        house.slack.inject("chat.postMessage", new FakeSlack.Fault.RateLimited(2));
        long begin = System.nanoTime();

        ask();

        assertThat(onlyTelegram()).contains(ANSWER);
        assertThat(onlySlack()).contains(ANSWER);
        assertThat(System.nanoTime() - begin).isGreaterThan(1_900_000_000L);
    }

    @Test
    void anAnswerOutlastsAnErrorOnThePlatformsSide() {
        open();
        house.telegram.fail("sendMessage", FakeTelegram.serverError(), FakeTelegram.gatewayPage());
        house.slack.inject("chat.postMessage", new FakeSlack.Fault.Status(500));

        ask();

        assertThat(onlyTelegram()).contains(ANSWER);
        assertThat(onlySlack()).contains(ANSWER);
    }

    /// Nobody can tell a message that was shown from one that was lost: it comes once more, and
    /// that is counted.
    @Test
    void anAnswerWhoseDeliveryIsUnclearIsRepeatedOnceAndCounted() {
        open();
        house.telegram.fail("sendMessage", FakeTelegram.droppedAfterDelivery());
        house.slack.inject("chat.postMessage", new FakeSlack.Fault.DroppedAfterDelivery());

        ask();

        counted("rapporteur_messages_sent_total{platform=\"telegram\"} 1.0");
        counted("rapporteur_messages_sent_total{platform=\"slack\"} 1.0");
        counted("rapporteur_messages_retried_total{platform=\"telegram\",uncertain=\"true\"} 1.0");
        counted("rapporteur_messages_retried_total{platform=\"slack\",uncertain=\"true\"} 1.0");
        assertThat(house.telegram.texts()).hasSize(2).allMatch(text -> read(text).contains(ANSWER));
        assertThat(house.slack.shown())
                .hasSize(2)
                .allMatch(it -> read(it.words()).contains(ANSWER));
    }

    @Test
    void thatNoPlatformCanBeReachedIsSaidUntilItCan() throws Exception {
        int port = freePort();
        open(
                Map.of(
                        "TELEGRAM_API_URL", "http://127.0.0.1:" + port,
                        "SLACK_API_URL", "http://127.0.0.1:" + port + "/api/"));

        ServedHouse.await(
                "said so",
                () ->
                        house.get("/health/ready").body().contains("cannot be reached (")
                                && house.get("/health/ready").body().contains("no connection"));
        assertThat(house.isReady()).isFalse();
        assertThat(house.get("/health/live").statusCode()).isEqualTo(200);

        try (FakeTelegram back = FakeTelegram.start(port)) {
            back.say(AMINA, "en", QUESTION);
            assertThat(read(back.awaitSent(1).getFirst().path("text").asText())).contains(ANSWER);
        }
    }

    @Test
    void thatSendingToOnePlatformPausesIsSaidAndTheOtherIsServed() {
        open();
        house.telegram.fail(
                "sendMessage",
                Stream.generate(FakeTelegram::serverError)
                        .limit(50)
                        .toArray(FakeTelegram.Fault[]::new));
        for (long person = 600; person < 606; person++) {
            house.telegram.say(person, "en", QUESTION);
        }

        ServedHouse.await(
                "said so",
                () -> house.get("/health/ready").body().contains("pauses: telegram failed"));
        assertThat(house.metrics().lines())
                .contains("rapporteur_sending_paused{platform=\"telegram\"} 1.0");
        assertThat(house.isReady()).isTrue();
        house.postToSlackEvents(house.slack.command("C1", "U1", QUESTION));
        ServedHouse.await("answered in Slack", () -> house.slack.shown().size() == 1);
    }

    @Test
    void aFullDiskIsSaidAndWhatWasAskedMeanwhileIsAnsweredOnceThereIsRoom() {
        house =
                new ServedHouse(
                        folder.resolve("journal.db"),
                        Map.of(),
                        (file, clock) -> SqliteJournal.open(file, clock, 80));
        ServedHouse.await("ready", house::isReady);
        int status = 200;
        for (int i = 0; i < 200 && status == 200; i++) {
            status =
                    house.postToSlackEvents(
                                    house.slack.directMessage("D" + i, "U1", "x".repeat(20_000)))
                            .statusCode();
        }
        assertThat(status).as("what cannot be kept is not acknowledged").isEqualTo(503);
        long asked = house.telegram.say(AMINA, "en", QUESTION + " ".repeat(20_000));
        house.telegram.awaitCalls("getUpdates", house.telegram.calls("getUpdates").size() + 3);
        assertThat(house.telegram.confirmedBelow()).isLessThanOrEqualTo(asked);
        assertThat(house.get("/health/live").statusCode()).isEqualTo(200);

        house.stop();
        house.reopen(SqliteJournal::open);

        assertThat(onlyTelegram()).contains(ANSWER);
        house.postToSlackEvents(house.slack.command("C1", "U1", QUESTION));
        ServedHouse.await(
                "answered in Slack",
                () ->
                        house.slack.shown().stream()
                                .anyMatch(shown -> read(shown.words()).contains(ANSWER)));
        ServedHouse.await("ready", house::isReady);
    }

    private void open() {
        open(Map.of());
    }

    private void open(Map<String, String> settings) {
        house = new ServedHouse(folder.resolve("journal.db"), settings);
    }

    private void ask() {
        house.telegram.say(AMINA, "en", QUESTION);
        house.postToSlackEvents(house.slack.mention("C1", "U1", "<@U0BOT> " + QUESTION));
    }

    private String onlyTelegram() {
        List<JsonNode> sent = house.telegram.awaitSent(1);
        assertThat(sent).hasSize(1);
        return read(sent.getFirst().path("text").asText());
    }

    private String onlySlack() {
        List<FakeSlack.Shown> shown = slack(1);
        assertThat(shown).hasSize(1);
        return read(shown.getFirst().words());
    }

    private List<FakeSlack.Shown> slack(int count) {
        ServedHouse.await(count + " messages in Slack", () -> house.slack.shown().size() >= count);
        return house.slack.shown();
    }

    private void counted(String metric) {
        ServedHouse.await(metric, () -> house.metrics().contains(metric));
    }

    private boolean telegramPosts() {
        try {
            return house.telegram.post() == 200;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int postUpdate(String base, String header, String secret)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(base + "/telegram/webhook"))
                            .header(header, secret)
                            .POST(HttpRequest.BodyPublishers.ofString("{\"update_id\":1}"))
                            .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
