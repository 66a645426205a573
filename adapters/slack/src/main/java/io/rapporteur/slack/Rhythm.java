package io.rapporteur.slack;

import java.time.Duration;

/// How patient to be with Slack.
///
/// @param firstPause before the second try of something that failed; doubles from try to try
/// @param longestPause no pause is longer
/// @param silence how long a socket may carry nothing at all before it is taken for dead; Slack
///   pings every few seconds
record Rhythm(Duration firstPause, Duration longestPause, Duration silence) {

    static final Rhythm USUAL =
            new Rhythm(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(1));

    /// @param failures how often it failed in a row; after none there is no pause
    Duration pause(int failures) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 16));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
