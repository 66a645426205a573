package io.rapporteur.app;

import io.rapporteur.journal.SqliteJournal;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.pack.PackReader;
import io.rapporteur.slack.FakeSlack;
import io.rapporteur.telegram.FakeTelegram;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// The whole house, serving the shipped record to a fake Telegram and a fake Slack over real HTTP,
/// with its journal in a real file.
final class ServedHouse implements AutoCloseable {

    static final KnowledgeBase RECORD =
            PackReader.read(
                    Path.of(System.getProperty("rapporteur.home"), "knowledge/packs/interpol-93"));

    final FakeTelegram telegram = FakeTelegram.start();
    final FakeSlack slack = new FakeSlack(InstantSource.system());
    private final Map<String, String> environment = new HashMap<>();
    private House.JournalOpener journals;
    private House house;

    ServedHouse(Path journal) {
        this(journal, Map.of(), SqliteJournal::open);
    }

    /// @param settings more settings, or others than the usual ones
    ServedHouse(Path journal, Map<String, String> settings) {
        this(journal, settings, SqliteJournal::open);
    }

    ServedHouse(Path journal, Map<String, String> settings, House.JournalOpener journals) {
        this.journals = journals;
        environment.put("RAPPORTEUR_JOURNAL", "sqlite:" + journal);
        environment.put("RAPPORTEUR_PORT", "0");
        environment.put("TELEGRAM_BOT_TOKEN", FakeTelegram.TOKEN);
        environment.put("TELEGRAM_API_URL", telegram.url().toString());
        environment.put("SLACK_BOT_TOKEN", FakeSlack.BOT_TOKEN);
        environment.put("SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET);
        environment.put("SLACK_API_URL", slack.apiUrl().toString());
        environment.putAll(settings);
        house = open();
    }

    private House open() {
        return House.open(new Settings(environment), RECORD, journals);
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /// Stops the house, as SIGTERM does.
    void stop() {
        house.close();
    }

    /// Opens it again over the same journal.
    void reopen() {
        house = open();
    }

    /// Opens it again, with a journal that is opened in another way.
    void reopen(House.JournalOpener otherwise) {
        journals = otherwise;
        reopen();
    }

    HttpResponse<String> postToSlackEvents(FakeSlack.Delivery delivery) {
        return slack.post(slackEvents(), delivery);
    }

    URI slackEvents() {
        return URI.create(base() + "/slack/events");
    }

    boolean isReady() {
        return get("/health/ready").statusCode() == 200;
    }

    String metrics() {
        return get("/metrics").body();
    }

    HttpResponse<String> get(String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(base() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    String base() {
        return "http://127.0.0.1:" + house.port();
    }

    static Entry entry(String id) {
        return RECORD.entry(new PassageId(id)).orElseThrow();
    }

    static String direct(String id, Language language) {
        return entry(id).answer().direct().in(language);
    }

    /// As a person reads it: without the invisible marks of direction, and in one line.
    static String read(String text) {
        return text.replaceAll("[\\p{Cf}]", "").replaceAll("\\s+", " ");
    }

    static void await(String what, BooleanSupplier done) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain: " + what);
            }
            Thread.onSpinWait();
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() {
        house.close();
        telegram.close();
        slack.close();
    }
}
