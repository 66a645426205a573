package io.rapporteur.slack;

import com.google.gson.JsonObject;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;

import io.rapporteur.core.delivery.JournalException;

import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Receives over a socket that we open to Slack, so that nothing of ours has to be reachable.
///
/// Not the SDK's `SocketModeClient`, for four reasons: it hides Slack's pings, which are the only
/// sign of life in a quiet workspace; it acknowledges on whichever socket is current, not on the
/// one that delivered; what it has read but not handled is lost with the process; and at debug
/// level it logs what people write.
///
/// A socket that is open but carries nothing is dead: Slack was seen to keep such sockets for hours
/// (<https://github.com/slackapi/python-slack-sdk/issues/1701>). So liveness is judged by what
/// comes in, pings included, and silence leads to a new socket.
final class SocketMode implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SocketMode.class);

    private final WebApi api;
    private final Intake intake;
    private final Rhythm rhythm;

    private volatile Optional<String> problem = Optional.of("connecting to Slack (Socket Mode)");
    private volatile @Nullable Socket current;

    SocketMode(WebApi api, Intake intake, Rhythm rhythm) {
        this.api = api;
        this.intake = intake;
        this.rhythm = rhythm;
    }

    /// Why nothing is received just now, and what to do; empty if all is well.
    Optional<String> problem() {
        return problem;
    }

    /// Receives until interrupted.
    @Override
    public void run() {
        try {
            int failures = 0;
            while (!Thread.currentThread().isInterrupted()) {
                failures = receive() ? 0 : failures + 1;
                if (failures > 0) {
                    Thread.sleep(rhythm.backoff().after(failures));
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /// Receives over one socket until another is needed.
    ///
    /// @return whether it held for a while; if not, the next should not be asked for at once
    private boolean receive() throws InterruptedException {
        long begin = System.nanoTime();
        try {
            Socket fresh = connect();
            Socket old = current;
            current = fresh;
            // Only now: Slack announces that it will close a socket, and the old one serves till
            // the new one does.
            if (old != null) {
                old.close();
            }
            problem = Optional.empty();
            if (!fresh.awaitEnd(rhythm.silence())) {
                problem = Optional.of("the socket to Slack was lost; reconnecting");
            }
        } catch (IOException failed) {
            problem = Optional.of(String.valueOf(failed.getMessage()));
            LOG.warn("Slack: {}", failed.getMessage());
        }
        return System.nanoTime() - begin > rhythm.silence().toNanos();
    }

    private Socket connect() throws IOException, InterruptedException {
        Socket socket = new Socket(address());
        boolean open = false;
        try {
            open =
                    socket.connectBlocking(rhythm.silence().toMillis(), TimeUnit.MILLISECONDS)
                            && socket.awaitGreeting(rhythm.silence());
        } finally {
            if (!open) {
                socket.close();
            }
        }
        if (!open) {
            throw new IOException("Slack's socket did not open; trying again");
        }
        return socket;
    }

    private URI address() throws IOException {
        try {
            AppsConnectionsOpenResponse answer = api.openConnection();
            if (answer.isOk()) {
                return URI.create(answer.getUrl());
            }
            throw new IOException(advice(String.valueOf(answer.getError())));
        } catch (SlackApiException answer) {
            throw new IOException(
                    "Slack answered apps.connections.open with HTTP "
                            + answer.getResponse().code()
                            + "; trying again",
                    answer);
        }
    }

    /// What an operator should do when `apps.connections.open` ends in `error`.
    static String advice(String error) {
        return switch (error) {
            case "invalid_auth", "not_authed", "token_revoked", "not_allowed_token_type" ->
                    "Slack does not accept SLACK_APP_TOKEN ("
                            + error
                            + "): create an app-level token with the scope connections:write under"
                            + " \"Basic Information\"";
            case "missing_scope" ->
                    "SLACK_APP_TOKEN lacks the scope connections:write: create a new app-level"
                            + " token with it";
            default ->
                    "apps.connections.open failed ("
                            + error
                            + "): check that Socket Mode is on in the app's settings";
        };
    }

    @Override
    public void close() {
        Socket last = current;
        if (last != null) {
            last.close();
        }
    }

    /// One socket. What it receives it hands over on its reading thread, in order, and acknowledges
    /// when that is kept; Slack repeats what is not acknowledged.
    private final class Socket extends WebSocketClient {

        private final CountDownLatch greeted = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);

        // Monotonic: a clock that is set forward must not look like silence.
        private volatile long lastTraffic = System.nanoTime();
        private volatile boolean announced;

        Socket(URI address) {
            super(address);
            setDaemon(true);
        }

        boolean awaitGreeting(Duration patience) throws InterruptedException {
            return greeted.await(patience.toNanos(), TimeUnit.NANOSECONDS) && ended.getCount() > 0;
        }

        /// Returns when the socket is closed, silent or about to be closed by Slack; true if Slack
        /// announced it.
        boolean awaitEnd(Duration silence) throws InterruptedException {
            long left = silence.toNanos();
            while (left > 0 && !ended.await(left, TimeUnit.NANOSECONDS)) {
                left = silence.toNanos() - (System.nanoTime() - lastTraffic);
            }
            if (left <= 0) {
                LOG.warn("Slack: the socket has been silent for {}; opening another", silence);
            }
            return announced;
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            lastTraffic = System.nanoTime();
        }

        @Override
        public void onWebsocketPing(WebSocket socket, Framedata ping) {
            lastTraffic = System.nanoTime();
            super.onWebsocketPing(socket, ping);
        }

        @Override
        public void onMessage(String message) {
            lastTraffic = System.nanoTime();
            try {
                receive(message);
            } catch (UnreadableException notAnEnvelope) {
                LOG.debug("Slack: a message that is no envelope: {}", notAnEnvelope.getMessage());
            }
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            ended.countDown();
            greeted.countDown();
        }

        @Override
        public void onError(Exception problem) {
            LOG.warn("Slack: the socket failed: {}", problem.getClass().getSimpleName());
        }

        private void receive(String message) {
            Fields envelope = Fields.ofJson(message);
            switch (envelope.required("type")) {
                case "hello" -> greeted.countDown();
                case "disconnect" -> {
                    announced = true;
                    ended.countDown();
                }
                case "events_api", "interactive", "slash_commands" ->
                        acknowledge(envelope, message);
                default -> {
                    // Slack may add kinds; what we do not know we did not subscribe to.
                }
            }
        }

        private void acknowledge(Fields envelope, String message) {
            String id = envelope.required("envelope_id");
            try {
                keep(envelope, message);
                JsonObject acknowledgement = new JsonObject();
                acknowledgement.addProperty("envelope_id", id);
                send(acknowledgement.toString());
            } catch (JournalException notKept) {
                LOG.error("Slack's delivery could not be kept; Slack will repeat it", notKept);
            } catch (Intake.ClosedException | WebsocketNotConnectedException gone) {
                // Slack will repeat it; if it was kept, its key tells.
                LOG.debug("Slack: a delivery was not acknowledged: {}", gone.getMessage());
            }
        }

        private void keep(Fields envelope, String message) {
            try {
                Fields payload =
                        envelope.object("payload")
                                .orElseThrow(() -> new UnreadableException("no payload"));
                switch (envelope.required("type")) {
                    case "events_api" -> intake.event(payload);
                    case "interactive" -> intake.interaction(payload);
                    default -> intake.command(payload);
                }
            } catch (UnreadableException problem) {
                LOG.warn(
                        "Slack's delivery could not be read and is set aside: {}",
                        problem.getMessage());
                intake.setAside(message, problem);
            }
        }
    }
}
