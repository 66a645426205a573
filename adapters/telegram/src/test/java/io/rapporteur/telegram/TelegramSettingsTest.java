package io.rapporteur.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.Optional;

class TelegramSettingsTest {

    private static final String TOKEN = "123456:AbC-dEf_secret";

    @Test
    void pollTelegramsOwnServerByDefault() {
        assertThat(TelegramSettings.polling(TOKEN).apiUrl())
                .isEqualTo(URI.create("https://api.telegram.org"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "AbC-dEf_secret", "123456:", "123456:AbC dEf", "bot123456:AbCsecret"})
    void refuseATokenOfAnotherFormWithoutQuotingIt(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TelegramSettings.polling(token))
                .withMessageContaining("@BotFather")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 10_001})
    void refuseAPaceThatTelegramDoesNotSell(int messagesPerSecond) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new TelegramSettings(
                                TOKEN,
                                TelegramSettings.PUBLIC_API,
                                Optional.empty(),
                                Optional.empty(),
                                messagesPerSecond))
                .withMessageContaining("from 1 to 10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a secret", "", "geheim!", "سر"})
    void refuseAWebhookSecretThatTelegramWouldNotTake(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("https://bot.example", secret))
                .withMessageContaining("1 to 256");
    }

    @Test
    void refuseAWebhookSecretThatIsTooLong() {
        assertThat(settings("https://bot.example", "x".repeat(256)).webhookSecret()).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("https://bot.example", "x".repeat(257)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://a.example", "bot.example", "https://a.example?x=1", "https:///x"})
    void refuseWhatIsNoBaseUrl(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(url, "s"));
    }

    @Test
    void refuseAnApiUrlWithAPathBecauseTheLibraryWouldLoseIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new TelegramSettings(
                                TOKEN,
                                URI.create("https://a.example/telegram"),
                                Optional.empty(),
                                Optional.empty()))
                .withMessageContaining("path");
    }

    @Test
    void takeATrailingSlash() {
        assertThat(settings("https://bot.example/", "s").publicUrl())
                .contains(URI.create("https://bot.example"));
    }

    @Test
    void hideSecretsWhenPrinted() {
        assertThat(settings("https://bot.example", "hush").toString())
                .contains("123456", "https://bot.example")
                .doesNotContain("AbC", "hush");
    }

    @Test
    void nameTheStandardPortsToTheLibrary() {
        assertThat(Clients.url(URI.create("https://a.example")).getPort()).isEqualTo(443);
        assertThat(Clients.url(URI.create("http://a.example")).getPort()).isEqualTo(80);
        assertThat(Clients.url(URI.create("http://a.example:8081")).getPort()).isEqualTo(8081);
    }

    private static TelegramSettings settings(String publicUrl, String secret) {
        return new TelegramSettings(
                TOKEN,
                TelegramSettings.PUBLIC_API,
                Optional.of(URI.create(publicUrl)),
                Optional.of(secret));
    }
}
