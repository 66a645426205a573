package io.rapporteur.slack;

import com.google.gson.JsonObject;

import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.webhook.Webhook;
import io.rapporteur.core.webhook.WebhookRequest;
import io.rapporteur.core.webhook.WebhookResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/// The one URL that Slack calls: for commands and interactions (forms) and for events (JSON).
///
/// Slack wants its answer within 3 seconds, so this only keeps what arrived; the reply follows when
/// the turn is taken. Nothing is parsed before the signature is found right.
final class SlackWebhook implements Webhook {

    static final String PATH = "/slack/events";

    /// Slack takes 40,000 characters in a message and sends them twice, as text and as blocks, each
    /// escaped to up to six bytes.
    static final int MAX_BODY_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SlackWebhook.class);

    private final RequestSignature signature;
    private final Intake intake;

    SlackWebhook(RequestSignature signature, Intake intake) {
        this.signature = signature;
        this.intake = intake;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public int maxBodyBytes() {
        return MAX_BODY_BYTES;
    }

    @Override
    public WebhookResponse receive(WebhookRequest request) {
        if (!isFromSlack(request)) {
            return WebhookResponse.refused(401, "the signature is missing, wrong or too old");
        }
        try {
            return acknowledged(request);
        } catch (JournalException notKept) {
            LOG.error("Slack's delivery could not be kept; Slack will repeat events", notKept);
            return WebhookResponse.refused(503, "not kept, please repeat");
        } catch (Intake.ClosedException closed) {
            return WebhookResponse.refused(503, "not receiving just now, please repeat");
        }
    }

    private boolean isFromSlack(WebhookRequest request) {
        return signature.matches(
                request.header(RequestSignature.TIMESTAMP_HEADER).orElse(""),
                request.header(RequestSignature.SIGNATURE_HEADER).orElse(""),
                request.body());
    }

    private WebhookResponse acknowledged(WebhookRequest request) {
        try {
            return isJson(request) ? json(request.body()) : form(request.body());
        } catch (UnreadableException problem) {
            LOG.warn(
                    "Slack's delivery could not be read and is set aside: {}",
                    problem.getMessage());
            intake.setAside(request.body(), problem);
            return WebhookResponse.ok();
        }
    }

    private static boolean isJson(WebhookRequest request) {
        return request.header("Content-Type").filter(type -> type.contains("json")).isPresent();
    }

    private WebhookResponse json(String body) {
        Fields envelope = Fields.ofJson(body);
        return switch (envelope.required("type")) {
            case "url_verification" -> challenge(envelope.required("challenge"));
            case "event_callback" -> {
                intake.event(envelope);
                yield WebhookResponse.ok();
            }
            default -> WebhookResponse.ok();
        };
    }

    private static WebhookResponse challenge(String challenge) {
        JsonObject answer = new JsonObject();
        answer.addProperty("challenge", challenge);
        return WebhookResponse.json(200, answer.toString());
    }

    private WebhookResponse form(String body) {
        Fields form = Fields.ofForm(body);
        Optional<String> interaction = form.text("payload");
        if (interaction.isPresent()) {
            intake.interaction(Fields.ofJson(interaction.get()));
        } else {
            intake.command(form);
        }
        return WebhookResponse.ok();
    }
}
