package io.rapporteur.slack;

import com.google.gson.JsonArray;

import io.rapporteur.core.delivery.Insight;
import io.rapporteur.core.delivery.OutboundMessage;
import io.rapporteur.core.delivery.Platform;
import io.rapporteur.core.delivery.Receipt;
import io.rapporteur.core.dialogue.Reply;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;

/// Shows replies on Slack: in a channel, a thread, a direct message, or to one person only.
final class SlackPlatform implements Platform {

    private static final Logger LOG = LoggerFactory.getLogger(SlackPlatform.class);

    private final WebApi api;
    private final ResponseUrls responseUrls;
    private final Insight insight;

    SlackPlatform(WebApi api, ResponseUrls responseUrls, Insight insight) {
        this.api = api;
        this.responseUrls = responseUrls;
        this.insight = insight;
    }

    @Override
    public String name() {
        return SlackNames.PLATFORM;
    }

    @Override
    public List<OutboundMessage> render(Reply reply, String address) {
        return SlackRenderer.render(reply, Address.of(Fields.ofJson(address))).stream()
                .map(SlackMessage::encode)
                .toList();
    }

    @Override
    public Receipt send(OutboundMessage outbound) {
        try {
            return send(SlackMessage.decode(outbound));
        } catch (UnreadableException foreign) {
            return new Receipt.Refused(
                    "a message that this version did not render: " + foreign.getMessage());
        }
    }

    private Receipt send(SlackMessage message) {
        Verdict verdict =
                deliver(
                        message.address(),
                        message.notification(),
                        Optional.of(message.blocks()).filter(blocks -> !blocks.isEmpty()));
        if (verdict.kind() == Verdict.Kind.BAD_FORM) {
            LOG.warn(
                    "Slack refuses the form of a message ({}); sending it as plain text",
                    verdict.why());
            insight.retried(name(), false);
            verdict =
                    deliver(message.address(), SlackText.escape(message.plain()), Optional.empty());
        }
        return verdict.receipt();
    }

    private Verdict deliver(Address address, String text, Optional<JsonArray> blocks) {
        Optional<String> json = blocks.map(SlackMessage::json);
        return switch (address) {
            case Address.Posted(String channel, Optional<String> thread) ->
                    api.postMessage(channel, thread, text, json);
            case Address.Whispered(
                            String channel,
                            String user,
                            Optional<String> thread,
                            String responseUrl) -> {
                Verdict verdict = responseUrls.post(responseUrl, "ephemeral", thread, text, blocks);
                yield verdict.kind() == Verdict.Kind.EXPIRED
                        ? api.postEphemeral(channel, user, thread, text, json)
                        : verdict;
            }
            case Address.Shared(String channel, Optional<String> thread, String responseUrl) -> {
                Verdict verdict = api.postMessage(channel, thread, text, json);
                yield verdict.kind() == Verdict.Kind.NOT_THERE
                        ? responseUrls.post(responseUrl, "in_channel", thread, text, blocks)
                        : verdict;
            }
        };
    }
}
