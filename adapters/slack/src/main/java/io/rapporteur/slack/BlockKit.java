package io.rapporteur.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Span;

import java.net.URI;
import java.util.List;
import java.util.Set;

/// Block Kit's limits, and one block of a reply as one block of Slack's.
///
/// Paragraphs and lists are `rich_text`, whose elements say what is bold and what is a link: there
/// is no markup to escape, and an asterisk or underscore in an answer is just that. (In `mrkdwn` no
/// escape exists for them.) Only an aside has to be a `context` block with `mrkdwn`, for its small
/// print: there, signs that could format are replaced by signs that look the same.
///
/// Sources: <https://docs.slack.dev/reference/block-kit/blocks/>; for the sum over all blocks,
/// which is not documented, <https://github.com/slackapi/bolt-js/issues/2509>.
final class BlockKit {

    static final int MAX_BLOCKS = 50;

    /// Of the JSON of all blocks of a message; Slack was seen to refuse from about 13,200 on.
    static final int MAX_MESSAGE = 13_000;

    /// Of the JSON of one block of text, which keeps its text within 3,000 characters for certain.
    static final int MAX_BLOCK = 3_000;

    static final int MAX_HEADER = 150;
    static final int MAX_BUTTON_TEXT = 75;

    /// Slack allows 3,000; a longer address than this would leave no room for words in a block.
    private static final int MAX_URL = 1_000;

    private static final Set<String> LINKABLE = Set.of("https", "http", "mailto");

    private BlockKit() {}

    /// Whether `block` may stay in one piece.
    static boolean fits(Reply.Block block) {
        return switch (block) {
            case Reply.Heading(String text) -> text.length() <= MAX_HEADER;
            case Reply.Paragraph _, Reply.Bullets _, Reply.Aside _ ->
                    length(draw(block)) <= MAX_BLOCK;
        };
    }

    /// How much of [#MAX_MESSAGE] a block takes, with the comma behind it.
    static int length(JsonObject block) {
        return SlackMessage.json(block).length() + 1;
    }

    static JsonObject draw(Reply.Block block) {
        return switch (block) {
            case Reply.Heading(String text) -> {
                JsonObject header = typed("header");
                header.add("text", plainText(text));
                yield header;
            }
            case Reply.Paragraph(List<Span> spans) -> richText(section(spans));
            case Reply.Bullets(List<Reply.Paragraph> items) -> richText(list(items));
            case Reply.Aside(List<Span> spans) -> context(spans);
        };
    }

    static JsonObject plainText(String text) {
        JsonObject json = typed("plain_text");
        json.addProperty("text", text);
        json.addProperty("emoji", false);
        return json;
    }

    private static JsonObject richText(JsonObject element) {
        JsonObject block = typed("rich_text");
        block.add("elements", array(List.of(element)));
        return block;
    }

    private static JsonObject section(List<Span> spans) {
        JsonObject section = typed("rich_text_section");
        section.add(
                "elements",
                array(
                        spans.stream()
                                .filter(span -> !span.text().isEmpty())
                                .map(BlockKit::element)
                                .toList()));
        return section;
    }

    private static JsonObject list(List<Reply.Paragraph> items) {
        JsonObject list = typed("rich_text_list");
        list.addProperty("style", "bullet");
        list.add("elements", array(items.stream().map(item -> section(item.spans())).toList()));
        return list;
    }

    private static JsonObject element(Span span) {
        if (span instanceof Reply.Link(_, URI target) && isLinkable(target)) {
            JsonObject link = typed("link");
            link.addProperty("url", target.toASCIIString());
            link.addProperty("text", span.text());
            return link;
        }
        JsonObject text = typed("text");
        text.addProperty("text", span.text());
        if (span instanceof Reply.Strong) {
            JsonObject style = new JsonObject();
            style.addProperty("bold", true);
            text.add("style", style);
        }
        return text;
    }

    private static JsonObject context(List<Span> spans) {
        StringBuilder markup = new StringBuilder();
        for (Span span : spans) {
            if (span instanceof Reply.Link(String text, URI target)
                    && isLinkable(target)
                    && !text.isEmpty()) {
                markup.append('<').append(SlackText.escape(target.toASCIIString()));
                markup.append('|').append(unformatted(text)).append('>');
            } else {
                // Strong text too: in mrkdwn an asterisk only works at the edge of a word.
                markup.append(unformatted(span.text()));
            }
        }
        JsonObject words = typed("mrkdwn");
        words.addProperty("text", markup.toString());
        // Without it, Slack makes links of whatever looks like one.
        words.addProperty("verbatim", true);
        JsonObject block = typed("context");
        block.add("elements", array(List.of(words)));
        return block;
    }

    private static String unformatted(String text) {
        String plain =
                text.replace('*', '∗')
                        .replace('_', 'ˍ')
                        .replace('~', '∼')
                        .replace('`', 'ˋ')
                        // A colon on either side of a name would make an emoji of it.
                        .replaceAll(":(?=[A-Za-z][A-Za-z0-9+'ˍ-]*:)", "∶")
                        // At the start of a line even the escaped sign makes a quotation.
                        .replaceAll("(?m)^>", "›");
        return SlackText.escape(plain);
    }

    private static boolean isLinkable(URI target) {
        return target.isAbsolute()
                && LINKABLE.contains(target.getScheme())
                && SlackText.escape(target.toASCIIString()).length() <= MAX_URL;
    }

    private static JsonObject typed(String type) {
        JsonObject json = new JsonObject();
        json.addProperty("type", type);
        return json;
    }

    private static JsonArray array(List<JsonObject> elements) {
        JsonArray array = new JsonArray();
        elements.forEach(array::add);
        return array;
    }
}
