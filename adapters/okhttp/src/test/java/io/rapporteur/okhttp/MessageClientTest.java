package io.rapporteur.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;

import io.rapporteur.core.delivery.Receipt;

import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class MessageClientTest {

    private static final Duration A_MOMENT = Duration.ofMillis(400);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void knowsThatNothingWasSentWhenNobodyListens() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }

        assertThat(failure(client(), URI.create("http://127.0.0.1:" + port)))
                .matches(Receipt.Unreachable::isToldBy);
    }

    @Test
    void knowsThatNothingWasSentWhenConnectingTakesTooLong() {
        try (FullListener listener = new FullListener()) {
            assertThat(failure(client().connectTimeout(A_MOMENT), listener.url()))
                    .matches(Receipt.Unreachable::isToldBy);
        }
    }

    @Test
    void knowsThatNothingWasSentWhenTheWholeCallTakesTooLongWhileConnecting() {
        try (FullListener listener = new FullListener()) {
            OkHttpClient.Builder client = client().connectTimeout(LONG).callTimeout(A_MOMENT);

            assertThat(failure(client, listener.url())).matches(Receipt.Unreachable::isToldBy);
        }
    }

    @Test
    void knowsThatNothingWasSentWhenTheOtherSideNeverSpeaksTls() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("https://127.0.0.1:" + mute.getLocalPort());

            assertThat(failure(client().readTimeout(A_MOMENT).connectTimeout(A_MOMENT), url))
                    .matches(Receipt.Unreachable::isToldBy);
        }
    }

    @Test
    void doesNotKnowWhenTheAnswerTakesTooLong() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://127.0.0.1:" + mute.getLocalPort());

            assertThat(failure(client().readTimeout(A_MOMENT), url))
                    .matches(broken -> !Receipt.Unreachable.isToldBy(broken));
            assertThat(failure(client().callTimeout(A_MOMENT), url))
                    .matches(broken -> !Receipt.Unreachable.isToldBy(broken));
        }
    }

    /// The server has another address, at which OkHttp by itself would send once more.
    @Test
    void sendsOnceWhenTheConnectionBreaks() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        List<InetAddress> addresses =
                List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName("127.0.0.2"));
        try (ServerSocket rude = new ServerSocket(0)) {
            Thread server = Thread.ofVirtual().start(() -> hangUpOnEverybody(rude, connections));
            URI url = URI.create("http://rude.example:" + rude.getLocalPort());

            assertThat(failure(client().dns(_ -> addresses), url))
                    .matches(broken -> !Receipt.Unreachable.isToldBy(broken));

            rude.close();
            server.join();
            assertThat(connections).hasValue(1);
        }
    }

    @Test
    void sendsNothingToWhereARedirectPoints() throws IOException {
        AtomicInteger elsewhere = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext(
                "/send",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", url + "/elsewhere");
                    exchange.sendResponseHeaders(307, -1);
                    exchange.close();
                });
        server.createContext(
                "/elsewhere",
                exchange -> {
                    elsewhere.incrementAndGet();
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();

        try (Response response = send(client(), URI.create(url + "/send"))) {
            assertThat(response.code()).isEqualTo(307);
            assertThat(elsewhere).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    private static void hangUpOnEverybody(ServerSocket server, AtomicInteger connections) {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    connections.incrementAndGet();
                    assertThat(socket.getInputStream().read()).isNotNegative();
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static OkHttpClient.Builder client() {
        return MessageClient.prepare(new OkHttpClient.Builder());
    }

    private static IOException failure(OkHttpClient.Builder client, URI url) {
        return catchThrowableOfType(IOException.class, () -> send(client, url).close());
    }

    private static Response send(OkHttpClient.Builder client, URI url) throws IOException {
        Request request =
                new Request.Builder()
                        .url(url.toString())
                        .post(RequestBody.create(new byte[] {1, 2, 3}))
                        .build();
        return client.build().newCall(request).execute();
    }
}
