package io.rapporteur.telegram;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the adapter must be told.
///
/// @param token as @BotFather gave it: digits, a colon, and a secret
/// @param apiUrl scheme, host and port of the Bot API server
/// @param publicUrl where Telegram reaches this house; when present updates come by webhook,
///   otherwise they are fetched
/// @param webhookSecret what Telegram must show at the webhook; when absent one is made up at
///   start, which suits a single process only
/// @param messagesPerSecond how many messages Telegram takes from this bot within a second, to
///   whomever; from 1 to [#MOST_MESSAGES_PER_SECOND]
public record TelegramSettings(
        String token,
        URI apiUrl,
        Optional<URI> publicUrl,
        Optional<String> webhookSecret,
        int messagesPerSecond) {

    /// Telegram's own server.
    public static final URI PUBLIC_API = URI.create("https://api.telegram.org");

    /// What Telegram takes from every bot. Source: its FAQ for bots, "My bot is hitting limits".
    public static final int USUAL_MESSAGES_PER_SECOND = 30;

    /// Ten times what Telegram sells ("paid broadcasts").
    public static final int MOST_MESSAGES_PER_SECOND = 10_000;

    private static final Pattern TOKEN = Pattern.compile("(\\d{1,19}):[A-Za-z0-9_-]+");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{1,256}");

    /// @throws IllegalArgumentException if a value has another form; secrets are not quoted
    public TelegramSettings {
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    "TELEGRAM_BOT_TOKEN has "
                            + token.length()
                            + " characters of another form: expected digits, a colon and letters,"
                            + " as in 123456:AbC-dEf; copy it again from @BotFather");
        }
        apiUrl = server("TELEGRAM_API_URL", apiUrl);
        publicUrl = publicUrl.map(TelegramSettings::base);
        webhookSecret.ifPresent(TelegramSettings::checkSecret);
        if (messagesPerSecond < 1 || messagesPerSecond > MOST_MESSAGES_PER_SECOND) {
            throw new IllegalArgumentException(
                    "TELEGRAM_MESSAGES_PER_SECOND is "
                            + messagesPerSecond
                            + ": expected a number from 1 to "
                            + MOST_MESSAGES_PER_SECOND);
        }
    }

    /// Sends at the pace that Telegram takes from every bot.
    ///
    /// @throws IllegalArgumentException if a value has another form; secrets are not quoted
    public TelegramSettings(
            String token, URI apiUrl, Optional<URI> publicUrl, Optional<String> webhookSecret) {
        this(token, apiUrl, publicUrl, webhookSecret, USUAL_MESSAGES_PER_SECOND);
    }

    /// Polls Telegram's own server.
    public static TelegramSettings polling(String token) {
        return new TelegramSettings(token, PUBLIC_API, Optional.empty(), Optional.empty());
    }

    /// The number of the bot: the digits of its token.
    long botId() {
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }

    /// Leaves the secrets out.
    @Override
    public String toString() {
        return "TelegramSettings[bot "
                + botId()
                + ", api "
                + apiUrl
                + publicUrl.map(url -> ", public " + url).orElse(", polling")
                + "]";
    }

    private static URI server(String what, URI url) {
        URI base = base(url);
        if (!base.getPath().isEmpty()) {
            throw new IllegalArgumentException(
                    what + " " + url + " has a path: expected scheme, host and port alone");
        }
        return base;
    }

    private static URI base(URI url) {
        String scheme = url.getScheme();
        boolean web = "http".equals(scheme) || "https".equals(scheme);
        if (!web || url.getHost() == null || url.getQuery() != null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    url.getHost() + " is no base URL: expected https://HOST or https://HOST:PORT");
        }
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    private static void checkSecret(String secret) {
        if (!SECRET.matcher(secret).matches()) {
            throw new IllegalArgumentException(
                    "TELEGRAM_WEBHOOK_SECRET has "
                            + secret.length()
                            + " characters or a forbidden one: expected 1 to 256 of A-Z a-z 0-9 _"
                            + " -");
        }
    }
}
