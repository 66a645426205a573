package io.rapporteur.slack;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.chat.ChatPostEphemeralRequest;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.util.http.SlackHttpClient;

import io.rapporteur.okhttp.MessageClient;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The methods of Slack's Web API that we call, through Slack's own client.
final class WebApi implements AutoCloseable {

    private final SlackHttpClient http;
    private final MethodsClient bot;
    private final Optional<MethodsClient> app;

    /// @param timeout for one call as a whole
    WebApi(SlackSettings settings, Duration timeout) {
        SlackConfig config = new SlackConfig();
        // Statistics would call auth.test of their own accord, once for each token.
        config.setStatsEnabled(false);
        config.setMethodsEndpointUrlPrefix(settings.apiUrl().toString());
        // The SDK's listeners would log whole messages, at debug level.
        config.setHttpClientResponseHandlers(List.of());
        config.setHttpClientCallTimeoutMillis(Math.toIntExact(timeout.toMillis()));
        // Whether to repeat a message is for the outbox to say, and to count.
        http =
                new SlackHttpClient(
                        MessageClient.prepare(
                                        SlackHttpClient.buildOkHttpClient(config).newBuilder())
                                .build());
        http.setConfig(config);
        Slack slack = Slack.getInstance(config, http);
        bot = slack.methods(settings.botToken());
        app = settings.appToken().map(slack::methods);
    }

    AuthTestResponse authTest() throws IOException, SlackApiException {
        return bot.authTest(request -> request);
    }

    /// Asks for the address of a new socket.
    ///
    /// @throws IllegalStateException if there is no app token
    AppsConnectionsOpenResponse openConnection() throws IOException, SlackApiException {
        return app.orElseThrow(() -> new IllegalStateException("no app token"))
                .appsConnectionsOpen(request -> request);
    }

    /// @param text escaped
    /// @param blocks as JSON; empty to send only the text
    Verdict postMessage(
            String channel, Optional<String> thread, String text, Optional<String> blocks) {
        ChatPostMessageRequest request =
                ChatPostMessageRequest.builder()
                        .channel(channel)
                        .text(text)
                        .mrkdwn(false)
                        .unfurlLinks(false)
                        .unfurlMedia(false)
                        .build();
        thread.ifPresent(request::setThreadTs);
        blocks.ifPresent(request::setBlocksAsString);
        return verdict(() -> bot.chatPostMessage(request));
    }

    /// As [#postMessage], seen by `user` only.
    Verdict postEphemeral(
            String channel,
            String user,
            Optional<String> thread,
            String text,
            Optional<String> blocks) {
        ChatPostEphemeralRequest request =
                ChatPostEphemeralRequest.builder().channel(channel).user(user).text(text).build();
        thread.ifPresent(request::setThreadTs);
        blocks.ifPresent(request::setBlocksAsString);
        return verdict(() -> bot.chatPostEphemeral(request));
    }

    private static Verdict verdict(Call call) {
        try {
            SlackApiTextResponse response = call.make();
            return response.isOk()
                    ? Verdict.delivered()
                    : Verdict.ofError(String.valueOf(response.getError()));
        } catch (SlackApiException answer) {
            int status = answer.getResponse().code();
            return status < 300
                    ? Verdict.unclear("an answer that could not be read")
                    : Verdict.ofStatus(
                            status,
                            Optional.ofNullable(answer.getResponse().header("Retry-After")));
        } catch (IOException broken) {
            return Verdict.withoutAnswer(broken);
        } catch (JsonParseException unreadable) {
            return Verdict.unclear(unreadable.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        http.getOkHttpClient().connectionPool().evictAll();
    }

    private interface Call {
        SlackApiTextResponse make() throws IOException, SlackApiException;
    }
}
