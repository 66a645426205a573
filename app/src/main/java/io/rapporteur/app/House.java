package io.rapporteur.app;

import io.rapporteur.core.delivery.Adapter;
import io.rapporteur.core.delivery.Delivery;
import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Journal;
import io.rapporteur.core.delivery.Pacer;
import io.rapporteur.core.delivery.Retention;
import io.rapporteur.core.delivery.RetryDelay;
import io.rapporteur.core.dialogue.Dialogue;
import io.rapporteur.core.webhook.Webhook;
import io.rapporteur.journal.SqliteJournal;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.web.PrometheusInsight;
import io.rapporteur.web.WebServer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The house put together to serve: journal, delivery, adapters and web server, opened and closed in the order that loses nothing.
final class House implements AutoCloseable {

    /// Containers are given ten seconds between SIGTERM and SIGKILL.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Journal journal;
    private final Delivery delivery;
    private final Retention retention;
    private final List<Adapter> adapters;
    private final WebServer web;
    private final String missing;

    private House(Journal journal, Delivery delivery, Retention retention, List<Adapter> adapters, WebServer web, String missing) {
        this.journal = journal;
        this.delivery = delivery;
        this.retention = retention;
        this.adapters = adapters;
        this.web = web;
        this.missing = missing;
    }
}
