package io.rapporteur.telegram;

import java.time.Duration;
import java.util.Optional;

/// A call to the Bot API came to nothing.
final class BotApiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int code;
    private final transient Optional<Duration> retryAfter;

    private BotApiException(int code, String message, Optional<Duration> retryAfter) {
        super(message);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /// Telegram said no.
    static BotApiException refused(int code, String description, Optional<Duration> retryAfter) {
        return new BotApiException(code, description, retryAfter);
    }

    /// No answer came, or none that makes sense.
    static BotApiException unreachable(String why) {
        return new BotApiException(0, why, Optional.empty());
    }

    /// Telegram's error code; 0 when it did not answer.
    int code() {
        return code;
    }

    /// How long Telegram asks to wait.
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /// Whether an operator must act before it can work: the token is wrong.
    boolean isTokenRefused() {
        return code == 401 || code == 404;
    }

    /// One sentence for the operator, with what to do.
    String advice() {
        return switch (code) {
            case 401, 404 ->
                    "Telegram does not know this token ("
                            + code
                            + "): copy it again from @BotFather into TELEGRAM_BOT_TOKEN";
            case 409 ->
                    "another program receives this bot's updates (409): stop the other poller or"
                            + " remove its webhook, two cannot share a token";
            case 429 ->
                    "Telegram asks to go slower (429): nothing to do, we wait as long as it says";
            case 0 ->
                    "Telegram cannot be reached ("
                            + getMessage()
                            + "): check the network and TELEGRAM_API_URL; we keep trying";
            default -> "Telegram answers " + code + " (" + getMessage() + "): we keep trying";
        };
    }
}
