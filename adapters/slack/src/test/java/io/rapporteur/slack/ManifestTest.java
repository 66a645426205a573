package io.rapporteur.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ManifestTest {

    private final Object manifest = read();

    @Test
    void asksForTheScopesThatTheDoctorRequires() {
        assertThat(at("oauth_config", "scopes", "bot"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrderElementsOf(SlackDoctor.REQUIRED_SCOPES);
    }

    @Test
    void sendsEverythingToTheWebhook() {
        String url = "https://YOUR-HOST" + SlackWebhook.PATH;

        assertThat(at("settings", "event_subscriptions", "request_url")).isEqualTo(url);
        assertThat(at("settings", "interactivity", "request_url")).isEqualTo(url);
        assertThat(command().get("url")).isEqualTo(url);
    }

    @Test
    void subscribesToMentionsAndDirectMessagesOnly() {
        assertThat(at("settings", "event_subscriptions", "bot_events"))
                .isEqualTo(List.of("app_mention", "message.im"));
        assertThat(at("features", "app_home", "messages_tab_read_only_enabled")).isEqualTo(false);
    }

    @Test
    void offersTheCommandWithinSlacksLimits() {
        assertThat(command().get("command")).isEqualTo("/ask");
        assertThat(command().get("description").toString()).hasSizeLessThanOrEqualTo(2_000);
        assertThat(command().get("usage_hint").toString()).hasSizeLessThanOrEqualTo(1_000);
        assertThat(at("display_information", "name")).isEqualTo("Rapporteur");
        assertThat(at("settings", "socket_mode_enabled")).isEqualTo(false);
    }

    private Map<?, ?> command() {
        return (Map<?, ?>) ((List<?>) at("features", "slash_commands")).getFirst();
    }

    private Object at(String... path) {
        Object found = manifest;
        for (String name : path) {
            found = ((Map<?, ?>) found).get(name);
        }
        return found;
    }

    private static Object read() {
        try {
            String yaml =
                    Files.readString(
                            Path.of(
                                    System.getProperty("rapporteur.home"),
                                    "adapters/slack/manifest.yaml"));
            return new Load(LoadSettings.builder().build()).loadFromString(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
