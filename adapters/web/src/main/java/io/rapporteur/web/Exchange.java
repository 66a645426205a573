package io.rapporteur.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.webhook.Webhook;
import io.rapporteur.core.webhook.WebhookRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One request and its answer.
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final HttpExchange http;

    Exchange(HttpExchange http) {
        this.http = http;
    }

    /// The path exactly as it was written: a path written in another way is another path.
    ///
    /// Empty if there is none, as in `GET mailto:someone`.
    Optional<String> path() {
        return Optional.ofNullable(http.getRequestURI().getRawPath());
    }

    /// Answers from `endpoint`. Whatever goes wrong in there becomes an answer too.
    ///
    /// @throws IOException if the caller is gone, or was too slow
    Answer answerFrom(Endpoint endpoint) throws IOException {
        if (!endpoint.methods().contains(http.getRequestMethod())) {
            return Answer.notAllowed(endpoint);
        }
        try {
            return switch (endpoint) {
                case Endpoint.Called(Webhook webhook) -> call(webhook);
                case Endpoint.Shown shown -> shown.page().get();
            };
        } catch (JournalException e) {
            LOG.error(
                    "{} could not keep what came: {}",
                    http.getRequestURI().getRawPath(),
                    e.getMessage());
            return Answer.notKept();
        } catch (RuntimeException | Error e) {
            LOG.error("{} broke off", http.getRequestURI().getRawPath(), e);
            return Answer.failed();
        }
    }

    private Answer call(Webhook webhook) throws IOException {
        int most = webhook.maxBodyBytes();
        if (announcedBytes() > most) {
            return Answer.tooLarge(most);
        }
        byte[] body = read(most);
        if (body.length > most) {
            return Answer.tooLarge(most);
        }
        Optional<String> text = utf8(body);
        return text.isPresent()
                ? Answer.of(webhook.receive(new WebhookRequest(headers(), text.get())))
                : Answer.notUtf8();
    }

    /// The server has checked the header's form; 0 if the body comes in chunks.
    private long announcedBytes() {
        return Optional.ofNullable(http.getRequestHeaders().getFirst("Content-Length"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    /// Reads one byte more than allowed, to see that there are too many.
    private byte[] read(int most) throws IOException {
        // Left open: closing it would wait for the rest of a body that is too large.
        InputStream body = http.getRequestBody();
        return body.readNBytes(most + 1);
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            // A new decoder reports malformed input instead of replacing it.
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        http.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return Map.copyOf(headers);
    }

    /// @throws IOException if the caller is gone
    void send(Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        Headers headers = http.getResponseHeaders();
        headers.set("Content-Type", answer.contentType());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        answer.headers().forEach(headers::set);
        if (http.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            http.sendResponseHeaders(answer.status(), -1);
            return;
        }
        http.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = http.getResponseBody()) {
            out.write(body);
        }
    }
}
