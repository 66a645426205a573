package io.rapporteur.core.webhook;

/// @param contentType media type of `body`
public record WebhookResponse(int status, String contentType, String body) {

    /// 200 without content.
    public static WebhookResponse ok() {
        return new WebhookResponse(200, "text/plain", "");
    }

    public static WebhookResponse json(int status, String body) {
        return new WebhookResponse(status, "application/json", body);
    }

    /// @param reason a short text for whoever reads the caller's log; no secrets
    public static WebhookResponse refused(int status, String reason) {
        return new WebhookResponse(status, "text/plain", reason);
    }
}
