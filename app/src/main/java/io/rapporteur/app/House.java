package io.rapporteur.app;

import io.rapporteur.core.delivery.Adapter;
import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Journal;
import io.rapporteur.core.delivery.Keeper;
import io.rapporteur.core.delivery.Keeping;
import io.rapporteur.core.webhook.Webhook;
import io.rapporteur.journal.JournalAddress;
import io.rapporteur.journal.PostgresJournal;
import io.rapporteur.journal.SqliteJournal;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.web.PrometheusInsight;
import io.rapporteur.web.WebServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// The house put together to serve: the journal, the [Lead] over it, the adapters that platforms
/// call, and the web server.
///
/// It opens and closes in the order that loses nothing: what was left unfinished goes on first,
/// receiving begins last and ends first.
final class House implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    private final Lead lead;
    private final List<Adapter> called;
    private final WebServer web;

    private House(Lead lead, List<Adapter> called, WebServer web) {
        this.lead = lead;
        this.called = called;
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
        int port = settings.port();
        JournalAddress address = settings.journal();
        if (address instanceof JournalAddress.Postgresql) {
            offered.checkThatSeveralAgree();
        }
        settings.check();
        if (offered.names().isEmpty()) {
            throw new FailedCommand(
                    "Nothing to serve: no platform is set up.\n- "
                            + String.join("\n- ", offered.missing()));
        }
        List<Adapter> called = offered.called(knowledge.languages(), clock, insight);
        Lead lead =
                lead(
                        address,
                        opener,
                        keeper ->
                                new Terms(
                                        PackOption.dialogue(knowledge),
                                        called,
                                        () ->
                                                offered.fetching(
                                                        knowledge.languages(), clock, insight),
                                        new Keeping(keeper, insight, clock),
                                        insight,
                                        clock),
                        knowledge.revision(),
                        clock);
        House house = new House(lead, called, webServer(port, called, lead, insight));
        house.begin();
        LOG.info(
                "serving {} with {} entries, revision {}, on port {}",
                String.join(" and ", offered.names()),
                knowledge.entries().count(),
                knowledge.revision(),
                house.port());
        offered.missing().forEach(missing -> LOG.info("not served: {}", missing));
        return house;
    }

    /// Builds what answers, over what keeps.
    private interface TermsOver {
        Terms over(Keeper keeper);
    }

    private static Lead lead(
            JournalAddress address,
            JournalOpener opener,
            TermsOver terms,
            String revision,
            Clock clock) {
        return switch (address) {
            case JournalAddress.Sqlite(Path file) -> {
                Journal journal = opener.open(file, clock);
                yield new SoleLead(journal, terms.over(journal));
            }
            case JournalAddress.Postgresql database -> {
                PostgresJournal journal = PostgresJournal.open(database, clock);
                yield new SharedLead(journal, terms.over(journal), revision, clock);
            }
        };
    }

    /// The port that the web server listens on.
    int port() {
        return web.port();
    }

    @Override
    public void close() {
        LOG.info("stopping: no longer receiving, finishing what is being sent");
        called.forEach(Adapter::close);
        web.close();
        lead.close();
        LOG.info("stopped");
    }

    private void begin() {
        lead.start();
        called.forEach(adapter -> adapter.start(lead.inbox()));
    }

    /// The journal is let go when the port cannot be had: nothing is left half open.
    private static WebServer webServer(
            int port, List<Adapter> called, Lead lead, PrometheusInsight insight) {
        try {
            return WebServer.start(
                    port, webhooks(called), () -> health(lead, called), insight::scrape);
        } catch (UncheckedIOException e) {
            lead.close();
            throw new FailedCommand("Cannot start: " + e.getMessage() + ".");
        }
    }

    private static List<Webhook> webhooks(List<Adapter> adapters) {
        return adapters.stream().flatMap(adapter -> adapter.webhooks().stream()).toList();
    }

    private static List<Health> health(Lead lead, List<Adapter> called) {
        List<Health> parts = new ArrayList<>(lead.health());
        called.forEach(adapter -> parts.add(adapter.health()));
        return parts;
    }
}
