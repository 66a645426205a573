package io.rapporteur.app;

import io.rapporteur.core.delivery.Adapter;
import io.rapporteur.core.delivery.Insight;
import io.rapporteur.knowledge.Language;
import io.rapporteur.slack.SlackAdapter;
import io.rapporteur.slack.SlackSettings;
import io.rapporteur.telegram.TelegramAdapter;
import io.rapporteur.telegram.TelegramSettings;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which platforms the settings ask for, and what the others would need.
final class Adapters {

    static final String TELEGRAM_NEEDS =
            "Telegram needs TELEGRAM_BOT_TOKEN, the token that @BotFather gave you";
    static final String SLACK_NEEDS =
            "Slack needs SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN"
                    + " (Socket Mode); see adapters/slack/manifest.yaml";

    private final Settings settings;
    private final Optional<TelegramSettings> telegram;
    private final Optional<SlackSettings> slack;

    /// Problems are noted in the settings.
    Adapters(Settings settings) {
        this.settings = settings;
        this.telegram = telegram(settings);
        this.slack = slack(settings);
    }

    private static Optional<TelegramSettings> telegram(Settings settings) {
        if (!settings.has("TELEGRAM_BOT_TOKEN")) {
            return Optional.empty();
        }
        Optional<String> token = settings.secret("TELEGRAM_BOT_TOKEN");
        Optional<String> webhookSecret = settings.secret("TELEGRAM_WEBHOOK_SECRET");
        URI api = settings.url("TELEGRAM_API_URL").orElse(TelegramSettings.PUBLIC_API);
        Optional<URI> publicUrl = settings.publicUrl();
        int messagesPerSecond =
                settings.number(
                        "TELEGRAM_MESSAGES_PER_SECOND",
                        1,
                        TelegramSettings.MOST_MESSAGES_PER_SECOND,
                        TelegramSettings.USUAL_MESSAGES_PER_SECOND);
        return token.flatMap(value ->
                settings.build(() ->
                        new TelegramSettings(
                                value, api, publicUrl, webhookSecret, messagesPerSecond)));
    }

    private static Optional<SlackSettings> slack(Settings settings) {
        if (!settings.has("SLACK_BOT_TOKEN")) {
            return Optional.empty();
        }
        Optional<String> token = settings.secret("SLACK_BOT_TOKEN");
        Optional<String> signingSecret = settings.secret("SLACK_SIGNING_SECRET");
        Optional<String> appToken = settings.secret("SLACK_APP_TOKEN");
        URI api = settings.url("SLACK_API_URL").orElse(SlackSettings.DEFAULT_API_URL);
        return token.flatMap(value ->
                settings.build(() -> new SlackSettings(value, signingSecret, appToken, api)));
    }

    /// Telegram's settings, if its token is set.
    Optional<TelegramSettings> telegram() {
        return telegram;
    }

    /// Slack's settings, if its token is set.
    Optional<SlackSettings> slack() {
        return slack;
    }

    /// The names of the platforms that are set up.
    List<String> names() {
        return Stream.of(telegram.map(_ -> "telegram"), slack.map(_ -> "slack"))
                .flatMap(Optional::stream)
                .toList();
    }

    /// New adapters for the platforms that call us: every process of several can be called.
    List<Adapter> called(List<Language> languages, Clock clock, Insight insight) {
        return build(
                telegram.filter(Adapters::isCalled),
                slack.filter(Adapters::isCalled),
                languages,
                clock,
                insight);
    }

    /// New adapters for the platforms from which we fetch: one process of several may.
    List<Adapter> fetching(List<Language> languages, Clock clock, Insight insight) {
        return build(
                telegram.filter(settings -> !isCalled(settings)),
                slack.filter(settings -> !isCalled(settings)),
                languages,
                clock,
                insight);
    }

    private static boolean isCalled(TelegramSettings telegram) {
        return telegram.publicUrl().isPresent();
    }

    private static boolean isCalled(SlackSettings slack) {
        return slack.signingSecret().isPresent();
    }

    private static List<Adapter> build(
            Optional<TelegramSettings> telegram,
            Optional<SlackSettings> slack,
            List<Language> languages,
            Clock clock,
            Insight insight) {
        List<Adapter> adapters = new ArrayList<>();
        telegram.ifPresent(
                settings -> adapters.add(new TelegramAdapter(settings, languages, clock, insight)));
        slack.ifPresent(settings -> adapters.add(new SlackAdapter(settings, clock, insight)));
        return List.copyOf(adapters);
    }

    /// Notes what would keep several processes from doing the same: each would tell Telegram
    /// another secret.
    void checkThatSeveralAgree() {
        telegram.filter(Adapters::isCalled)
                .filter(settings -> settings.webhookSecret().isEmpty())
                .ifPresent(_ ->
                        settings.problem(
                                "TELEGRAM_WEBHOOK_SECRET",
                                "is not set: on PostgreSQL several processes may serve one webhook,"
                                        + " and need the same secret of 1 to 256 characters of"
                                        + " A-Za-z0-9_-"));
    }

    /// What the platforms that are not set up would need, in a sentence each.
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!settings.has("TELEGRAM_BOT_TOKEN")) {
            missing.add(TELEGRAM_NEEDS);
        }
        if (!settings.has("SLACK_BOT_TOKEN")) {
            missing.add(SLACK_NEEDS);
        }
        return missing;
    }
}
