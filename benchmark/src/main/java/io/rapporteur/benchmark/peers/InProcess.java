package io.rapporteur.benchmark.peers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A peer that runs in our process.
abstract class InProcess implements Peer {

    /// What has learned and can be asked.
    interface Learned {
        Optional<Guess> guess(Question question);
    }

    /// @param wordings with a label each
    abstract Learned learn(List<Wording> wordings);

    @Override
    public final Run run(Lines lines) {
        long began = System.nanoTime();
        Learned learned = learn(lines.labelled());
        Duration learning = since(began);
        List<Timed> answers = new ArrayList<>();
        for (Question question : lines.questions()) {
            long asked = System.nanoTime();
            Optional<Guess> guess = learned.guess(question);
            answers.add(new Timed(guess, since(asked)));
        }
        return new Run(learning, answers);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
