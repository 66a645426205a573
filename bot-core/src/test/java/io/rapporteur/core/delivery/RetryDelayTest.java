package io.rapporteur.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class RetryDelayTest {

    private final List<Duration> slept = new ArrayList<>();
    private final RetryDelay retryDelay = new RetryDelay(Backoff.usual(new Random(3)), slept::add);

    @Test
    void waitsLongerAfterMoreFailures() throws InterruptedException {
        retryDelay.pause(1);
        retryDelay.pause(4);

        assertThat(slept.get(0).toMillis()).isBetween(250L, 500L);
        assertThat(slept.get(1).toMillis()).isBetween(2_000L, 4_000L);
    }

    @Test
    void waitsExactlyAsLongAsAsked() throws InterruptedException {
        retryDelay.pause(Duration.ofNanos(2_282_000_000_001L));

        assertThat(slept).containsExactly(Duration.ofNanos(2_282_000_000_001L));
    }

    @Test
    void waitsALittleWhenAskedForNothing() throws InterruptedException {
        retryDelay.pause(Duration.ZERO);
        retryDelay.pause(Duration.ofSeconds(-1));

        assertThat(slept)
                .hasSize(2)
                .allSatisfy(pause -> assertThat(pause.toMillis()).isBetween(250L, 500L));
    }
}
