package io.rapporteur.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Slack's end of Socket Mode. Says hello to whoever connects, then nothing unless told to.
public final class FakeSocketServer extends WebSocketServer {

    private final CountDownLatch started = new CountDownLatch(1);
    private final List<WebSocket> opened = new CopyOnWriteArrayList<>();
    private final List<Acknowledgement> acknowledged = new CopyOnWriteArrayList<>();
    private final AtomicInteger envelopes = new AtomicInteger();

    /// @param socket which of the sockets it came by, counted from 0
    public record Acknowledgement(String envelopeId, int socket) {}

    FakeSocketServer() {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        setDaemon(true);
        // No pings of its own accord: tests say when Slack shows signs of life.
        setConnectionLostTimeout(0);
        start();
        try {
            if (!started.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the socket server did not start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url() {
        return "ws://127.0.0.1:" + getPort() + "/link/?ticket=1";
    }

    /// How many sockets were ever opened.
    public int connections() {
        return opened.size();
    }

    public List<Acknowledgement> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /// Delivers over the newest socket; returns the envelope's id.
    public String push(FakeSlack.Delivery delivery) {
        JsonObject envelope = new JsonObject();
        String id = "envelope-" + envelopes.incrementAndGet();
        envelope.addProperty("envelope_id", id);
        envelope.addProperty("type", delivery.kind());
        envelope.addProperty("accepts_response_payload", false);
        envelope.add("payload", delivery.payload());
        sendRaw(envelope.toString());
        return id;
    }

    public void sendRaw(String message) {
        opened.getLast().send(message);
    }

    public void ping() {
        opened.getLast().sendPing();
    }

    /// The newest socket breaks.
    public void drop() {
        opened.getLast().close();
    }

    public boolean isOpen(int socket) {
        return opened.get(socket).isOpen();
    }

    void shutDown() {
        try {
            stop(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        opened.add(socket);
        socket.send("{\"type\":\"hello\",\"num_connections\":1}");
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        acknowledged.add(
                new Acknowledgement(
                        JsonParser.parseString(message)
                                .getAsJsonObject()
                                .get("envelope_id")
                                .getAsString(),
                        opened.indexOf(socket)));
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception problem) {}
}
