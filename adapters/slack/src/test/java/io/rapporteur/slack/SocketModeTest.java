package io.rapporteur.slack;

import static io.rapporteur.slack.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.rapporteur.core.delivery.Backoff;
import io.rapporteur.core.delivery.Insight;
import io.rapporteur.core.dialogue.Intent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

class SocketModeTest {

    private static final Rhythm PATIENT = silence(Duration.ofSeconds(30));

    private final FakeSlack slack = new FakeSlack();
    private final RecordingInbox inbox = new RecordingInbox();
    private SlackAdapter adapter = adapter(PATIENT);

    @AfterEach
    void stop() {
        adapter.close();
        slack.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who elects the President?",
                "Qui élit le président ?",
                "¿Quién elige al presidente?",
                "من ينتخب الرئيس؟"
            })
    void keepsWhatArrivesAndThenAcknowledgesIt(String question) throws Exception {
        connect();
        String command = slack.socket().push(slack.command("C1", "U1", question));
        String mention = slack.socket().push(slack.mention("C1", "U1", "<@U0BOT> " + question));

        awaitAcknowledged(command, mention);
        assertThat(inbox.kept)
                .extracting(utterance -> utterance.intent())
                .containsExactly(new Intent.Ask(question), new Intent.Ask(question));
    }

    @Test
    void readsButtons() throws Exception {
        connect();
        FakeSlack.Shown message =
                new FakeSlack.Shown(
                        FakeSlack.Via.POST_MESSAGE,
                        "C1",
                        Optional.empty(),
                        Optional.empty(),
                        "1732446000.000100",
                        "text",
                        new JsonArray(),
                        Map.of());
        awaitAcknowledged(
                slack.socket().push(slack.press(message, "choice-0", "topics:fr:1", "U1")));

        assertThat(inbox.kept.getFirst().intent()).isEqualTo(new Intent.BrowseTopics(1));
    }

    @Test
    void doesNotAcknowledgeWhatCouldNotBeKept() throws Exception {
        connect();
        inbox.broken = true;
        slack.socket().push(slack.mention("C1", "U1", "<@U0BOT> when?"));
        eventually("the broken inbox was tried", () -> inbox.refused > 0);
        inbox.broken = false;
        String second = slack.socket().push(slack.mention("C1", "U1", "<@U0BOT> where?"));

        awaitAcknowledged(second);
        assertThat(slack.socket().acknowledged()).hasSize(1);
        assertThat(inbox.kept).hasSize(1);
    }

    @Test
    void setsAsideAndAcknowledgesWhatItCannotRead() throws Exception {
        connect();
        JsonObject event = slack.message("app_mention", "C1", "U1", "<@U0BOT> when?");
        event.remove("channel");

        awaitAcknowledged(slack.socket().push(slack.event(event)));
        assertThat(inbox.setAside).hasSize(1);
    }

    @Test
    void livesThroughMessagesThatAreNoEnvelopes() throws Exception {
        connect();
        slack.socket().sendRaw("Ping from applink");
        slack.socket().sendRaw("{\"type\":\"something_new\"}");
        slack.socket().sendRaw("{\"type\":\"events_api\"}");

        awaitAcknowledged(slack.socket().push(slack.command("C1", "U1", "when?")));
        assertThat(slack.socket().connections()).isEqualTo(1);
    }

    @Test
    void reconnectsWhenTheSocketBreaks() throws Exception {
        connect();
        slack.socket().drop();

        eventually("a second socket", () -> slack.socket().connections() == 2);
        eventually("ready", () -> adapter.health().ready());
        awaitAcknowledged(slack.socket().push(slack.command("C1", "U1", "when?")));
    }

    @Test
    void opensAnotherSocketBeforeItLeavesOneThatSlackWillClose() throws Exception {
        connect();
        slack.socket().sendRaw("{\"type\":\"disconnect\",\"reason\":\"warning\"}");

        eventually("a second socket", () -> slack.socket().connections() == 2);
        eventually("the first is left", () -> !slack.socket().isOpen(0));
        awaitAcknowledged(slack.socket().push(slack.command("C1", "U1", "when?")));
        assertThat(slack.socket().acknowledged().getFirst().socket()).isEqualTo(1);
    }

    @Test
    void takesSilenceForDeathAlthoughTheSocketIsOpen() throws Exception {
        restart(silence(Duration.ofMillis(300)));
        connect();

        eventually("another socket", () -> slack.socket().connections() >= 2);
    }

    @Test
    void takesPingsForLife() throws Exception {
        restart(silence(Duration.ofMillis(600)));
        connect();
        long end = System.nanoTime() + Duration.ofMillis(1_800).toNanos();
        while (System.nanoTime() < end) {
            slack.socket().ping();
            Thread.sleep(50);
        }

        assertThat(slack.socket().connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_auth", "missing_scope", "not_allowed_token_type"})
    void saysWhatToDoWhileSlackRefusesTheToken(String error) throws Exception {
        for (int i = 0; i < 200; i++) {
            slack.inject("apps.connections.open", new FakeSlack.Fault.Error(error));
        }
        adapter.start(inbox);

        eventually("told why", () -> adapter.health().detail().contains("SLACK_APP_TOKEN"));
        assertThat(adapter.health().ready()).isFalse();
        assertThat(adapter.health().detail()).contains("connections:write");
    }

    @Test
    void connectsOnceSlackIsBack() throws Exception {
        slack.inject("apps.connections.open", new FakeSlack.Fault.Status(500));
        slack.inject("apps.connections.open", new FakeSlack.Fault.RateLimited(1));
        slack.inject("apps.connections.open", new FakeSlack.Fault.Error("internal_error"));

        connect();
        assertThat(adapter.health().detail()).isEqualTo("Socket Mode as @rapporteur in Fake Team");
    }

    @Test
    void isLeftWhenTheAdapterCloses() throws Exception {
        connect();
        adapter.close();

        eventually("closed", () -> !slack.socket().isOpen(0));
        assertThat(slack.socket().connections()).isEqualTo(1);
    }

    private static Rhythm silence(Duration silence) {
        return new Rhythm(
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(50), new Random(1)), silence);
    }

    private SlackAdapter adapter(Rhythm rhythm) {
        return new SlackAdapter(
                slack.socketSettings(),
                InstantSource.system(),
                Insight.none(),
                rhythm,
                Duration.ofSeconds(5));
    }

    private void restart(Rhythm rhythm) {
        adapter.close();
        adapter = adapter(rhythm);
    }

    private void connect() throws InterruptedException {
        adapter.start(inbox);
        eventually("connected", () -> adapter.health().ready());
    }

    private void awaitAcknowledged(String... envelopes) throws InterruptedException {
        for (String envelope : envelopes) {
            eventually(
                    envelope + " is acknowledged",
                    () ->
                            slack.socket().acknowledged().stream()
                                    .anyMatch(ack -> ack.envelopeId().equals(envelope)));
        }
    }
}
