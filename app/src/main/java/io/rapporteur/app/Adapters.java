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

/// Which platforms the settings ask for, and what the others would need.
final class Adapters {

    static final String TELEGRAM_NEEDS =
            "Telegram needs TELEGRAM_BOT_TOKEN, the token that @BotFather gave you";
    static final String SLACK_NEEDS =
            "Slack needs SLACK_BOT_TOKEN, and SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN"
                    + " (Socket Mode); see adapters/slack/manifest.yaml";

    private final Settings settings;

    Adapters(Settings settings) {
        this.settings = settings;
    }

    /// Telegram's settings if its token is set; problems are noted in the settings.
    Optional<TelegramSettings> telegram() {
        if (!settings.has("TELEGRAM_BOT_TOKEN")) {
            return Optional.empty();
        }
        Optional<String> token = settings.secret("TELEGRAM_BOT_TOKEN");
        Optional<String> webhookSecret = settings.secret("TELEGRAM_WEBHOOK_SECRET");
        URI api = settings.url("TELEGRAM_API_URL").orElse(TelegramSettings.PUBLIC_API);
        Optional<URI> publicUrl = settings.publicUrl();
        return token.flatMap(value ->
                settings.build(() -> new TelegramSettings(value, api, publicUrl, webhookSecret)));
    }

    /// Slack's settings if its token is set; problems are noted in the settings.
    Optional<SlackSettings> slack() {
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

    /// An adapter for each platform that is set up.
    List<Adapter> build(List<Language> languages, Clock clock, Insight insight) {
        List<Adapter> adapters = new ArrayList<>();
        telegram()
                .ifPresent(telegram ->
                        adapters.add(new TelegramAdapter(telegram, languages, clock, insight)));
        slack().ifPresent(slack -> adapters.add(new SlackAdapter(slack, clock, insight)));
        return adapters;
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
