package io.rapporteur.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

class LinkTest {

    private Instant now = Adapters.NOW;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Link link = new Link(clock, "connecting");

    @Test
    void isNotReadyBeforeItWorkedOnce() {
        assertThat(link.health(null).ready()).isFalse();
        assertThat(link.health(null).detail()).isEqualTo("connecting");
    }

    @Test
    void toleratesAShortTrouble() {
        link.up("polling");
        link.down("no connection", false);

        assertThat(link.health(Adapters.BOT).ready()).isTrue();
        assertThat(link.health(Adapters.BOT).detail()).contains("no connection");
    }

    @Test
    void isNotReadyWhenATroubleLastsWhateverItsName() {
        link.up("polling");
        link.down("no connection", false);
        now = now.plus(Duration.ofSeconds(50));
        link.down("status 500", false);
        now = now.plus(Duration.ofSeconds(11));

        assertThat(link.health(Adapters.BOT).ready()).isFalse();
        assertThat(link.health(Adapters.BOT).detail()).isEqualTo("status 500");
    }

    @Test
    void isNotReadyAtOnceWhenOnlyAnOperatorCanHelp() {
        link.up("polling");
        link.down("wrong token", true);

        assertThat(link.health(Adapters.BOT).ready()).isFalse();
    }

    @Test
    void recovers() {
        link.down("wrong token", true);
        link.up("polling");

        assertThat(link.health(Adapters.BOT).ready()).isTrue();
    }
}
