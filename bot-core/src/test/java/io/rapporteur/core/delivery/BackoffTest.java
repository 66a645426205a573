package io.rapporteur.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class BackoffTest {

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
    void doublesUpToAMinuteAndLeavesHalfOfItToChance(int failures, long least, long most) {
        Backoff backoff = Backoff.usual(new Random(3));

        List<Long> waits =
                Stream.generate(() -> backoff.after(failures).toMillis()).limit(500).toList();

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(least, most));
        assertThat(waits.stream().distinct().count()).isGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource({
        "PT1S, PT30S, 1, 500, 1000",
        "PT1S, PT30S, 9, 15000, 30000",
        "PT1H, PT8H, 60, 0, 28800000"
    })
    void growsAsTheSettingsSay(
            Duration first, Duration longest, int failures, long least, long most) {
        Backoff backoff = new Backoff(first, longest, new Random(3));

        assertThat(backoff.after(failures).toMillis()).isBetween(least, most);
    }
}
