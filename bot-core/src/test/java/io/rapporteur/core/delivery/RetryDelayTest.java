package io.rapporteur.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class RetryDelayTest {

    private final List<Duration> slept = new ArrayList<>();
    private final RetryDelay retryDelay = new RetryDelay(slept::add, new Random(3));

    @ParameterizedTest
    @CsvSource({
        "1, 250, 500",
        "2, 500, 1000",
        "5, 4000, 8000",
        "7, 16000, 32000",
        "8, 30000, 60000",
        "64, 30000, 60000",
        "2147483647, 30000, 60000",
    })
    void doublesUpToAMinuteAndLeavesHalfOfItToChance(int tries, long least, long most)
            throws InterruptedException {
        for (int n = 0; n < 500; n++) {
            retryDelay.pause(tries);
        }

        assertThat(slept).allSatisfy(pause -> assertThat(pause.toMillis()).isBetween(least, most));
        assertThat(slept.stream().distinct().count()).isGreaterThan(50);
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
