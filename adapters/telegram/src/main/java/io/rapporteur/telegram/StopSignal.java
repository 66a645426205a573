package io.rapporteur.telegram;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends waiting at once, and only waiting: work on the journal is never cut short, which an
/// interrupt would do.
final class StopSignal {

    private final CountDownLatch latch = new CountDownLatch(1);
    private final CompletableFuture<Void> raised = new CompletableFuture<>();

    void raise() {
        raised.complete(null);
        latch.countDown();
    }

    boolean isRaised() {
        return raised.isDone();
    }

    /// Waits `time`, or less if the signal is raised meanwhile.
    ///
    /// @return whether it was raised
    boolean raisedWithin(Duration time) {
        try {
            return latch.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            raise();
            return true;
        }
    }

    /// Waits for `answer`; empty, and the answer given up, if the signal is raised first.
    ///
    /// @throws BotApiException as the answer ended
    Optional<JsonNode> unlessRaised(CompletableFuture<JsonNode> answer) {
        try {
            CompletableFuture.anyOf(answer, raised).join();
            if (isRaised()) {
                answer.cancel(true);
                return Optional.empty();
            }
            return Optional.of(answer.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof BotApiException problem ? problem : e;
        }
    }
}
