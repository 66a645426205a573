package io.rapporteur.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.rapporteur.core.dialogue.ButtonCode;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.core.layout.Direction;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import java.util.ArrayList;
import java.util.List;

/// A reply's choices as `actions` blocks.
///
/// Slack sets the buttons of a block side by side. An option is a whole question, so each has a
/// block, and thus a line, of its own; short buttons share lines of up to five of a kind.
final class Buttons {

    /// The `action_id` of "Share in channel"; the others are called `choice-0`, `choice-1`, ...
    static final String SHARE_ACTION = "share";

    private static final int PER_LINE = 5;

    private Buttons() {}

    /// @param shareable whether to offer to show an answer, seen by one person, to everyone
    static List<JsonObject> of(Reply reply, boolean shareable) {
        List<JsonArray> lines = new ArrayList<>();
        Choice.Kind last = null;
        int number = 0;
        for (Choice choice : reply.choices()) {
            boolean joins =
                    choice.kind() == last
                            && last != Choice.Kind.OPTION
                            && lines.getLast().size() < PER_LINE;
            if (!joins) {
                lines.add(new JsonArray());
            }
            lines.getLast().add(button(reply.language(), "choice-" + number++, choice));
            last = choice.kind();
        }
        if (shareable) {
            reply.answers().ifPresent(entry -> lines.add(shareLine(reply.language(), entry)));
        }
        return lines.stream().map(Buttons::actions).toList();
    }

    private static JsonArray shareLine(Language language, PassageId entry) {
        Choice share =
                new Choice(shareLabel(language), new Intent.Choose(entry), Choice.Kind.NAVIGATION);
        JsonArray line = new JsonArray();
        line.add(button(language, SHARE_ACTION, share));
        return line;
    }

    static String shareLabel(Language language) {
        return switch (language) {
            case ENGLISH -> "Share in channel";
            case FRENCH -> "Partager dans le canal";
            case SPANISH -> "Compartir en el canal";
            case ARABIC -> "مشاركة في القناة";
        };
    }

    private static JsonObject button(Language language, String actionId, Choice choice) {
        String label = new Direction(language).marked(choice.label());
        JsonObject button = new JsonObject();
        button.addProperty("type", "button");
        button.addProperty("action_id", actionId);
        button.add(
                "text", BlockKit.plainText(SlackText.abbreviate(label, BlockKit.MAX_BUTTON_TEXT)));
        button.addProperty("value", new ButtonCode(choice.intent(), language).encode());
        return button;
    }

    private static JsonObject actions(JsonArray buttons) {
        JsonObject block = new JsonObject();
        block.addProperty("type", "actions");
        block.add("elements", buttons);
        return block;
    }
}
