package io.rapporteur.app;

import io.rapporteur.core.delivery.Adapter;
import io.rapporteur.core.delivery.Backoff;
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

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The house put together to serve. It opens and closes in the order that loses nothing: what was
/// left unfinished goes on first, receiving begins last and ends first.
final class House implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    /// Containers are given ten seconds between SIGTERM and SIGKILL.
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Journal journal;
    private final Delivery delivery;
    private final Retention retention;
    private final List<Adapter> adapters;
    private final WebServer web;

    private House(
            Journal journal,
            Delivery delivery,
            Retention retention,
            List<Adapter> adapters,
            WebServer web) {
        this.journal = journal;
        this.delivery = delivery;
        this.retention = retention;
        this.adapters = adapters;
        this.web = web;
    }

    /// Builds and opens the house for `knowledge`.
    ///
    /// @throws FailedCommand if a setting is wrong, nothing is set up, or the port cannot be had
    /// @throws io.rapporteur.core.delivery.JournalException if the journal cannot be had
    static House open(Settings settings, KnowledgeBase knowledge) {
        return open(settings, knowledge, SqliteJournal::open);
    }

    /// Opens a journal in a file.
    interface JournalOpener {
        Journal open(Path file, Clock clock);
    }

    /// @throws FailedCommand as [#open(Settings, KnowledgeBase)]
    static House open(Settings settings, KnowledgeBase knowledge, JournalOpener opener) {
        Clock clock = Clock.systemUTC();
        PrometheusInsight insight = new PrometheusInsight();
        Adapters offered = new Adapters(settings);
        List<Adapter> adapters = offered.build(knowledge.languages(), clock, insight);
        int port = settings.port();
        Path file = settings.journal();
        settings.check();
        if (adapters.isEmpty()) {
            throw new FailedCommand(
                    "Nothing to serve: no platform is set up.\n- "
                            + String.join("\n- ", offered.missing()));
        }
        Journal journal = opener.open(file, clock);
        Delivery delivery =
                delivery(journal, PackOption.dialogue(knowledge), adapters, insight, clock);
        WebServer web = webServer(port, adapters, journal, insight);
        House house =
                new House(
                        journal,
                        delivery,
                        new Retention(journal, clock, Thread::sleep),
                        adapters,
                        web);
        house.begin();
        LOG.info(
                "serving {} with {} entries, revision {}, on port {}",
                names(adapters),
                knowledge.entries().count(),
                knowledge.revision(),
                web.port());
        offered.missing().forEach(missing -> LOG.info("not served: {}", missing));
        return house;
    }

    /// The port that the web server listens on.
    int port() {
        return web.port();
    }

    @Override
    public void close() {
        LOG.info("stopping: no longer receiving, finishing what is being sent");
        adapters.forEach(Adapter::close);
        web.close();
        retention.close();
        boolean finished = delivery.stop(PATIENCE);
        journal.close();
        LOG.info(
                "stopped; {}",
                finished
                        ? "everything begun was finished"
                        : "what was not finished goes on at the next start");
    }

    private void begin() {
        int unfinished = delivery.start();
        if (unfinished > 0) {
            LOG.info(
                    "going on with {} conversations that the last run left unfinished", unfinished);
        }
        retention.start();
        adapters.forEach(adapter -> adapter.start(delivery));
    }

    private static Delivery delivery(
            Journal journal,
            Dialogue dialogue,
            List<Adapter> adapters,
            PrometheusInsight insight,
            Clock clock) {
        RetryDelay retryDelay = new RetryDelay(Backoff.usual(new SecureRandom()), Thread::sleep);
        Pacer pacer = new Pacer(clock, Thread::sleep);
        return new Delivery(
                journal,
                () -> dialogue,
                adapters.stream().map(Adapter::platform).toList(),
                pacer,
                retryDelay,
                insight,
                clock);
    }

    /// The journal is let go when the port cannot be had: nothing is left half open.
    private static WebServer webServer(
            int port, List<Adapter> adapters, Journal journal, PrometheusInsight insight) {
        try {
            return WebServer.start(
                    port, webhooks(adapters), () -> health(journal, adapters), insight::scrape);
        } catch (UncheckedIOException e) {
            journal.close();
            throw new FailedCommand("Cannot start: " + e.getMessage() + ".");
        }
    }

    private static List<Webhook> webhooks(List<Adapter> adapters) {
        return adapters.stream().flatMap(adapter -> adapter.webhooks().stream()).toList();
    }

    private static List<Health> health(Journal journal, List<Adapter> adapters) {
        List<Health> parts = new ArrayList<>();
        parts.add(journal.health());
        adapters.forEach(adapter -> parts.add(adapter.health()));
        return parts;
    }

    private static String names(List<Adapter> adapters) {
        return String.join(
                " and ", adapters.stream().map(adapter -> adapter.platform().name()).toList());
    }
}
