package io.rapporteur.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.auth.AuthTestResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Optional;

/// Asks Slack who the bot is, until it is told.
final class IdentityCheck implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityCheck.class);

    private final WebApi api;
    private final Rhythm rhythm;

    private volatile Optional<Identity> identity = Optional.empty();
    private volatile String problem = "asking Slack who the bot is (auth.test)";

    IdentityCheck(WebApi api, Rhythm rhythm) {
        this.api = api;
        this.rhythm = rhythm;
    }

    Optional<Identity> identity() {
        return identity;
    }

    /// Why the identity is not known yet, and what to do.
    String problem() {
        return problem;
    }

    /// Returns when the identity is known, or when interrupted.
    @Override
    public void run() {
        try {
            for (int failures = 1; !ask(); failures++) {
                LOG.warn("Slack: {}", problem);
                Thread.sleep(rhythm.backoff().after(failures));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ask() {
        try {
            AuthTestResponse answer = api.authTest();
            if (answer.isOk()) {
                identity =
                        Optional.of(
                                new Identity(
                                        answer.getUserId(), answer.getUser(), answer.getTeam()));
                return true;
            }
            problem = advice(String.valueOf(answer.getError()));
        } catch (SlackApiException answer) {
            problem =
                    "Slack answered auth.test with HTTP "
                            + answer.getResponse().code()
                            + "; trying again";
        } catch (IOException unreachable) {
            problem =
                    "Slack cannot be reached ("
                            + unreachable.getClass().getSimpleName()
                            + "): check the network and SLACK_API_URL; trying again";
        }
        return false;
    }

    /// What an operator should do when `auth.test` ends in `error`.
    static String advice(String error) {
        return switch (error) {
            case "invalid_auth",
                    "not_authed",
                    "account_inactive",
                    "token_revoked",
                    "token_expired" ->
                    "Slack does not accept SLACK_BOT_TOKEN ("
                            + error
                            + "): install the app in the workspace again and copy its Bot User"
                            + " OAuth Token";
            default ->
                    "auth.test failed ("
                            + error
                            + "): look it up at https://docs.slack.dev/reference/methods/auth.test";
        };
    }
}
