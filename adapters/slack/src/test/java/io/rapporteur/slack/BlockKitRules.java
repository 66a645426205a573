package io.rapporteur.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/// What Slack accepts in a message: Block Kit's documented limits, the two that others found out,
/// and no field or type that this project does not use on purpose.
final class BlockKitRules {

    static final int MAX_ALL_BLOCKS = 13_200;
    static final int MAX_TEXT = 40_000;
    static final int MAX_TEXT_BYTES = 4_000;

    /// A message that Slack would refuse.
    static final class BrokenRule extends RuntimeException {

        private static final long serialVersionUID = 1;

        final String error;

        BrokenRule(String error, String what) {
            super(error + ": " + what);
            this.error = error;
        }
    }

    private final Set<String> actionIds = new HashSet<>();

    private BlockKitRules() {}

    static void checkText(String text, boolean withBlocks) {
        require(!text.isBlank(), "no_text", "text is required");
        require(text.length() <= MAX_TEXT, "msg_too_long", "text of " + text.length());
        require(
                !withBlocks || text.getBytes(StandardCharsets.UTF_8).length <= MAX_TEXT_BYTES,
                "msg_too_long",
                "notification text is too long");
        require(isEscaped(text), "invalid_arguments", "text is not escaped");
        require(isWellFormed(text), "invalid_arguments", "text cuts a surrogate pair");
    }

    static void checkBlocks(JsonArray blocks) {
        require(blocks.size() <= 50, "invalid_blocks", blocks.size() + " blocks");
        require(
                blocks.toString().length() <= MAX_ALL_BLOCKS,
                "msg_blocks_too_long",
                "all blocks are too long");
        BlockKitRules rules = new BlockKitRules();
        objects(blocks).forEach(rules::block);
    }

    private void block(JsonObject block) {
        switch (type(block)) {
            case "header" -> {
                fields(block, "type", "block_id", "text");
                plainText(block.getAsJsonObject("text"), 150);
            }
            case "rich_text" -> {
                fields(block, "type", "block_id", "elements");
                List<JsonObject> elements = elements(block, 1, 1_000);
                elements.forEach(BlockKitRules::richTextElement);
                require(
                        elements.stream().mapToInt(BlockKitRules::textLength).sum() <= 3_000,
                        "invalid_blocks",
                        "rich text over 3000 characters");
            }
            case "context" -> {
                fields(block, "type", "block_id", "elements");
                elements(block, 1, 10).forEach(BlockKitRules::contextElement);
            }
            case "actions" -> {
                fields(block, "type", "block_id", "elements");
                elements(block, 1, 25).forEach(this::button);
            }
            default -> throw new BrokenRule("invalid_blocks", "block type " + type(block));
        }
    }

    private static void richTextElement(JsonObject element) {
        switch (type(element)) {
            case "rich_text_section" -> section(element);
            case "rich_text_list" -> {
                fields(element, "type", "style", "elements");
                require(
                        Set.of("bullet", "ordered").contains(string(element, "style")),
                        "invalid_blocks",
                        "list style");
                for (JsonObject item : elements(element, 1, 1_000)) {
                    require(
                            type(item).equals("rich_text_section"),
                            "invalid_blocks",
                            "list item of type " + type(item));
                    section(item);
                }
            }
            default -> throw new BrokenRule("invalid_blocks", "element " + type(element));
        }
    }

    private static void section(JsonObject section) {
        fields(section, "type", "elements");
        for (JsonObject element : elements(section, 1, 1_000)) {
            switch (type(element)) {
                case "text" -> fields(element, "type", "text", "style");
                case "link" -> {
                    fields(element, "type", "text", "url", "style");
                    url(string(element, "url"));
                }
                default -> throw new BrokenRule("invalid_blocks", "element " + type(element));
            }
            text(element, 3_000);
            if (element.has("style")) {
                fields(element.getAsJsonObject("style"), "bold", "italic", "strike", "code");
            }
        }
    }

    private static int textLength(JsonObject element) {
        return element.has("elements")
                ? objects(element.getAsJsonArray("elements")).stream()
                        .mapToInt(BlockKitRules::textLength)
                        .sum()
                : string(element, "text").length()
                        + (element.has("url") ? string(element, "url").length() : 0);
    }

    private static void contextElement(JsonObject element) {
        if (type(element).equals("plain_text")) {
            plainText(element, 3_000);
            return;
        }
        require(type(element).equals("mrkdwn"), "invalid_blocks", "context " + type(element));
        fields(element, "type", "text", "verbatim");
        text(element, 3_000);
        String withoutLinks =
                string(element, "text").replaceAll("<(?:https?://|mailto:)[^<>|]+\\|[^<>|]+>", "");
        require(isEscaped(withoutLinks), "invalid_blocks", "mrkdwn is not escaped");
    }

    private void button(JsonObject button) {
        require(type(button).equals("button"), "invalid_blocks", "action " + type(button));
        fields(button, "type", "action_id", "text", "value", "url", "style");
        plainText(button.getAsJsonObject("text"), 75);
        String actionId = string(button, "action_id");
        require(
                !actionId.isEmpty() && actionId.length() <= 255 && actionIds.add(actionId),
                "invalid_blocks",
                "action_id missing, too long or repeated");
        require(string(button, "value").length() <= 2_000, "invalid_blocks", "value too long");
    }

    private static void plainText(JsonObject text, int max) {
        require(type(text).equals("plain_text"), "invalid_blocks", "expected plain_text");
        fields(text, "type", "text", "emoji");
        text(text, max);
    }

    private static void text(JsonObject holder, int max) {
        String text = string(holder, "text");
        require(
                !text.isEmpty() && text.length() <= max,
                "invalid_blocks",
                "text of " + text.length() + " characters, expected 1 to " + max);
        require(isWellFormed(text), "invalid_blocks", "text cuts a surrogate pair");
    }

    private static void url(String url) {
        require(
                url.length() <= 3_000 && url.matches("(https?://|mailto:).+"),
                "invalid_blocks",
                "url");
    }

    private static List<JsonObject> elements(JsonObject block, int min, int max) {
        List<JsonObject> elements = objects(block.getAsJsonArray("elements"));
        require(
                elements.size() >= min && elements.size() <= max,
                "invalid_blocks",
                elements.size() + " elements, expected " + min + " to " + max);
        return elements;
    }

    static List<JsonObject> objects(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static void fields(JsonObject object, String... allowed) {
        for (String name : object.keySet()) {
            require(List.of(allowed).contains(name), "invalid_blocks", "unknown field " + name);
        }
    }

    private static String type(JsonObject object) {
        return string(object, "type");
    }

    private static String string(JsonObject object, String name) {
        require(object != null && object.has(name), "invalid_blocks", "no " + name);
        return object.get(name).getAsString();
    }

    private static boolean isEscaped(String text) {
        return !text.replaceAll("&(?:amp|lt|gt);", "").matches("(?s).*[&<>].*");
    }

    private static boolean isWellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE)
                .equals(text);
    }

    private static void require(boolean holds, String error, String what) {
        if (!holds) {
            throw new BrokenRule(error, what);
        }
    }
}
