package io.rapporteur.core.delivery;

import io.rapporteur.core.webhook.Webhook;

import java.util.List;

/// One way in and out of the house: receives what people say on a platform, and sends replies
/// there.
public interface Adapter extends AutoCloseable {

    Platform platform();

    /// The paths that the house's HTTP server is to serve for it; empty if it fetches what it
    /// needs.
    List<Webhook> webhooks();

    /// Begins to receive; returns at once. What arrives goes to `inbox`.
    void start(Inbox inbox);

    /// Whether it can receive and send just now.
    Health health();

    /// Stops receiving, and returns when nothing more will reach the inbox.
    @Override
    void close();
}
