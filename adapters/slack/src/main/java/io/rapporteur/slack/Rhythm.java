package io.rapporteur.slack;

import io.rapporteur.core.delivery.Backoff;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How patient to be with Slack.
///
/// @param backoff between the tries of something that fails
/// @param silence how long a socket may carry nothing at all before it is taken for dead; Slack
///   pings every few seconds
record Rhythm(Backoff backoff, Duration silence) {

    static Rhythm usual(RandomGenerator random) {
        return new Rhythm(
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), random),
                Duration.ofMinutes(1));
    }
}
