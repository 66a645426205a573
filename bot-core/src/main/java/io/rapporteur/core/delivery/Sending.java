package io.rapporteur.core.delivery;

import io.rapporteur.core.delivery.Journal.Unsent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Sends messages: at the platform's pace, until each is shown or given up.
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    /// After so many tries of unknown outcome a message is given up: the person may have it several
    /// times already.
    static final int MOST_TRIES = 8;

    /// No budget of any platform has a longer period.
    private static final Duration LONGEST_PERIOD = Duration.ofMinutes(1);

    /// Clocks of two processes are to agree so well.
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(1);

    private final Journal journal;
    private final Platforms platforms;
    private final Pacer pacer;
    private final Map<String, Circuit> circuits;
    private final RetryDelay retryDelay;
    private final Insight insight;
    private final InstantSource clock;

    Sending(
            Journal journal,
            Platforms platforms,
            Pacer pacer,
            RetryDelay retryDelay,
            Insight insight,
            InstantSource clock) {
        this.journal = journal;
        this.platforms = platforms;
        this.pacer = pacer;
        this.circuits =
                platforms.byName().keySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Function.identity(),
                                        name -> new Circuit(name, retryDelay, insight, clock)));
        this.retryDelay = retryDelay;
        this.insight = insight;
        this.clock = clock;
    }

    /// Counts against the budgets what earlier processes sent lately. A message is marked after it
    /// was sent, so it counts for longer than it must; one that waits may have been sent just now.
    void begin() {
        Instant now = clock.instant();
        for (Journal.Tried tried :
                journal.triedSince(now.minus(LONGEST_PERIOD).minus(CLOCKS_DIFFER))) {
            Duration ago =
                    tried.endedAt()
                            .map(ended -> Duration.between(ended, now).minus(CLOCKS_DIFFER))
                            .filter(Duration::isPositive)
                            .orElse(Duration.ZERO);
            for (int n = 0; n < tried.tries(); n++) {
                pacer.count(tried.budgets(), ago);
            }
        }
    }

    /// Tries once to send; returns when it is known what to do next, and when that may be done.
    void send(Lanes.Lane lane, Unsent unsent) throws InterruptedException {
        Platform platform = platforms.of(unsent.conversation());
        Circuit circuit = Objects.requireNonNull(circuits.get(platform.name()));
        lane.pause(circuit::await);
        lane.pause(() -> pacer.await(unsent.message().budgets()));
        int tries = journal.beginTry(unsent);
        if (tries > 1) {
            insight.retried(platform.name(), true);
        }
        Receipt receipt = receipt(platform, unsent);
        tell(circuit, receipt);
        switch (receipt) {
            case Receipt.Delivered() -> markSent(lane, unsent);
            case Receipt.Postponed(Duration delay, String why) ->
                    postpone(lane, unsent, delay, why);
            case Receipt.Unreachable(String why) -> comeBack(lane, unsent, why);
            case Receipt.Uncertain(String why) when tries < MOST_TRIES -> {
                LOG.warn(
                        "{} may not have shown a message (try {}): {}",
                        platform.name(),
                        tries,
                        why);
                lane.pause(() -> retryDelay.pause(tries));
            }
            case Receipt.Uncertain(String why) -> giveUp(lane, unsent, why);
            case Receipt.Refused(String why) -> giveUp(lane, unsent, why);
        }
    }

    /// Whether messages go to each platform.
    List<Health> health() {
        return circuits.values().stream()
                .map(Circuit::health)
                .sorted(Comparator.comparing(Health::part))
                .toList();
    }

    /// Sends nothing any more.
    void end() {
        circuits.values().forEach(Circuit::end);
    }

    private static Receipt receipt(Platform platform, Unsent unsent) {
        try {
            return platform.send(unsent.message());
        } catch (RuntimeException e) {
            LOG.error("{} broke off while sending", platform.name(), e);
            return new Receipt.Uncertain("sending broke off: " + e.getClass().getSimpleName());
        }
    }

    private static void tell(Circuit circuit, Receipt receipt) {
        switch (receipt) {
            case Receipt.Unreachable _, Receipt.Uncertain _ -> circuit.failed();
            case Receipt.Delivered _, Receipt.Postponed _, Receipt.Refused _ -> circuit.answered();
        }
    }

    /// Sending it once more because the journal is down for a moment would repeat it.
    private void markSent(Lanes.Lane lane, Unsent unsent) throws InterruptedException {
        lane.insist(() -> journal.sent(unsent, clock.instant()), () -> !waits(unsent));
        insight.sent(unsent.conversation().platform());
    }

    /// The try is taken back first: a crash during the wait must not make it look uncertain. The
    /// wait is kept whatever the journal does.
    private void postpone(Lanes.Lane lane, Unsent unsent, Duration delay, String why)
            throws InterruptedException {
        String platform = unsent.conversation().platform();
        LOG.info("{} asks to wait {} before the next message: {}", platform, delay, why);
        takeBack(lane, unsent, () -> retryDelay.pause(delay));
    }

    /// Whatever the outage lasts: nobody can have the message yet, so it is never given up for it.
    /// The circuit makes the pauses longer.
    private void comeBack(Lanes.Lane lane, Unsent unsent, String why) throws InterruptedException {
        LOG.warn("{} cannot be reached: {}", unsent.conversation().platform(), why);
        takeBack(lane, unsent, () -> retryDelay.pause(1));
    }

    private void takeBack(Lanes.Lane lane, Unsent unsent, Lanes.Pause pause)
            throws InterruptedException {
        insight.retried(unsent.conversation().platform(), false);
        try {
            journal.takeBackTry(unsent);
        } finally {
            lane.pause(pause);
        }
    }

    private void giveUp(Lanes.Lane lane, Unsent unsent, String why) throws InterruptedException {
        String platform = unsent.conversation().platform();
        LOG.error("a message to {} is set aside: {}", platform, why);
        lane.insist(() -> journal.giveUp(unsent, why, clock.instant()), () -> !waits(unsent));
        insight.setAside(platform);
    }

    /// The message was the oldest of its conversation, and only its lane ends it.
    private boolean waits(Unsent unsent) {
        return journal.nextMessage(unsent.conversation())
                .filter(next -> next.place() == unsent.place())
                .isPresent();
    }
}
