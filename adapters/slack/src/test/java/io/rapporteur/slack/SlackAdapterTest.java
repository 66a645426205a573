package io.rapporteur.slack;

import static io.rapporteur.slack.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.delivery.Backoff;
import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Insight;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;

class SlackAdapterTest {

    private final FakeSlack slack = new FakeSlack();
    private final RecordingInbox inbox = new RecordingInbox();
    private SlackAdapter adapter = adapter(slack.settings());

    @AfterEach
    void stop() {
        adapter.close();
        slack.close();
    }

    @Test
    void isReadyOnceItKnowsWhoItIs() throws Exception {
        assertThat(adapter.health()).isEqualTo(Health.unready("slack", "not started"));

        adapter.start(inbox);

        eventually("ready", () -> adapter.health().ready());
        assertThat(adapter.health())
                .isEqualTo(Health.ready("slack", "HTTP mode as @rapporteur in Fake Team"));
    }

    @Test
    void startsAtOnceAndAsksAgainUntilSlackAnswers() throws Exception {
        slack.inject("auth.test", new FakeSlack.Fault.Status(503));
        slack.inject("auth.test", new FakeSlack.Fault.DroppedAfterDelivery());
        slack.inject("auth.test", new FakeSlack.Fault.Error("internal_error"));
        slack.inject("auth.test", new FakeSlack.Fault.Slow(Duration.ofSeconds(1)));

        long begin = System.nanoTime();
        adapter.start(inbox);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));

        eventually("ready", () -> adapter.health().ready());
        assertThat(slack.calls()).hasSize(4).containsOnly("auth.test");
    }

    @Test
    void saysWhatToDoWhenTheTokenIsRefused() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            slack.inject("auth.test", new FakeSlack.Fault.Error("token_revoked"));
        }
        adapter.start(inbox);

        eventually("told why", () -> adapter.health().detail().contains("token_revoked"));
        assertThat(adapter.health().ready()).isFalse();
        assertThat(adapter.health().detail())
                .contains("SLACK_BOT_TOKEN")
                .doesNotContain(FakeSlack.BOT_TOKEN);
    }

    @Test
    void servesTheWebhookBesideTheSocketWhenBothAreSet() throws Exception {
        adapter.close();
        adapter =
                adapter(
                        new SlackSettings(
                                FakeSlack.BOT_TOKEN,
                                Optional.of(FakeSlack.SIGNING_SECRET),
                                Optional.of(FakeSlack.APP_TOKEN),
                                slack.apiUrl()));
        adapter.start(inbox);

        eventually("ready", () -> adapter.health().ready());
        assertThat(adapter.health().detail()).startsWith("Socket Mode");
        assertThat(adapter.webhooks()).hasSize(1);
        assertThat(slack.socket().connections()).isEqualTo(1);
    }

    @Test
    void servesNoWebhookWithoutASigningSecret() {
        adapter.close();
        adapter = adapter(slack.socketSettings());

        assertThat(adapter.webhooks()).isEmpty();
    }

    private static SlackAdapter adapter(SlackSettings settings) {
        return new SlackAdapter(
                settings,
                InstantSource.system(),
                Insight.none(),
                new Rhythm(
                        new Backoff(Duration.ofMillis(5), Duration.ofMillis(20), new Random(1)),
                        Duration.ofSeconds(30)),
                Duration.ofSeconds(5));
    }
}
