package io.rapporteur.slack;

import java.net.URI;
import java.util.Optional;

/// What it takes to be one app in one workspace.
///
/// @param botToken `xoxb-...`, from "OAuth & Permissions"
/// @param signingSecret from "Basic Information"; with it Slack may call us over HTTP
/// @param appToken `xapp-...`, with the scope connections:write; with it we call Slack (Socket
///   Mode), and nothing of ours has to be reachable from the internet
/// @param apiUrl base URL of the Web API, ending in a slash
public record SlackSettings(
        String botToken, Optional<String> signingSecret, Optional<String> appToken, URI apiUrl) {

    public static final URI DEFAULT_API_URL = URI.create("https://slack.com/api/");

    /// @throws IllegalArgumentException if a value has another form, or if there is no way in
    public SlackSettings {
        requireForm(
                botToken.startsWith("xoxb-"),
                "SLACK_BOT_TOKEN does not begin with xoxb-: copy the Bot User OAuth Token from"
                        + " \"OAuth & Permissions\"");
        requireForm(
                appToken.isEmpty() || appToken.get().startsWith("xapp-"),
                "SLACK_APP_TOKEN does not begin with xapp-: create an app-level token with the"
                        + " scope connections:write under \"Basic Information\"");
        requireForm(
                signingSecret.isEmpty() || !signingSecret.get().isBlank(),
                "SLACK_SIGNING_SECRET is blank: copy the Signing Secret from \"Basic Information\","
                        + " or leave the setting out");
        requireForm(
                signingSecret.isPresent() || appToken.isPresent(),
                "Slack cannot reach the bot: set SLACK_SIGNING_SECRET (HTTP mode) or"
                        + " SLACK_APP_TOKEN (Socket Mode)");
        requireForm(
                apiUrl.isAbsolute(),
                "SLACK_API_URL is "
                        + apiUrl
                        + ": expected an absolute URL such as "
                        + DEFAULT_API_URL);
        // Method names are appended to it as they are.
        apiUrl = apiUrl.toString().endsWith("/") ? apiUrl : URI.create(apiUrl + "/");
    }

    boolean socketMode() {
        return appToken.isPresent();
    }

    /// Leaves the secrets out.
    @Override
    public String toString() {
        return "SlackSettings[signingSecret="
                + set(signingSecret)
                + ", appToken="
                + set(appToken)
                + ", apiUrl="
                + apiUrl
                + "]";
    }

    private static String set(Optional<String> secret) {
        return secret.isPresent() ? "set" : "not set";
    }

    private static void requireForm(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
