package io.rapporteur.telegram;

import io.rapporteur.core.delivery.Backoff;
import io.rapporteur.core.delivery.Insight;
import io.rapporteur.knowledge.Language;
import io.rapporteur.telegram.TelegramAdapter.Tempo;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Adapters as tests want them: against a fake server, and impatient.
final class Adapters {

    static final Instant NOW = Instant.parse("2025-11-25T09:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Bot BOT = new Bot(FakeTelegram.BOT_ID, FakeTelegram.USERNAME, false);

    private Adapters() {}

    static TelegramSettings polling(FakeTelegram telegram) {
        return polling(telegram.url());
    }

    static TelegramSettings polling(URI apiUrl) {
        return new TelegramSettings(FakeTelegram.TOKEN, apiUrl, Optional.empty(), Optional.empty());
    }

    static TelegramSettings webhook(FakeTelegram telegram, URI publicUrl, String secret) {
        return new TelegramSettings(
                FakeTelegram.TOKEN, telegram.url(), Optional.of(publicUrl), Optional.of(secret));
    }

    static TelegramAdapter adapter(TelegramSettings settings) {
        return adapter(settings, CLOCK);
    }

    static TelegramAdapter adapter(TelegramSettings settings, Clock clock) {
        return new TelegramAdapter(
                settings,
                List.of(Language.values()),
                clock,
                Insight.none(),
                new Tempo(
                        Duration.ofSeconds(30),
                        Duration.ofMillis(200),
                        new Backoff(
                                Duration.ofMillis(10),
                                Duration.ofSeconds(30),
                                RandomGenerator.of("L64X128MixRandom"))));
    }
}
