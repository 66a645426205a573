package io.rapporteur.console;

import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Block;
import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.core.dialogue.Reply.Link;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.core.dialogue.Reply.Span;
import io.rapporteur.core.dialogue.Reply.Strong;
import io.rapporteur.core.dialogue.Reply.Text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes a reply for a terminal: wrapped lines, links numbered with their addresses below, choices
/// numbered.
///
/// Text stays in logical order: terminals that can show Arabic order it themselves. A right-to-left
/// mark begins each line of an Arabic reply, so that a line that starts with a figure or a Latin
/// name is still laid out from the right.
public final class ConsoleRenderer {

    private static final String RIGHT_TO_LEFT_MARK = "\u200F";
    private static final Pattern SPACES = Pattern.compile(" +");

    private final Style style;
    private final int width;

    /// @param width in columns, at least 20
    public ConsoleRenderer(Style style, int width) {
        if (width < 20) {
            throw new IllegalArgumentException(
                    "a terminal of " + width + " columns is too narrow, at least 20");
        }
        this.style = style;
        this.width = width;
    }

    /// The reply as lines of text, ending with a line break.
    public String render(Reply reply) {
        List<URI> links = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        reply.blocks().forEach(block -> parts.add(block(block, links, reply)));
        if (!links.isEmpty()) {
            parts.add(addresses(links));
        }
        if (!reply.choices().isEmpty()) {
            parts.add(choices(reply));
        }
        return String.join("\n\n", parts) + "\n";
    }

    private String block(Block block, List<URI> links, Reply reply) {
        return switch (block) {
            case Reply.Heading(String text) -> style.strong(wrap(text, "", reply));
            case Paragraph(List<Span> spans) -> wrap(spans(spans, links), "", reply);
            case Reply.Aside(List<Span> spans) -> style.faint(wrap(spans(spans, links), "", reply));
            case Reply.Bullets(List<Paragraph> items) ->
                    items.stream()
                            .map(item -> wrap("• " + spans(item.spans(), links), "  ", reply))
                            .collect(Collectors.joining("\n"));
        };
    }

    private static String spans(List<Span> spans, List<URI> links) {
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            switch (span) {
                case Text(String plain) -> text.append(plain);
                case Strong(String strong) -> text.append(strong);
                case Link(String label, URI target) -> {
                    links.add(target);
                    text.append(label).append(" [").append(links.size()).append(']');
                }
            }
        }
        return text.toString();
    }

    private String addresses(List<URI> links) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < links.size(); i++) {
            text.append(i == 0 ? "" : "\n")
                    .append('[')
                    .append(i + 1)
                    .append("] ")
                    .append(links.get(i));
        }
        return style.faint(text.toString());
    }

    private String choices(Reply reply) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < reply.choices().size(); i++) {
            Choice choice = reply.choices().get(i);
            lines.add(wrap((i + 1) + ". " + choice.label(), "   ", reply));
        }
        return String.join("\n", lines);
    }

    private String wrap(String text, String indent, Reply reply) {
        String mark = reply.language().isRightToLeft() ? RIGHT_TO_LEFT_MARK : "";
        StringBuilder wrapped = new StringBuilder(mark);
        int column = 0;
        for (String word : SPACES.splitAsStream(text.strip()).toList()) {
            int length = word.codePointCount(0, word.length());
            if (column > 0 && column + 1 + length > width) {
                wrapped.append('\n').append(mark).append(indent);
                column = indent.length();
            } else if (column > 0) {
                wrapped.append(' ');
                column++;
            }
            wrapped.append(word);
            column += length;
        }
        return wrapped.toString();
    }
}
