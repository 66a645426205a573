package io.rapporteur.slack;

import io.rapporteur.core.delivery.Receipt;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What Slack said to a message.
///
/// @param why Slack's own word for it, such as `not_in_channel`
/// @param delay how long to wait, if it is [Kind#BUSY]
record Verdict(Kind kind, String why, Duration delay) {

    enum Kind {
        DELIVERED,
        /// It does not like the form: plain text may do.
        BAD_FORM,
        /// The bot is not in the channel, which may still be reached by a response URL.
        NOT_THERE,
        /// The response URL is used up.
        EXPIRED,
        BUSY,
        UNREACHABLE,
        UNCLEAR,
        REFUSED
    }

    private static final Set<String> ABOUT_FORM =
            Set.of(
                    "invalid_blocks",
                    "invalid_blocks_format",
                    "msg_blocks_too_long",
                    "msg_too_long",
                    "invalid_payload",
                    "invalid_arguments",
                    "no_text");

    private static final Set<String> ABOUT_PLACE = Set.of("not_in_channel", "channel_not_found");
    private static final Set<String> ABOUT_URL = Set.of("expired_url", "used_url");

    private static final Set<String> ABOUT_PACE =
            Set.of("ratelimited", "rate_limited", "message_limit_exceeded");

    private static final Set<String> ABOUT_SLACK =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout");

    /// What to wait when Slack says that it is busy, but not for how long.
    private static final Duration USUAL_DELAY = Duration.ofSeconds(30);

    static Verdict delivered() {
        return new Verdict(Kind.DELIVERED, "", Duration.ZERO);
    }

    /// There was no answer: Slack may have the message, unless no connection came about.
    static Verdict withoutAnswer(IOException broken) {
        // Its message may quote what was sent.
        return new Verdict(
                Receipt.Unreachable.isToldBy(broken) ? Kind.UNREACHABLE : Kind.UNCLEAR,
                broken.getClass().getSimpleName(),
                Duration.ZERO);
    }

    /// There was an answer, or none was waited for: Slack may have the message.
    static Verdict unclear(String why) {
        return new Verdict(Kind.UNCLEAR, why, Duration.ZERO);
    }

    /// @param error the `error` of an answer that is not `ok`
    static Verdict ofError(String error) {
        return new Verdict(kind(error), error, USUAL_DELAY);
    }

    private static Kind kind(String error) {
        if (ABOUT_FORM.contains(error)) {
            return Kind.BAD_FORM;
        }
        if (ABOUT_PLACE.contains(error)) {
            return Kind.NOT_THERE;
        }
        if (ABOUT_URL.contains(error)) {
            return Kind.EXPIRED;
        }
        if (ABOUT_PACE.contains(error)) {
            return Kind.BUSY;
        }
        return ABOUT_SLACK.contains(error) ? Kind.UNCLEAR : Kind.REFUSED;
    }

    /// @param status an HTTP status that is not 2xx
    /// @param retryAfter the header, in seconds
    static Verdict ofStatus(int status, Optional<String> retryAfter) {
        String why = "HTTP " + status;
        if (status == 429) {
            return new Verdict(
                    Kind.BUSY, why, retryAfter.map(Verdict::seconds).orElse(USUAL_DELAY));
        }
        return new Verdict(
                status >= 500 || status == 408 ? Kind.UNCLEAR : Kind.REFUSED, why, Duration.ZERO);
    }

    private static Duration seconds(String retryAfter) {
        return retryAfter.matches("[0-9]{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : USUAL_DELAY;
    }

    Receipt receipt() {
        return switch (kind) {
            case DELIVERED -> new Receipt.Delivered();
            case BUSY -> new Receipt.Postponed(delay, why);
            case UNREACHABLE -> new Receipt.Unreachable(why);
            case UNCLEAR -> new Receipt.Uncertain(why);
            case BAD_FORM, NOT_THERE, EXPIRED, REFUSED -> new Receipt.Refused(why);
        };
    }
}
