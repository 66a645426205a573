package io.rapporteur.web;

import io.rapporteur.core.webhook.Webhook;
import io.rapporteur.core.webhook.WebhookRequest;
import io.rapporteur.core.webhook.WebhookResponse;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Remembers what came, and answers what the test wants.
final class RecordingWebhook implements Webhook {

    static final int MOST_BYTES = 1_000;

    final List<WebhookRequest> received = new CopyOnWriteArrayList<>();
    private final String path;
    private volatile Function<WebhookRequest, WebhookResponse> answer =
            _ -> WebhookResponse.json(200, "{\"ok\":true}");

    RecordingWebhook(String path) {
        this.path = path;
    }

    void answers(Function<WebhookRequest, WebhookResponse> answer) {
        this.answer = answer;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public int maxBodyBytes() {
        return MOST_BYTES;
    }

    @Override
    public WebhookResponse receive(WebhookRequest request) {
        received.add(request);
        return answer.apply(request);
    }
}
