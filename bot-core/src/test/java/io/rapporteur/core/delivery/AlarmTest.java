package io.rapporteur.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class AlarmTest {

    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final Alarm alarm = new Alarm(() -> now);
    private final Exception failure = new IllegalStateException();

    @Test
    void tellsOfTheFirstFailureAtOnceAndOfTheRestOnceAMinute() {
        assertThat(alarm.raise(failure)).hasValue(1);
        for (int n = 0; n < 1_000; n++) {
            assertThat(alarm.raise(failure)).isEmpty();
        }

        now = now.plus(Duration.ofMinutes(1));
        assertThat(alarm.raise(failure)).hasValue(1_001);
        assertThat(alarm.raise(failure)).isEmpty();
    }

    @Test
    void tellsOfOneFailureWhileItIsQuietAboutAnother() {
        alarm.raise(failure);

        assertThat(alarm.raise(new IllegalArgumentException())).hasValue(1);
    }

    @Test
    void isNotSilencedByAClockThatIsPutBack() {
        alarm.raise(failure);
        now = now.minus(Duration.ofHours(1));

        assertThat(alarm.raise(failure)).hasValue(1);
    }
}
