package io.rapporteur.core.webhook;

/// Answers one POST path on behalf of a platform.
public interface Webhook {

    /// The absolute path, such as `/slack/events`.
    String path();

    /// The largest body it reads, in bytes; the server answers 413 beyond it.
    int maxBodyBytes();

    /// Verifies, keeps and acknowledges. Called on a virtual thread, once for each POST, and may
    /// block on the journal.
    WebhookResponse receive(WebhookRequest request);
}
