package io.rapporteur.slack;

import static io.rapporteur.core.delivery.Finding.Level.ERROR;
import static io.rapporteur.core.delivery.Finding.Level.OK;
import static io.rapporteur.core.delivery.Finding.Level.WARNING;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.delivery.Finding;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

class SlackDoctorTest {

    private final FakeSlack slack = new FakeSlack();

    @AfterEach
    void stop() {
        slack.close();
    }

    @Test
    void findsNothingWrongWithAHealthyInstallation() {
        List<Finding> findings = examine(slack.settings());

        assertThat(findings).extracting(Finding::level).containsOnly(OK);
        assertThat(findings)
                .extracting(Finding::sentence)
                .containsExactly(
                        "The bot is @rapporteur (U0BOT) in Fake Team.",
                        "The token has all the scopes it needs.",
                        "This machine's clock agrees with Slack's.",
                        "HTTP mode: in the app's settings, the URLs of the command, of events and"
                                + " of interactivity must all be your public address followed by"
                                + " /slack/events.");
        assertThat(examine(slack.socketSettings()))
                .contains(new Finding(OK, "Socket Mode: Slack accepts the app token."));
    }

    @Test
    void namesTheScopesThatAreMissing() {
        slack.grant("chat:write, commands");

        assertThat(examine(slack.settings()))
                .contains(
                        new Finding(
                                ERROR,
                                "The token lacks app_mentions:read, im:history: add them in"
                                        + " \"OAuth & Permissions\" and install the app again."));
    }

    @ParameterizedTest
    @CsvSource({"-400, ERROR, behind", "400, ERROR, ahead of", "100, WARNING, ahead of"})
    void comparesTheClocks(int skew, Finding.Level level, String direction) {
        InstantSource clock = () -> Instant.now().plusSeconds(skew);

        assertThat(new SlackDoctor(slack.settings(), clock).examine())
                .anySatisfy(finding -> {
                    assertThat(finding.level()).isEqualTo(level);
                    assertThat(finding.sentence()).contains("clock is", direction);
                });
    }

    @Test
    void tellsWhatToDoAboutRefusedTokens() {
        slack.inject("auth.test", new FakeSlack.Fault.Error("invalid_auth"));
        slack.inject("apps.connections.open", new FakeSlack.Fault.Error("invalid_auth"));

        List<Finding> findings = examine(slack.socketSettings());

        assertThat(findings).extracting(Finding::level).containsExactly(ERROR, ERROR);
        assertThat(findings.get(0).sentence()).contains("SLACK_BOT_TOKEN", "invalid_auth");
        assertThat(findings.get(1).sentence()).contains("SLACK_APP_TOKEN", "connections:write");
    }

    @Test
    void saysThatSlackCannotBeReached() {
        slack.close();

        List<Finding> findings = examine(slack.settings());

        assertThat(findings.getFirst().level()).isEqualTo(ERROR);
        assertThat(findings.getFirst().sentence()).contains("SLACK_API_URL");
        assertThat(findings).extracting(Finding::level).doesNotContain(WARNING);
    }

    private static List<Finding> examine(SlackSettings settings) {
        return new SlackDoctor(settings, InstantSource.system()).examine();
    }
}
