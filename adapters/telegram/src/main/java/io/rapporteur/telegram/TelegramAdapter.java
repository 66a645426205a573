package io.rapporteur.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.rapporteur.core.delivery.Adapter;
import io.rapporteur.core.delivery.Backoff;
import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Inbox;
import io.rapporteur.core.delivery.Insight;
import io.rapporteur.core.delivery.Platform;
import io.rapporteur.core.webhook.Webhook;
import io.rapporteur.knowledge.Language;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Rapporteur on Telegram: fetches updates by long polling, or receives them at a webhook when the
/// settings name a public URL.
///
/// [#start] needs no network: a server that cannot be reached is called until it can.
public final class TelegramAdapter implements Adapter {

    /// First part of conversation ids, and the part's name in [Health].
    static final String NAME = "telegram";

    private final TelegramSettings settings;
    private final List<Language> languages;
    private final Clock clock;
    private final Tempo tempo;
    private final BotApi api;
    private final Link link;
    private final Clients clients;
    private final TelegramPlatform platform;
    private final TelegramWebhook webhook;
    private final String secret;
    private final StopSignal stop = new StopSignal();
    private final List<Thread> threads = new ArrayList<>();
    private volatile @Nullable Bot bot;

    /// @param languages those of the pack: each gets its menu of commands
    public TelegramAdapter(
            TelegramSettings settings, List<Language> languages, Clock clock, Insight insight) {
        this(settings, languages, clock, insight, Tempo.usual(new SecureRandom()));
    }

    TelegramAdapter(
            TelegramSettings settings,
            List<Language> languages,
            Clock clock,
            Insight insight,
            Tempo tempo) {
        this.settings = settings;
        this.languages = List.copyOf(languages);
        this.clock = clock;
        this.tempo = tempo;
        this.api = new BotApi(settings);
        this.link = new Link(clock, "connecting to " + settings.apiUrl());
        this.clients = new Clients(settings);
        this.platform =
                new TelegramPlatform(clients.forAnswers(), settings.messagesPerSecond(), insight);
        this.secret = settings.webhookSecret().orElseGet(TelegramAdapter::randomSecret);
        this.webhook = new TelegramWebhook(secret);
    }

    /// How long we wait: for something new, and after failures.
    ///
    /// @param hold how long Telegram holds a request for updates open
    /// @param breath between two requests, if the server does not hold them
    record Tempo(Duration hold, Duration breath, Backoff backoff) {

        private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

        static Tempo usual(RandomGenerator random) {
            return new Tempo(
                    Duration.ofSeconds(45),
                    Duration.ofMillis(500),
                    new Backoff(Duration.ofMillis(500), LONGEST_WAIT, random));
        }
    }

    /// The parameters of `setWebhook`.
    @JsonNaming(SnakeCaseStrategy.class)
    private record Registration(String url, String secretToken, List<String> allowedUpdates) {}

    @Override
    public Platform platform() {
        return platform;
    }

    @Override
    public List<Webhook> webhooks() {
        return settings.publicUrl().isPresent() ? List.of(webhook) : List.of();
    }

    @Override
    public void start(Inbox inbox) {
        run("telegram-receiver", () -> receive(inbox));
        run(
                "telegram-menus",
                () ->
                        new MenuRegistration(api, stop, tempo.backoff())
                                .register(CommandMenu.all(languages)));
    }

    @Override
    public Health health() {
        return link.health(bot);
    }

    @Override
    public void close() {
        stop.raise();
        webhook.close();
        threads.forEach(TelegramAdapter::join);
        api.close();
        clients.close();
    }

    private void receive(Inbox inbox) {
        Caller caller = new Caller(api, link, stop, tempo.backoff());
        caller.insist("getMe", Map.of()).map(Bot::of).ifPresent(us -> receive(caller, us, inbox));
    }

    private void receive(Caller caller, Bot us, Inbox inbox) {
        bot = us;
        Intake intake =
                new Intake(
                        new UpdateReader(settings.botId(), us, clock),
                        inbox,
                        new Courtesies(clients.forCourtesies()));
        settings.publicUrl()
                .ifPresentOrElse(
                        url -> beCalled(caller, us, intake, url), () -> poll(caller, us, intake));
    }

    private void beCalled(Caller caller, Bot us, Intake intake, URI publicUrl) {
        webhook.open(intake);
        Optional<JsonNode> done = caller.insist("setWebhook", registration(publicUrl));
        if (done.isPresent()) {
            link.up("receiving as @" + us.username() + " at " + publicUrl + TelegramWebhook.PATH);
        }
    }

    private void poll(Caller caller, Bot us, Intake intake) {
        if (caller.insist("deleteWebhook", Map.of()).isPresent()) {
            String receiving = "polling as @" + us.username();
            link.up(receiving);
            new Poller(caller, link, intake, receiving, tempo).run();
        }
    }

    private Registration registration(URI publicUrl) {
        return new Registration(publicUrl + TelegramWebhook.PATH, secret, BotApi.ALLOWED_UPDATES);
    }

    private void run(String name, Runnable work) {
        threads.add(Thread.ofVirtual().name(name).start(work));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String randomSecret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
