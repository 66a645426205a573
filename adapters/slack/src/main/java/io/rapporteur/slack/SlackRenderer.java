package io.rapporteur.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.core.layout.Direction;
import io.rapporteur.core.layout.Parting;
import io.rapporteur.knowledge.Language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Turns a reply into messages that keep to all of Slack's limits: usually one; the buttons are on
/// the last.
final class SlackRenderer {

    private SlackRenderer() {}

    static List<SlackMessage> render(Reply reply, Address address) {
        List<Part> parts = parts(reply, address);
        return parts.stream().map(part -> part.message(reply, address)).toList();
    }

    private static List<Part> parts(Reply reply, Address address) {
        Direction direction = new Direction(reply.language());
        List<Reply.Block> blocks =
                reply.blocks().stream()
                        .flatMap(block -> withoutBlanks(reply.language(), block).stream())
                        .toList();
        List<Part> parts =
                new ArrayList<>(
                        Parting.pages(
                                        blocks,
                                        page -> fits(page, direction),
                                        reply.language().locale())
                                .stream()
                                .map(page -> Part.of(page, direction))
                                .toList());
        if (parts.isEmpty()) {
            parts.add(new Part());
        }
        List<JsonObject> buttons = Buttons.of(reply, address instanceof Address.Whispered);
        if (!parts.getLast().hasRoomFor(buttons)) {
            parts.add(new Part());
        }
        for (JsonObject line : buttons) {
            // So many buttons that they do not fit one message: no reply of ours, but none is lost.
            if (!parts.getLast().hasRoomFor(List.of(line))) {
                parts.add(new Part());
            }
            parts.getLast().add(line);
        }
        return parts;
    }

    /// Whether each may be one of Slack's blocks, and all one message.
    private static boolean fits(List<Reply.Block> page, Direction direction) {
        List<Reply.Block> marked = page.stream().map(direction::marked).toList();
        return marked.stream().allMatch(BlockKit::fits)
                && new Part().hasRoomFor(marked.stream().map(BlockKit::draw).toList());
    }

    private static Optional<Reply.Block> withoutBlanks(Language language, Reply.Block block) {
        Reply.Block kept =
                block instanceof Reply.Bullets(List<Reply.Paragraph> items)
                        ? new Reply.Bullets(
                                items.stream()
                                        .filter(item -> !plain(language, List.of(item)).isBlank())
                                        .toList())
                        : block;
        return plain(language, List.of(kept)).isBlank() ? Optional.empty() : Optional.of(kept);
    }

    private static String plain(Language language, List<Reply.Block> blocks) {
        return new Reply(language, blocks, List.of(), Optional.empty()).plainText();
    }

    /// A message being filled.
    private static final class Part {

        private final List<Reply.Block> blocks = new ArrayList<>();
        private final JsonArray drawn = new JsonArray();
        private int length = "[]".length();

        boolean hasRoomFor(List<JsonObject> more) {
            return drawn.size() + more.size() <= BlockKit.MAX_BLOCKS
                    && length + more.stream().mapToInt(BlockKit::length).sum()
                            <= BlockKit.MAX_MESSAGE;
        }

        static Part of(List<Reply.Block> page, Direction direction) {
            Part part = new Part();
            page.stream().map(direction::marked).forEach(part::add);
            return part;
        }

        private void add(Reply.Block block) {
            blocks.add(block);
            add(BlockKit.draw(block));
        }

        void add(JsonObject drawing) {
            drawn.add(drawing);
            length += BlockKit.length(drawing);
        }

        SlackMessage message(Reply reply, Address address) {
            String plain = blocks.isEmpty() ? labels(reply) : plain(reply.language(), blocks);
            return new SlackMessage(address, plain, drawn);
        }

        /// What to notify of when a message is all buttons.
        private static String labels(Reply reply) {
            String labels =
                    reply.choices().stream().map(Choice::label).collect(Collectors.joining(" · "));
            return labels.isBlank() ? "…" : labels;
        }
    }
}
