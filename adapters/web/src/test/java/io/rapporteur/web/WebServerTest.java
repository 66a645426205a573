package io.rapporteur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.webhook.WebhookResponse;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

@Timeout(40)
class WebServerTest {

    private static final String UPDATE = "{\"text\":\"أين؟ 🙂\"}";

    private final RecordingWebhook webhook = new RecordingWebhook("/telegram/webhook");
    private final RecordingWebhook other = new RecordingWebhook("/slack/events");
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile List<Health> health = List.of(Health.ready("journal", "writes"));
    private WebServer server;

    @BeforeEach
    void start() {
        server =
                WebServer.start(0, List.of(webhook, other), () -> health, () -> "some_total 1.0\n");
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void handsAPostToTheWebhookOfItsPath() throws Exception {
        HttpResponse<String> response = post("/telegram/webhook", BodyPublishers.ofString(UPDATE));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"ok\":true}");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(webhook.received)
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.body()).isEqualTo(UPDATE);
                    assertThat(request.header("X-Test-Token")).contains("first");
                });
        assertThat(other.received).isEmpty();
    }

    @Test
    void answersAsTheWebhookSays() throws Exception {
        webhook.answers(_ -> WebhookResponse.refused(401, "wrong secret"));
        assertThat(post("/telegram/webhook", BodyPublishers.ofString("x")))
                .returns(401, HttpResponse::statusCode)
                .returns("wrong secret", HttpResponse::body);

        webhook.answers(_ -> WebhookResponse.ok());
        assertThat(post("/telegram/webhook", BodyPublishers.ofString("x")))
                .returns(200, HttpResponse::statusCode)
                .returns("", HttpResponse::body);
    }

    @Test
    void takesABodyAsLongAsTheWebhookAllows() throws Exception {
        String longest = "x".repeat(RecordingWebhook.MOST_BYTES);

        assertThat(post("/slack/events", BodyPublishers.ofString(longest)).statusCode())
                .isEqualTo(200);
        assertThat(other.received).singleElement().returns(longest, request -> request.body());
    }

    @Test
    void refusesALongerBodyBeforeItComes() throws IOException {
        try (RawCall call = new RawCall(server.port())) {
            call.say(head("POST /slack/events", "Content-Length: 99999999"));

            assertThat(call.hearStatus()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        }
        assertThat(other.received).isEmpty();
    }

    @Test
    void refusesABodyInChunksOnceItIsTooLong() throws IOException {
        try (RawCall call = new RawCall(server.port())) {
            call.say(head("POST /slack/events", "Transfer-Encoding: chunked"));
            call.say("200\r\n" + "x".repeat(0x200) + "\r\n");
            call.say("200\r\n" + "x".repeat(0x200) + "\r\n");

            assertThat(call.hearStatus()).startsWith("HTTP/1.1 413 ");
        }
        assertThat(other.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -5",
                "Content-Length: many",
                "Content-Length: 3\r\nContent-Length: 4"
            })
    void refusesALengthThatIsNone(String header) throws IOException {
        try (RawCall call = new RawCall(server.port())) {
            call.say(head("POST /slack/events", header) + "abcd");

            assertThat(call.hearStatus()).startsWith("HTTP/1.1 4");
        }
        assertThat(other.received).isEmpty();
    }

    @Test
    void refusesABodyThatIsNotUtf8() throws Exception {
        byte[] truncated = {'"', (byte) 0xd8, '"'};

        HttpResponse<String> response =
                post("/slack/events", BodyPublishers.ofByteArray(truncated));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(other.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"})
    void allowsOnlyPostOnAWebhook(String method) throws IOException {
        try (RawCall call = new RawCall(server.port())) {
            String answer =
                    call.say(head(method + " /slack/events", "Connection: close")).hearAll();

            assertThat(answer).startsWith("HTTP/1.1 405 ").contains("Allow: POST\r\n");
        }
        assertThat(other.received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/metrics"})
    void allowsOnlyLookingAtWhatIsShown(String path) throws Exception {
        HttpResponse<String> response = post(path, BodyPublishers.ofString("x"));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/telegram",
                "/telegram/webhook/",
                "/telegram/webhook/more",
                "//telegram/webhook",
                "/telegram%2Fwebhook",
                "/Telegram/Webhook",
                "/health",
                "/health/live/../ready",
                "/../../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%5c..%5cetc/passwd",
                "/metrics%00",
                "/<script>alert(1)</script>?<script>",
                "mailto:someone@example.org",
                "*"
            })
    void knowsNoOtherPathAndRepeatsNoneOfIt(String path) throws Exception {
        try (RawCall call = new RawCall(server.port())) {
            String answer = call.say(head("GET " + path, "Connection: close")).hearAll();

            assertThat(answer)
                    // The JDK hangs up on a path that it cannot make sense of.
                    .matches("(?s)(HTTP/1.1 40[04] .*)?")
                    .doesNotContain("passwd", "script>", "mailto");
        }
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatItIsOurFaultWhenAWebhookBreaks() throws Exception {
        webhook.answers(_ -> {
            throw new IllegalStateException("secret detail");
        });

        HttpResponse<String> response = post("/telegram/webhook", BodyPublishers.ofString("x"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).doesNotContain("secret");
    }

    @Test
    void logsOnceWhatBrokeButNotWhatCame() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger("io.rapporteur.web");
        log.start();
        root.addAppender(log);
        webhook.answers(_ -> {
            throw new IllegalStateException("what broke");
        });
        other.answers(_ -> {
            throw new JournalException("the disk is full", new IOException());
        });

        post("/telegram/webhook", BodyPublishers.ofString("what came"));
        post("/slack/events", BodyPublishers.ofString("what came"));
        root.detachAppender(log);

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "/telegram/webhook broke off",
                        "/slack/events could not keep what came: the disk is full");
        assertThat(log.list.getFirst().getThrowableProxy().getMessage()).isEqualTo("what broke");
    }

    @Test
    void survivesAnErrorInAWebhook() throws Exception {
        webhook.answers(_ -> {
            throw new StackOverflowError();
        });
        assertThat(post("/telegram/webhook", BodyPublishers.ofString("x")).statusCode())
                .isEqualTo(500);

        webhook.answers(_ -> WebhookResponse.ok());
        assertThat(post("/telegram/webhook", BodyPublishers.ofString("x")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void asksToTryAgainSoonWhenTheJournalFails() throws Exception {
        webhook.answers(_ -> {
            throw new JournalException("the disk is full", new IOException());
        });

        HttpResponse<String> response = post("/telegram/webhook", BodyPublishers.ofString("x"));

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(response.body()).doesNotContain("disk");
    }

    @Test
    void isAliveHoweverUnreadyItsPartsAre() throws Exception {
        health = List.of(Health.unready("journal", "the disk is full"));

        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void isReadyWhenAllItsPartsAre() throws Exception {
        health = List.of(Health.ready("journal", "writes"), Health.ready("slack", "connected"));

        HttpResponse<String> response = get("/health/ready");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body())
                .isEqualTo(
                        """
                        {"ready":true,"parts":[\
                        {"part":"journal","ready":true,"detail":"writes"},\
                        {"part":"slack","ready":true,"detail":"connected"}]}\
                        """);
    }

    @Test
    void isUnreadyWhenOnePartIsAndSaysWhy() throws Exception {
        health =
                List.of(
                        Health.ready("journal", "writes"),
                        Health.unready("slack", "say \"hello\"\n— the token is wrong"));

        HttpResponse<String> response = get("/health/ready");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body())
                .startsWith("{\"ready\":false,")
                .contains("\"detail\":\"say \\\"hello\\\"\\n— the token is wrong\"");
    }

    @Test
    void isUnreadyWhenItsHealthCannotBeTold() throws Exception {
        health = null;

        assertThat(get("/health/ready").statusCode()).isEqualTo(500);
    }

    @Test
    void showsTheMetrics() throws Exception {
        HttpResponse<String> response = get("/metrics");

        assertThat(response.body()).isEqualTo("some_total 1.0\n");
        assertThat(response.headers().firstValue("Content-Type"))
                .contains("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void answersHeadLikeGetButWithoutTheBody() throws Exception {
        for (String path : List.of("/health/live", "/health/ready", "/metrics")) {
            HttpResponse<String> head =
                    client.send(
                            HttpRequest.newBuilder(uri(path)).HEAD().build(),
                            BodyHandlers.ofString());
            HttpResponse<String> get = get(path);

            assertThat(head.statusCode()).isEqualTo(get.statusCode());
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Length"))
                    .isEqualTo(get.headers().firstValue("Content-Length"));
        }
    }

    @Test
    void forbidsCachingAndGuessingAndNamesNoServer() throws Exception {
        for (HttpResponse<String> response :
                List.of(
                        get("/health/live"),
                        get("/nowhere"),
                        post("/slack/events", BodyPublishers.ofString("x")))) {
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().firstValue("Server")).isEmpty();
        }
    }

    @Test
    void hangsUpOnPostsThatNeverArriveWholeAndAnswersOthersMeanwhile() throws Exception {
        long began = System.nanoTime();
        List<RawCall> slow = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            slow.add(
                    new RawCall(server.port())
                            .say(head("POST /slack/events", "Content-Length: 100") + "half"));
            slow.add(new RawCall(server.port()).say("POST /slack/events HTTP/1.1\r\nHost: "));
        }

        assertThat(post("/telegram/webhook", BodyPublishers.ofString(UPDATE)).statusCode())
                .isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
        for (RawCall call : slow) {
            try (call) {
                assertThat(call.hearAll()).isEmpty();
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(20));
        assertThat(other.received).isEmpty();
    }

    @Test
    void doesNotTakeABodyThatIsCutOffForAWholeOne() throws IOException {
        try (RawCall call = new RawCall(server.port())) {
            call.say(head("POST /slack/events", "Content-Length: 100") + "half").sayNoMore();

            assertThat(call.hearAll()).doesNotContain("200");
        }
        assertThat(other.received).isEmpty();
    }

    @Test
    void servesTwoHundredAtOnce() throws Exception {
        int callers = 200;
        CyclicBarrier allInside = new CyclicBarrier(callers);
        webhook.answers(request -> {
            await(allInside);
            return WebhookResponse.json(200, request.body());
        });

        List<CompletableFuture<HttpResponse<String>>> calls =
                IntStream.range(0, callers)
                        .mapToObj(i ->
                                client.sendAsync(
                                        request("/telegram/webhook")
                                                .POST(BodyPublishers.ofString("number " + i))
                                                .build(),
                                        BodyHandlers.ofString()))
                        .toList();

        for (int i = 0; i < callers; i++) {
            assertThat(calls.get(i).get(20, TimeUnit.SECONDS).body()).isEqualTo("number " + i);
        }
    }

    @Test
    void finishesTheAnswersUnderWayWhenItStops() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        webhook.answers(_ -> {
            inside.countDown();
            await(release);
            return WebhookResponse.ok();
        });
        CompletableFuture<HttpResponse<String>> call =
                client.sendAsync(
                        request("/telegram/webhook").POST(BodyPublishers.ofString("x")).build(),
                        BodyHandlers.ofString());
        inside.await();

        Thread stopping = Thread.ofVirtual().start(server::close);
        awaitThatNobodyIsLetIn();
        release.countDown();

        assertThat(call.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(stopping.join(Duration.ofSeconds(6))).isTrue();
    }

    private void awaitThatNobodyIsLetIn() {
        int port = server.port();
        boolean letIn = true;
        while (letIn) {
            try (RawCall call = new RawCall(port)) {
                letIn =
                        !call.say(head("GET /health/live", "Connection: close"))
                                .hearAll()
                                .isEmpty();
            } catch (IOException _) {
                letIn = false;
            }
        }
    }

    @Test
    void stopsAtOnceWhenNothingIsUnderWay() throws Exception {
        get("/health/live");
        long began = System.nanoTime();

        server.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void stopsAtOnceAfterACallerThatWentAwayTooEarly() throws Exception {
        try (RawCall call = new RawCall(server.port())) {
            call.say(head("POST /slack/events", "Content-Length: 100") + "half").sayNoMore();
            call.hearAll();
        }
        long began = System.nanoTime();

        server.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void doesNotWaitForEverForAWebhookThatHangs() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        webhook.answers(_ -> {
            inside.countDown();
            await(new CountDownLatch(1));
            return WebhookResponse.ok();
        });
        client.sendAsync(
                request("/telegram/webhook").POST(BodyPublishers.ofString("x")).build(),
                BodyHandlers.ofString());
        inside.await();
        long began = System.nanoTime();

        server.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(10));
    }

    @Test
    void saysWhichPortIsTaken() {
        assertThatThrownBy(() -> WebServer.start(server.port(), List.of(), List::of, () -> ""))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("port " + server.port())
                .hasMessageContaining("choose another port");
    }

    @Test
    void refusesTwoWebhooksOnOnePath() {
        assertThatThrownBy(() -> WebServer.start(0, List.of(webhook, webhook), List::of, () -> ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/telegram/webhook");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String head(String start, String header) {
        return start + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n";
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
        return client.send(
                request(path)
                        .header("X-Test-Token", "first")
                        .header("X-Test-Token", "second")
                        .POST(body)
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }
}
