package io.rapporteur.telegram;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.core.delivery.Backoff;

import java.time.Duration;
import java.util.Optional;

/// Calls the Bot API and does not give up: a server that is down when we start must not keep us
/// down.
final class Caller {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BotApi api;
    private final Link link;
    private final StopSignal stop;
    private final Backoff backoff;
    private int failures;

    Caller(BotApi api, Link link, StopSignal stop, Backoff backoff) {
        this.api = api;
        this.link = link;
        this.stop = stop;
        this.backoff = backoff;
    }

    /// The result of `method`, however many tries it takes; empty if we stop before.
    Optional<JsonNode> insist(String method, Object parameters) {
        while (!stop.isRaised()) {
            try {
                Optional<JsonNode> result = once(method, parameters, PATIENCE);
                succeeded();
                return result;
            } catch (BotApiException e) {
                waitAfter(e);
            }
        }
        return Optional.empty();
    }

    /// The result of `method`; empty if we stop before it comes.
    ///
    /// @throws BotApiException if there is none
    Optional<JsonNode> once(String method, Object parameters, Duration patience) {
        return stop.unlessRaised(api.call(method, parameters, patience));
    }

    /// Tells the operator, and waits as long as Telegram asks, or else longer with each failure in
    /// a row.
    void waitAfter(BotApiException problem) {
        link.down(problem.advice(), problem.isTokenRefused());
        failures++;
        pause(problem.retryAfter().orElseGet(() -> backoff.after(failures)));
    }

    /// Tells the operator of a problem on our side, and waits.
    void waitAfter(String problem) {
        link.down(problem, false);
        failures++;
        pause(backoff.after(failures));
    }

    /// Waits, or less if we stop.
    void pause(Duration time) {
        boolean _ = stop.raisedWithin(time);
    }

    /// It worked: the next failure is a first one again.
    void succeeded() {
        failures = 0;
    }

    boolean stopped() {
        return stop.isRaised();
    }
}
