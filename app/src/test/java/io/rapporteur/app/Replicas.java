package io.rapporteur.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.rapporteur.telegram.FakeTelegram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Two processes on one journal, and what stands in front of them: each request goes to one of the
/// two, whichever chance chooses, and is refused when that one does not answer.
final class Replicas implements AutoCloseable {

    private final FakeTelegram telegram;
    private final String journal;
    private final boolean webhooks;
    private final Path folder;
    private final Random random = new Random(0);
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer front;
    private final List<Integer> ports = List.of(freePort(), freePort());
    private final ServedProcess[] processes = new ServedProcess[2];
    private final boolean[] killed = new boolean[2];
    private volatile boolean closed;

    /// @param webhooks whether Telegram calls, or is fetched from
    Replicas(FakeTelegram telegram, String journal, boolean webhooks, Path folder) {
        this.telegram = telegram;
        this.journal = journal;
        this.webhooks = webhooks;
        this.folder = folder;
        this.front = front();
        IntStream.range(0, processes.length).forEach(this::start);
        if (webhooks) {
            Thread.ofVirtual().start(this::callThem);
        }
    }

    void start(int which) {
        Map<String, String> environment = new HashMap<>();
        environment.put("RAPPORTEUR_JOURNAL", journal);
        environment.put("RAPPORTEUR_PORT", ports.get(which).toString());
        environment.put("TELEGRAM_BOT_TOKEN", FakeTelegram.TOKEN);
        environment.put("TELEGRAM_API_URL", telegram.url().toString());
        if (webhooks) {
            environment.put("TELEGRAM_WEBHOOK_SECRET", "the-same-for-both");
            environment.put(
                    "RAPPORTEUR_PUBLIC_URL", "http://127.0.0.1:" + front.getAddress().getPort());
        }
        processes[which] = ServedProcess.start(environment, log(which));
        killed[which] = false;
    }

    private Path log(int which) {
        return folder.resolve("log-" + which);
    }

    void kill(int which) {
        killed[which] = true;
        processes[which].kill();
    }

    /// What a container engine does: starts those that have ended by themselves, because there was
    /// no database when they started.
    void revive() {
        for (int which = 0; which < processes.length; which++) {
            if (!killed[which] && !processes[which].isAlive()) {
                start(which);
            }
        }
    }

    /// Whether the process says that it answers.
    boolean leads(int which) {
        return ready(which).contains("leads: this process answers");
    }

    /// Whether the process says that it waits to take over.
    boolean standsBy(int which) {
        return ready(which).contains("standby: another process answers");
    }

    private String ready(int which) {
        try {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://127.0.0.1:"
                                                            + ports.get(which)
                                                            + "/health/ready"))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException _) {
            return "";
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What both wrote.
    String written() {
        return processes[0].written() + "\n---\n" + processes[1].written();
    }

    /// As an operator stops them.
    List<Integer> stop() throws InterruptedException {
        int first = processes[0].stop(Duration.ofSeconds(40));
        return List.of(first, processes[1].stop(Duration.ofSeconds(40)));
    }

    @Override
    public void close() {
        closed = true;
        for (ServedProcess process : processes) {
            process.kill();
        }
        front.stop(0);
        http.close();
    }

    /// What Telegram does: posts what waits, again and again until it is taken.
    private void callThem() {
        while (!closed) {
            try {
                if (telegram.waiting() == 0
                        || telegram.webhook().isEmpty()
                        || telegram.post() != 200) {
                    Thread.sleep(10);
                }
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private HttpServer front() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::passOn);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(statusOf(exchange), -1);
        }
    }

    private int statusOf(HttpExchange exchange) {
        int port = ports.get(random.nextInt(ports.size()));
        String secret = "X-Telegram-Bot-Api-Secret-Token";
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:" + port + exchange.getRequestURI()))
                            .header("Content-Type", "application/json")
                            .header(secret, exchange.getRequestHeaders().getFirst(secret))
                            .timeout(Duration.ofSeconds(20))
                            .POST(
                                    HttpRequest.BodyPublishers.ofByteArray(
                                            exchange.getRequestBody().readAllBytes()))
                            .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException _) {
            return 502;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
