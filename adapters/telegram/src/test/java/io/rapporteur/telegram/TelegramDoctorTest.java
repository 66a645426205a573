package io.rapporteur.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.delivery.Finding;
import io.rapporteur.core.delivery.Finding.Level;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class TelegramDoctorTest {

    private final FakeTelegram telegram = FakeTelegram.start();

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void findsAHealthyBotHealthy() {
        telegram.readsGroups(true);

        List<Finding> findings = examine(Clock.systemUTC());

        assertThat(findings).allMatch(finding -> finding.level() == Level.OK);
        assertThat(findings)
                .extracting(Finding::sentence)
                .anyMatch(sentence -> sentence.contains("@rapporteur_bot"))
                .anyMatch(sentence -> sentence.contains("polling can begin"));
    }

    @Test
    void warnsOfPrivacyModeAndSaysWhatToDo() {
        assertThat(sentences(Level.WARNING)).singleElement().asString().contains("/setprivacy");
    }

    @Test
    void saysThatTheTokenIsWrong() {
        telegram.fail("getMe", FakeTelegram.unauthorized());

        assertThat(sentences(Level.ERROR)).singleElement().asString().contains("@BotFather");
    }

    @Test
    void saysThatTelegramCannotBeReached() {
        telegram.close();

        assertThat(sentences(Level.ERROR)).singleElement().asString().contains("TELEGRAM_API_URL");
    }

    @Test
    void warnsOfAWebhookBesidePollingWithoutShowingItsPath() {
        setWebhook("https://other.example/secret-path");

        assertThat(sentences(Level.WARNING))
                .anyMatch(sentence -> sentence.contains("other.example"))
                .noneMatch(sentence -> sentence.contains("secret-path"));
    }

    @Test
    void warnsOfUpdatesThatPileUpAndOfAWebhookThatFails() {
        for (int i = 0; i < 101; i++) {
            telegram.say(77, "en", "Who?");
        }
        telegram.webhookFailedWith("Connection refused");

        assertThat(sentences(Level.WARNING))
                .anyMatch(sentence -> sentence.contains("101 updates wait"))
                .anyMatch(sentence -> sentence.contains("Connection refused"));
    }

    @Test
    void warnsOfAClockThatIsWrong() {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(5));
        Clock behind = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5));

        assertThat(sentences(Level.WARNING, examine(ahead)))
                .anyMatch(sentence -> sentence.contains("ahead of"));
        assertThat(sentences(Level.WARNING, examine(behind)))
                .anyMatch(sentence -> sentence.contains("behind"));
    }

    @Test
    void saysThatAWebhookIsToBeSetAndMustBeHttps() {
        TelegramSettings settings =
                Adapters.webhook(telegram, URI.create("http://bot.example"), "hush");

        List<Finding> findings = TelegramDoctor.examine(settings, Clock.systemUTC());

        assertThat(sentences(Level.WARNING, findings))
                .anyMatch(sentence -> sentence.contains("not set"));
        assertThat(sentences(Level.ERROR, findings))
                .anyMatch(sentence -> sentence.contains("https"));
    }

    @Test
    void isContentWithTheWebhookThatItExpects() {
        setWebhook("https://bot.example/telegram/webhook");
        TelegramSettings settings =
                Adapters.webhook(telegram, URI.create("https://bot.example"), "hush");

        assertThat(sentences(Level.OK, TelegramDoctor.examine(settings, Clock.systemUTC())))
                .anyMatch(sentence -> sentence.contains("the webhook is set at"));
    }

    @Test
    void neverTellsTheToken() {
        assertThat(examine(Clock.systemUTC()).toString()).doesNotContain("fake-Token");
    }

    private void setWebhook(String url) {
        try (BotApi api = new BotApi(Adapters.polling(telegram))) {
            api.call("setWebhook", Map.of("url", url, "secret_token", "x"), Duration.ofSeconds(5))
                    .join();
        }
    }

    private List<Finding> examine(Clock clock) {
        return TelegramDoctor.examine(Adapters.polling(telegram), clock);
    }

    private List<String> sentences(Level level) {
        return sentences(level, examine(Clock.systemUTC()));
    }

    private static List<String> sentences(Level level, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.level() == level)
                .map(Finding::sentence)
                .toList();
    }
}
