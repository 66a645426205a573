package io.rapporteur.telegram;

import io.rapporteur.core.delivery.Health;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// How receiving from Telegram stands, for the operator: in the log when it changes, in health at
/// any time.
///
/// A short trouble is no ill health: polls fail now and then, and are tried again.
final class Link {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Clock clock;
    private volatile State state;

    Link(Clock clock, String beginning) {
        this.clock = clock;
        this.state = new Down(clock.instant(), beginning, true);
    }

    private sealed interface State {}

    private record Up(String detail) implements State {}

    /// @param serious whether it is ill health at once
    private record Down(Instant since, String problem, boolean serious) implements State {}

    /// It works; `detail` says how we receive.
    void up(String detail) {
        if (state instanceof Down) {
            LOG.info("Telegram: {}", detail);
        }
        state = new Up(detail);
    }

    /// It does not work because of `problem`, a sentence that says what to do.
    void down(String problem, boolean needsOperator) {
        State before = state;
        Down now =
                before instanceof Down(Instant since, _, boolean serious)
                        ? new Down(since, problem, serious || needsOperator)
                        : new Down(clock.instant(), problem, needsOperator);
        if (!(before instanceof Down(_, String known, _)) || !known.equals(problem)) {
            LOG.warn("Telegram: {}", problem);
        }
        state = now;
    }

    Health health(@Nullable Bot bot) {
        String advice = bot == null ? "" : "; " + bot.groupAdvice();
        return switch (state) {
            case Up(String detail) -> Health.ready(TelegramAdapter.NAME, detail + advice);
            case Down(Instant since, String problem, boolean serious) ->
                    serious || since.plus(GRACE).isBefore(clock.instant())
                            ? Health.unready(TelegramAdapter.NAME, problem)
                            : Health.ready(TelegramAdapter.NAME, "for the moment: " + problem);
        };
    }
}
