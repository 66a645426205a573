package io.rapporteur.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/// The URLs by which commands and buttons are answered, each good for 5 messages within 30 minutes.
///
/// They carry their own permission: no token is sent to them.
final class ResponseUrls implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Duration timeout;

    /// @param timeout for one call as a whole
    ResponseUrls(Duration timeout) {
        this.timeout = timeout;
    }

    /// @param type `ephemeral` or `in_channel`
    /// @param text escaped
    /// @param blocks empty to send only the text
    Verdict post(
            String url,
            String type,
            Optional<String> thread,
            String text,
            Optional<JsonArray> blocks) {
        JsonObject body = new JsonObject();
        body.addProperty("response_type", type);
        body.addProperty("replace_original", false);
        body.addProperty("text", text);
        body.addProperty("mrkdwn", false);
        body.addProperty("unfurl_links", false);
        body.addProperty("unfurl_media", false);
        thread.ifPresent(ts -> body.addProperty("thread_ts", ts));
        blocks.ifPresent(json -> body.add("blocks", json));
        try {
            return verdict(http.send(request(url, body), BodyHandlers.ofString()));
        } catch (IOException broken) {
            return Verdict.withoutAnswer(broken);
        } catch (IllegalArgumentException noUrl) {
            return Verdict.ofError("a response URL that is none");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Verdict.unclear("interrupted");
        }
    }

    private HttpRequest request(String url, JsonObject body) {
        return HttpRequest.newBuilder(URI.create(url))
                .timeout(timeout)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(SlackMessage.json(body)))
                .build();
    }

    /// Says `ok` as text or as JSON, and an error likewise, with a status that does not always
    /// agree.
    private static Verdict verdict(HttpResponse<String> response) {
        String body = response.body().strip();
        Optional<String> error = body.startsWith("{") ? jsonError(body) : textError(body);
        int status = response.statusCode();
        if (status == 429 || status >= 500) {
            return Verdict.ofStatus(status, response.headers().firstValue("Retry-After"));
        }
        if (error.isPresent()) {
            return Verdict.ofError(error.get());
        }
        if (status == 404 || status == 410) {
            return Verdict.ofError("expired_url");
        }
        return status < 300 ? Verdict.delivered() : Verdict.ofStatus(status, Optional.empty());
    }

    private static Optional<String> jsonError(String body) {
        try {
            return Fields.ofJson(body).text("error");
        } catch (UnreadableException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<String> textError(String body) {
        return body.matches("[a-z]+(_[a-z]+)+") ? Optional.of(body) : Optional.empty();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
