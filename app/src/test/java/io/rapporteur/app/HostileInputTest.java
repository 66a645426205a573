package io.rapporteur.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

import io.rapporteur.app.HostileRequests.Framing;
import io.rapporteur.app.HostileRequests.Request;
import io.rapporteur.core.delivery.Adapter;
import io.rapporteur.core.delivery.Inbox;
import io.rapporteur.core.delivery.Insight;
import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.Utterance;
import io.rapporteur.knowledge.Language;
import io.rapporteur.slack.FakeSlack;
import io.rapporteur.telegram.FakeTelegram;
import io.rapporteur.web.WebServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Whatever is posted to the webhooks, the server, the real one with the real adapters, answers
/// soon, never breaks, and keeps nothing of those who may not be heard.
///
/// How many requests, and the seed: `-Drapporteur.requests=100000 -Drapporteur.seed=7`.
@Timeout(3_600)
class HostileInputTest {

    private static final int REQUESTS = Integer.getInteger("rapporteur.requests", 2_000);
    private static final long SEED = Long.getLong("rapporteur.seed", 93);
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-11-25T09:00:00Z"), ZoneOffset.UTC);

    @TempDir private Path folder;
    private final FakeTelegram telegram = FakeTelegram.start();
    private final FakeSlack slack = new FakeSlack(CLOCK);
    private final CountingInbox inbox = new CountingInbox();
    private List<Adapter> adapters;
    private WebServer web;

    /// Counts what it keeps; may be full.
    private static final class CountingInbox implements Inbox {

        private final AtomicInteger kept = new AtomicInteger();
        private volatile boolean full;

        @Override
        public void keep(List<Utterance> utterances) {
            take();
        }

        @Override
        public void setAside(UnreadableUpdate update) {
            take();
        }

        private void take() {
            if (full) {
                throw new JournalException("the disk is full", new IllegalStateException());
            }
            kept.incrementAndGet();
        }
    }

    @BeforeEach
    void open() {
        Settings settings =
                new Settings(
                        Map.of(
                                "TELEGRAM_BOT_TOKEN",
                                FakeTelegram.TOKEN,
                                "TELEGRAM_API_URL",
                                telegram.url().toString(),
                                "TELEGRAM_WEBHOOK_SECRET",
                                HostileRequests.SECRET,
                                "RAPPORTEUR_PUBLIC_URL",
                                "http://127.0.0.1:1",
                                "SLACK_BOT_TOKEN",
                                FakeSlack.BOT_TOKEN,
                                "SLACK_SIGNING_SECRET",
                                FakeSlack.SIGNING_SECRET,
                                "SLACK_API_URL",
                                slack.apiUrl().toString()));
        adapters = new Adapters(settings).called(List.of(Language.values()), CLOCK, Insight.none());
        web =
                WebServer.start(
                        0,
                        adapters.stream().flatMap(one -> one.webhooks().stream()).toList(),
                        List::of,
                        () -> "");
        adapters.forEach(adapter -> adapter.start(inbox));
        telegram.awaitCalls("setWebhook", 1);
    }

    @AfterEach
    void close() {
        adapters.forEach(Adapter::close);
        web.close();
        telegram.close();
        slack.close();
    }

    @Test
    void isAnsweredWithoutBreakingAndOnlyTheVerifiedAreKept() throws Exception {
        HostileRequests requests = new HostileRequests(SEED, telegram, slack);
        Map<String, Integer> seen = new TreeMap<>();
        Duration longest = Duration.ZERO;
        for (int n = 0; n < REQUESTS; n++) {
            Request request = requests.next();
            inbox.full = requests.diskIsFull();
            int before = inbox.kept.get();
            long began = System.nanoTime();
            int status = send(request);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            longest = took.compareTo(longest) > 0 ? took : longest;
            seen.merge(request.path() + " " + status, 1, Integer::sum);
            String about = "seed %d, request %d: %s".formatted(SEED, n, described(request));
            check(request, status, inbox.kept.get() - before, about);
        }
        System.out.printf("seed %d: %s, slowest %s%n", SEED, seen, longest);

        assertThat(longest).isLessThan(Duration.ofSeconds(5));
        assertThat(seen)
                .as("every answer that there may be")
                .containsKeys(
                        "/telegram/webhook 200",
                        "/telegram/webhook 400",
                        "/telegram/webhook 401",
                        "/telegram/webhook 405",
                        "/telegram/webhook 413",
                        "/telegram/webhook 503",
                        "/slack/events 200",
                        "/slack/events 400",
                        "/slack/events 401",
                        "/slack/events 405",
                        "/slack/events 413",
                        "/slack/events 503");
        ServedHouse.await("every request's thread has ended", () -> webThreads() == 0);
    }

    /// @param status 0 if the server hung up without an answer
    private void check(Request request, int status, int kept, String about) {
        if (request.isWhole()) {
            assertThat(status)
                    .as(about)
                    .isIn(
                            inbox.full
                                    ? List.of(200, 400, 401, 413, 503)
                                    : List.of(200, 400, 401, 413));
        } else {
            assertThat(status).as(about).isIn(0, 200, 400, 401, 405, 413, inbox.full ? 503 : 0);
        }
        if (!request.verified()) {
            assertThat(kept).as(about).isZero();
            assertThat(status).as(about).isNotEqualTo(200);
        }
    }

    private int send(Request request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.port())) {
            socket.setSoTimeout(20_000);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(head(request));
                out.write(framed(request));
                out.flush();
                socket.shutdownOutput();
            } catch (SocketException _) {
                // It has said what it has to say, and does not wait for the rest.
            }
            return status(socket);
        }
    }

    private static byte[] head(Request request) {
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\n");
        head.append("Host: localhost\r\nConnection: close\r\n");
        request.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        int length = request.body().length;
        head.append(
                switch (request.framing()) {
                    case LENGTH -> "Content-Length: " + length;
                    case CHUNKED -> "Transfer-Encoding: chunked";
                    case TOO_SHORT -> "Content-Length: " + (length + 10);
                    case TOO_LONG -> "Content-Length: " + length / 2;
                });
        return head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] framed(Request request) throws IOException {
        if (request.framing() != Framing.CHUNKED) {
            return request.body();
        }
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        int size = 10_000;
        for (int from = 0; from < request.body().length; from += size) {
            int length = Math.min(size, request.body().length - from);
            chunks.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.UTF_8));
            chunks.write(request.body(), from, length);
            chunks.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        chunks.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        return chunks.toByteArray();
    }

    private static int status(Socket socket) throws IOException {
        try {
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            String text = new String(line, StandardCharsets.US_ASCII);
            return line.length < "HTTP/1.1 200".length() ? 0 : Integer.parseInt(text.substring(9));
        } catch (SocketException _) {
            return 0;
        }
    }

    private static String described(Request request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return "%s %s %s %s, %s%s: %s"
                .formatted(
                        request.method(),
                        request.path(),
                        request.headers(),
                        request.framing(),
                        request.verified() ? "" : "not ",
                        "verified",
                        body.substring(0, Math.min(600, body.length())));
    }

    /// How many virtual threads of the server are alive.
    private long webThreads() {
        Path dump = folder.resolve("threads");
        try {
            Files.deleteIfExists(dump);
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            return Files.readAllLines(dump).stream()
                    .filter(line -> line.matches("#\\d+ \"web-\\d+\".*"))
                    .count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
