package io.rapporteur.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.webhook.Webhook;
import io.rapporteur.core.webhook.WebhookRequest;
import io.rapporteur.core.webhook.WebhookResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/// Where Telegram posts updates, one at a time.
///
/// 200 confirms an update, so it is given only for what was kept; after 503 Telegram posts it
/// again.
final class TelegramWebhook implements Webhook {

    static final String PATH = "/telegram/webhook";

    private static final Logger LOG = LoggerFactory.getLogger(TelegramWebhook.class);
    private static final String SECRET_HEADER = "x-telegram-bot-api-secret-token";
    private static final int MAX_BODY_BYTES = 1 << 20;

    private final byte[] secret;
    private volatile @Nullable Intake intake;

    TelegramWebhook(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    void open(Intake inbox) {
        intake = inbox;
    }

    /// From now on Telegram is asked to come again later.
    void close() {
        intake = null;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public int maxBodyBytes() {
        return MAX_BODY_BYTES;
    }

    @Override
    public WebhookResponse receive(WebhookRequest request) {
        if (!request.header(SECRET_HEADER).map(this::isSecret).orElse(false)) {
            return WebhookResponse.refused(401, "the secret token is missing or wrong");
        }
        Intake open = intake;
        if (open == null) {
            return WebhookResponse.refused(503, "not receiving just now, please come again");
        }
        try {
            keep(open, request.body());
            return WebhookResponse.ok();
        } catch (JournalException e) {
            LOG.error("An update could not be kept; Telegram will post it again", e);
            return WebhookResponse.refused(503, "could not be kept, please come again");
        }
    }

    private static void keep(Intake open, String body) {
        try {
            JsonNode update = BotApi.JSON.readTree(body);
            open.take(List.of(update));
        } catch (JsonProcessingException _) {
            open.setAside(body, "the body is no JSON");
        }
    }

    private boolean isSecret(String shown) {
        return MessageDigest.isEqual(secret, shown.getBytes(StandardCharsets.UTF_8));
    }
}
