package io.rapporteur.telegram;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.core.delivery.Finding;
import io.rapporteur.core.delivery.Finding.Level;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/// Looks at a bot from outside, and says in sentences what is well, what is not, and what to do.
/// Changes nothing at Telegram.
public final class TelegramDoctor {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);
    private static final int MANY_PENDING = 100;

    private final TelegramSettings settings;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    private TelegramDoctor(TelegramSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Asks Telegram; takes seconds, and up to half a minute when it cannot be reached.
    public static List<Finding> examine(TelegramSettings settings, Clock clock) {
        TelegramDoctor doctor = new TelegramDoctor(settings, clock);
        doctor.examine();
        return List.copyOf(doctor.findings);
    }

    private void examine() {
        try (BotApi api = new BotApi(settings)) {
            HttpResponse<String> introduction = ask(api, "getMe");
            lookAtClock(introduction);
            lookAtBot(Bot.of(BotApi.result(introduction)));
            lookAtWebhook(BotApi.result(ask(api, "getWebhookInfo")));
        } catch (BotApiException e) {
            add(Level.ERROR, e.advice());
        }
    }

    private static HttpResponse<String> ask(BotApi api, String method) {
        try {
            return api.exchange(method, Map.of(), PATIENCE).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof BotApiException problem ? problem : e;
        }
    }

    private void lookAtClock(HttpResponse<String> response) {
        Optional<Duration> skew =
                response.headers()
                        .firstValue("Date")
                        .flatMap(TelegramDoctor::instant)
                        .map(theirs -> Duration.between(theirs, clock.instant()));
        if (skew.isPresent() && skew.get().abs().compareTo(TOLERATED_SKEW) > 0) {
            add(
                    Level.WARNING,
                    "this machine's clock is "
                            + skew.get().abs().toSeconds()
                            + " s "
                            + (skew.get().isNegative() ? "behind" : "ahead of")
                            + " Telegram's: set it by NTP, answers depend on the date");
        } else if (skew.isPresent()) {
            add(Level.OK, "the clock agrees with Telegram's");
        }
    }

    private void lookAtBot(Bot bot) {
        add(Level.OK, "the token is valid: it is @" + bot.username() + "'s");
        add(bot.readsGroups() ? Level.OK : Level.WARNING, bot.groupAdvice());
    }

    private void lookAtWebhook(JsonNode info) {
        lookAtAddress(info.path("url").asText());
        String error = info.path("last_error_message").asText();
        if (!error.isEmpty()) {
            add(
                    Level.WARNING,
                    "Telegram last failed to reach the webhook at "
                            + Instant.ofEpochSecond(info.path("last_error_date").asLong())
                            + " ("
                            + error
                            + "): check that the public URL answers from outside, with a valid"
                            + " certificate");
        }
        int pending = info.path("pending_update_count").asInt();
        if (pending > MANY_PENDING) {
            add(
                    Level.WARNING,
                    pending
                            + " updates wait at Telegram: is `serve` running, and is its journal"
                            + " well?");
        } else {
            add(Level.OK, pending + " updates wait at Telegram");
        }
    }

    private void lookAtAddress(String registered) {
        Optional<String> expected = settings.publicUrl().map(url -> url + TelegramWebhook.PATH);
        if (expected.isEmpty()) {
            if (registered.isEmpty()) {
                add(Level.OK, "no webhook is set, polling can begin");
            } else {
                add(
                        Level.WARNING,
                        "a webhook is set at "
                                + host(registered)
                                + " although we poll: `serve` removes it at start; if it is another"
                                + " program's, give that one a bot of its own");
            }
            return;
        }
        if (registered.equals(expected.get())) {
            add(Level.OK, "the webhook is set at " + registered);
        } else {
            add(
                    Level.WARNING,
                    "the webhook is "
                            + (registered.isEmpty()
                                    ? "not set"
                                    : "set elsewhere, at " + host(registered))
                            + ": `serve` sets it to "
                            + expected.get());
        }
        if (!expected.get().startsWith("https:")) {
            add(
                    Level.ERROR,
                    "Telegram posts only to https: give RAPPORTEUR_PUBLIC_URL as https://HOST");
        }
    }

    /// Another program's webhook may carry its secret in the path.
    private static String host(String url) {
        try {
            return String.valueOf(URI.create(url).getHost());
        } catch (IllegalArgumentException _) {
            return "an address we cannot read";
        }
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private void add(Level level, String sentence) {
        findings.add(new Finding(level, sentence));
    }
}
