package io.rapporteur.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiResponse;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;

import io.rapporteur.core.delivery.Finding;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Looks at an installation from outside and says what is wrong with it.
public final class SlackDoctor {

    /// The bot's scopes, as in `manifest.yaml`: to offer the command, to answer, to hear mentions,
    /// to hear direct messages.
    public static final Set<String> REQUIRED_SCOPES =
            Set.of("commands", "chat:write", "app_mentions:read", "im:history");

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final SlackSettings settings;
    private final InstantSource clock;

    public SlackDoctor(SlackSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Asks Slack; takes up to half a minute if it cannot be reached. Changes nothing.
    public List<Finding> examine() {
        try (WebApi api = new WebApi(settings, TIMEOUT)) {
            List<Finding> findings = new ArrayList<>(botToken(api));
            findings.add(
                    settings.socketMode()
                            ? appToken(api)
                            : Finding.ok(
                                    "HTTP mode: in the app's settings, the URLs of the command, of"
                                            + " events and of interactivity must all be your public"
                                            + " address followed by "
                                            + SlackWebhook.PATH
                                            + "."));
            return findings;
        }
    }

    private List<Finding> botToken(WebApi api) {
        try {
            AuthTestResponse answer = api.authTest();
            return answer.isOk()
                    ? List.of(who(answer), scopes(answer), clock(answer))
                    : List.of(
                            Finding.error(
                                    IdentityCheck.advice(String.valueOf(answer.getError())) + "."));
        } catch (SlackApiException | IOException failed) {
            return List.of(unreachable("auth.test", failed));
        }
    }

    private static Finding who(AuthTestResponse answer) {
        return Finding.ok(
                "The bot is @"
                        + answer.getUser()
                        + " ("
                        + answer.getUserId()
                        + ") in "
                        + answer.getTeam()
                        + ".");
    }

    private static Finding scopes(AuthTestResponse answer) {
        Optional<String> granted = header(answer, "x-oauth-scopes");
        if (granted.isEmpty()) {
            return Finding.warning(
                    "Slack does not say which scopes the token has: check in \"OAuth &"
                            + " Permissions\" that they include "
                            + String.join(", ", new TreeSet<>(REQUIRED_SCOPES))
                            + ".");
        }
        Set<String> missing = new TreeSet<>(REQUIRED_SCOPES);
        missing.removeAll(
                Arrays.stream(granted.get().split(",", -1))
                        .map(String::strip)
                        .collect(Collectors.toSet()));
        return missing.isEmpty()
                ? Finding.ok("The token has all the scopes it needs.")
                : Finding.error(
                        "The token lacks "
                                + String.join(", ", missing)
                                + ": add them in \"OAuth & Permissions\" and install the app"
                                + " again.");
    }

    private Finding clock(AuthTestResponse answer) {
        return header(answer, "date")
                .flatMap(SlackDoctor::instant)
                .map(this::clock)
                .orElseGet(() ->
                        Finding.warning(
                                "Slack does not say what time it is: make sure that this"
                                        + " machine's clock is right, as requests more than"
                                        + " 5 minutes off are refused."));
    }

    private Finding clock(Instant theirs) {
        Duration skew = Duration.between(theirs, clock.instant());
        long seconds = Math.abs(skew.toSeconds());
        String sentence =
                "This machine's clock is "
                        + seconds
                        + " s "
                        + (skew.isNegative() ? "behind" : "ahead of")
                        + " Slack's";
        if (seconds > RequestSignature.TOLERANCE.toSeconds()) {
            return Finding.error(
                    sentence + ", so every request looks forged: set the clock (NTP).");
        }
        return seconds > RequestSignature.TOLERANCE.toSeconds() / 5
                ? Finding.warning(sentence + ": set the clock (NTP) before it is 300 s.")
                : Finding.ok("This machine's clock agrees with Slack's.");
    }

    private static Finding appToken(WebApi api) {
        try {
            AppsConnectionsOpenResponse answer = api.openConnection();
            return answer.isOk()
                    ? Finding.ok("Socket Mode: Slack accepts the app token.")
                    : Finding.error(SocketMode.advice(String.valueOf(answer.getError())) + ".");
        } catch (SlackApiException | IOException failed) {
            return unreachable("apps.connections.open", failed);
        }
    }

    private static Finding unreachable(String method, Exception failed) {
        String what =
                failed instanceof SlackApiException answer
                        ? "HTTP " + answer.getResponse().code()
                        : failed.getClass().getSimpleName();
        return Finding.error(
                "Slack does not answer "
                        + method
                        + " ("
                        + what
                        + "): check the network, SLACK_API_URL and https://status.slack.com.");
    }

    private static Optional<String> header(SlackApiResponse answer, String name) {
        return answer.getHttpResponseHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .findFirst();
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
