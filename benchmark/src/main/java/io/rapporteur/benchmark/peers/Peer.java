package io.rapporteur.benchmark.peers;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A matcher to compare.
interface Peer {

    /// As the table names it.
    String name();

    /// Learns `lines` and guesses each of the questions, in order and one at a time.
    ///
    /// @throws PeerUnavailableException if it cannot run on this machine
    Run run(Lines lines);

    /// What came of it.
    ///
    /// @param answers one for each question, in order
    record Run(Duration learning, List<Timed> answers) {}

    /// @param guess empty if it found nothing at all
    record Timed(Optional<Guess> guess, Duration time) {}
}
