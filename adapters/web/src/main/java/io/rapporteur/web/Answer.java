package io.rapporteur.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.webhook.WebhookResponse;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What goes back over HTTP.
///
/// @param headers beyond those that every answer has
record Answer(int status, String contentType, String body, Map<String, String> headers) {

    private static final String PLAIN = "text/plain; charset=utf-8";

    /// The exposition format that every Prometheus reads.
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    static Answer of(WebhookResponse response) {
        return new Answer(response.status(), response.contentType(), response.body(), Map.of());
    }

    static Answer alive() {
        return plain(200, "alive");
    }

    /// Ready when all parts are.
    static Answer readiness(List<Health> parts) {
        boolean ready = parts.stream().allMatch(Health::ready);
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("ready", ready);
        ArrayNode nodes = body.putArray("parts");
        parts.forEach(part ->
                nodes.addObject()
                        .put("part", part.part())
                        .put("ready", part.ready())
                        .put("detail", part.detail()));
        return new Answer(ready ? 200 : 503, "application/json", body.toString(), Map.of());
    }

    static Answer metrics(String text) {
        return new Answer(200, METRICS, text, Map.of());
    }

    static Answer notUtf8() {
        return plain(400, "the body is not valid UTF-8");
    }

    static Answer notFound() {
        return plain(404, "nothing here");
    }

    static Answer notAllowed(Endpoint endpoint) {
        String allowed = String.join(", ", new TreeSet<>(endpoint.methods()));
        return plain(405, "use " + allowed).with("Allow", allowed);
    }

    /// The rest of the body is not read, so the connection is of no more use.
    static Answer tooLarge(int mostBytes) {
        return plain(413, "the body may have at most " + mostBytes + " bytes")
                .with("Connection", "close");
    }

    static Answer failed() {
        return plain(500, "something broke on our side");
    }

    static Answer notKept() {
        return plain(503, "could not be kept; try again").with("Retry-After", "1");
    }

    private static Answer plain(int status, String text) {
        return new Answer(status, PLAIN, text + "\n", Map.of());
    }

    private Answer with(String header, String value) {
        return new Answer(status, contentType, body, Map.of(header, value));
    }
}
