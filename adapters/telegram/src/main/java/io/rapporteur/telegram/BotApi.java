package io.rapporteur.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/// The Bot API as plain JSON, for what we ask and listen to.
///
/// The answers stay JSON trees: one update that no longer fits a fixed class must not take its
/// neighbours with it.
final class BotApi implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    /// What Telegram is to send us; anything else would be ignored.
    static final List<String> ALLOWED_UPDATES = List.of("message", "callback_query");

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final TelegramSettings settings;
    // HTTP/1.1: a plain-text server must not be asked to upgrade.
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    BotApi(TelegramSettings settings) {
        this.settings = settings;
    }

    /// Calls `method`; the future ends with `result`, or with a [BotApiException].
    ///
    /// @param parameters anything that is an object in JSON, with Telegram's names
    /// @param patience how long an answer may take
    CompletableFuture<JsonNode> call(String method, Object parameters, Duration patience) {
        return exchange(method, parameters, patience).thenApply(BotApi::result);
    }

    /// Calls `method` and hands out the whole response, of whatever status.
    CompletableFuture<HttpResponse<String>> exchange(
            String method, Object parameters, Duration patience) {
        return http.sendAsync(request(method, parameters, patience), BodyHandlers.ofString())
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(unreachable(failure)));
    }

    /// Reads the result out of an answer.
    ///
    /// @throws BotApiException if the answer is a refusal or makes no sense
    static JsonNode result(HttpResponse<String> response) {
        JsonNode answer = tree(response);
        if (response.statusCode() == 200 && answer.path("ok").asBoolean()) {
            return answer.path("result");
        }
        throw BotApiException.refused(
                answer.path("error_code").asInt(response.statusCode()),
                answer.path("description").asText("without a description"),
                retryAfter(answer));
    }

    /// Breaks off whatever is still under way.
    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest request(String method, Object parameters, Duration patience) {
        return HttpRequest.newBuilder(
                        URI.create(settings.apiUrl() + "/bot" + settings.token() + "/" + method))
                .timeout(patience)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.valueToTree(parameters).toString()))
                .build();
    }

    private static JsonNode tree(HttpResponse<String> response) {
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (answer.isObject()) {
                return answer;
            }
        } catch (JsonProcessingException _) {
            // Its message quotes the body, which may be what people wrote.
        }
        throw BotApiException.unreachable(
                "status " + response.statusCode() + " and a body that is no answer of the Bot API");
    }

    private static Optional<Duration> retryAfter(JsonNode answer) {
        JsonNode seconds = answer.path("parameters").path("retry_after");
        return seconds.canConvertToInt() && seconds.asInt() > 0
                ? Optional.of(Duration.ofSeconds(seconds.asInt()))
                : Optional.empty();
    }

    /// Names the failure in our own words: a client's message may hold the URL, and with it the
    /// token.
    private static BotApiException unreachable(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return BotApiException.unreachable(
                switch (cause) {
                    case HttpTimeoutException _ -> "no answer in time";
                    case ConnectException e
                            when e.getCause() instanceof UnresolvedAddressException ->
                            "host name unknown";
                    case ConnectException _ -> "no connection";
                    default -> "connection broken: " + cause.getClass().getSimpleName();
                });
    }
}
