package io.rapporteur.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Optional;

class SlackSettingsTest {

    private static final Optional<String> NONE = Optional.empty();

    @Test
    void needAWayIn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("xoxb-1", NONE, NONE, "https://slack.com/api/"))
                .withMessageContaining("SLACK_SIGNING_SECRET")
                .withMessageContaining("SLACK_APP_TOKEN");
    }

    @Test
    void refuseATokenOfAnotherKindWithoutQuotingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("xoxp-secret", Optional.of("s"), NONE, "https://x/"))
                .withMessageContaining("xoxb-")
                .withMessageNotContaining("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("xoxb-1", NONE, Optional.of("xoxb-2"), "https://x/"))
                .withMessageContaining("xapp-");
    }

    @Test
    void refuseABlankSecretAndABaseUrlThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("xoxb-1", Optional.of(" "), NONE, "https://x/"))
                .withMessageContaining("SLACK_SIGNING_SECRET");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings("xoxb-1", Optional.of("s"), NONE, "x/api"))
                .withMessageContaining("SLACK_API_URL is x/api");
    }

    @Test
    void takeABaseUrlWithOrWithoutItsLastSlash() {
        assertThat(settings("xoxb-1", Optional.of("s"), NONE, "https://x/api").apiUrl())
                .isEqualTo(settings("xoxb-1", Optional.of("s"), NONE, "https://x/api/").apiUrl())
                .hasToString("https://x/api/");
    }

    @Test
    void keepTheirSecretsToThemselves() {
        assertThat(
                        settings(
                                "xoxb-hidden",
                                Optional.of("hidden"),
                                Optional.of("xapp-hidden"),
                                "https://slack.com/api/"))
                .hasToString(
                        "SlackSettings[signingSecret=set, appToken=set,"
                                + " apiUrl=https://slack.com/api/]");
    }

    private static SlackSettings settings(
            String bot, Optional<String> secret, Optional<String> app, String url) {
        return new SlackSettings(bot, secret, app, URI.create(url));
    }
}
