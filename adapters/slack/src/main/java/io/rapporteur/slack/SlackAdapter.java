package io.rapporteur.slack;

import io.rapporteur.core.delivery.Adapter;
import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Inbox;
import io.rapporteur.core.delivery.Insight;
import io.rapporteur.core.delivery.Platform;
import io.rapporteur.core.webhook.Webhook;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Rapporteur on Slack.
///
/// With a signing secret Slack may call [#webhooks()]; with an app token we open a socket to Slack.
/// With both, Slack chooses: its app settings say whether Socket Mode is on.
public final class SlackAdapter implements Adapter {

    /// For one call of Slack's API.
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final SlackSettings settings;
    private final InstantSource clock;
    private final WebApi api;
    private final ResponseUrls responseUrls;
    private final SlackPlatform platform;
    private final IdentityCheck identityCheck;
    private final Intake intake;
    private final Optional<SocketMode> socketMode;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    /// @param clock for the age of requests and for when something was said
    public SlackAdapter(SlackSettings settings, InstantSource clock, Insight insight) {
        this(settings, clock, insight, Rhythm.usual(new SecureRandom()), TIMEOUT);
    }

    SlackAdapter(
            SlackSettings settings,
            InstantSource clock,
            Insight insight,
            Rhythm rhythm,
            Duration timeout) {
        this.settings = settings;
        this.clock = clock;
        this.api = new WebApi(settings, timeout);
        this.responseUrls = new ResponseUrls(timeout);
        this.platform = new SlackPlatform(api, responseUrls, insight);
        this.identityCheck = new IdentityCheck(api, rhythm);
        this.intake = new Intake(clock, identityCheck::identity);
        this.socketMode =
                settings.socketMode()
                        ? Optional.of(new SocketMode(api, intake, rhythm))
                        : Optional.empty();
    }

    @Override
    public Platform platform() {
        return platform;
    }

    /// One, if there is a signing secret.
    @Override
    public List<Webhook> webhooks() {
        return settings.signingSecret().stream()
                .<Webhook>map(
                        secret -> new SlackWebhook(new RequestSignature(secret, clock), intake))
                .toList();
    }

    @Override
    public void start(Inbox inbox) {
        intake.open(inbox);
        threads.add(Thread.ofVirtual().name("slack-identity").start(identityCheck));
        socketMode.ifPresent(
                socket -> threads.add(Thread.ofVirtual().name("slack-socket").start(socket)));
    }

    @Override
    public Health health() {
        if (threads.isEmpty()) {
            return Health.unready(SlackNames.PLATFORM, "not started");
        }
        return identityCheck
                .identity()
                .map(this::health)
                .orElseGet(() -> Health.unready(SlackNames.PLATFORM, identityCheck.problem()));
    }

    private Health health(Identity identity) {
        return socketMode
                .flatMap(SocketMode::problem)
                .map(problem -> Health.unready(SlackNames.PLATFORM, problem))
                .orElseGet(() ->
                        Health.ready(
                                SlackNames.PLATFORM,
                                (settings.socketMode() ? "Socket Mode" : "HTTP mode")
                                        + " as @"
                                        + identity.name()
                                        + " in "
                                        + identity.team()));
    }

    @Override
    public void close() {
        intake.close();
        threads.forEach(Thread::interrupt);
        socketMode.ifPresent(SocketMode::close);
        responseUrls.close();
        api.close();
    }
}
