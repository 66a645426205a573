package io.rapporteur.telegram;

import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Aside;
import io.rapporteur.core.dialogue.Reply.Block;
import io.rapporteur.core.dialogue.Reply.Bullets;
import io.rapporteur.core.dialogue.Reply.Heading;
import io.rapporteur.core.dialogue.Reply.Link;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.core.dialogue.Reply.Span;
import io.rapporteur.core.dialogue.Reply.Strong;
import io.rapporteur.core.dialogue.Reply.Text;
import io.rapporteur.core.layout.Direction;
import io.rapporteur.core.layout.Parting;
import io.rapporteur.core.layout.Words;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/// Lays a reply out as texts that fit into Telegram's messages: first as blocks that hold only what
/// Telegram shows, then parted into pages, then drawn with their direction marks, which count.
final class Layout {

    /// The longest text of a message, in UTF-16 units (Bot API, `sendMessage`).
    static final int MAX_LENGTH = 4096;

    /// Telegram ignores further entities of a message.
    static final int MAX_ENTITIES = 100;

    /// For a reply without a visible character, because an empty message is refused.
    private static final RichText NOTHING = RichText.plain("…");

    private Layout() {}

    static List<RichText> parts(Reply reply) {
        return parts(reply, MAX_LENGTH);
    }

    /// @param limit at least 16
    /// @return at least one text, each with something to see
    static List<RichText> parts(Reply reply, int limit) {
        Direction direction = new Direction(reply.language());
        List<Block> blocks = reply.blocks().stream().flatMap(Layout::shown).toList();
        List<RichText> parts =
                Parting.pages(
                                blocks,
                                page -> fits(drawn(page, direction), limit),
                                reply.language().locale())
                        .stream()
                        .map(page -> drawn(page, direction))
                        .filter(part -> !part.isBlank())
                        .toList();
        return parts.isEmpty() ? List.of(NOTHING) : parts;
    }

    private static boolean fits(RichText part, int limit) {
        return part.length() <= limit && part.entities().size() <= MAX_ENTITIES;
    }

    /// What Telegram shows of `block`; empty if there is nothing to see.
    private static Stream<Block> shown(Block block) {
        return switch (block) {
            case Heading(String text) ->
                    Stream.of(Glyphs.clean(text).strip())
                            .filter(title -> !Glyphs.isBlank(title))
                            .map(Heading::new);
            case Paragraph(List<Span> spans) -> words(spans).map(Paragraph::new);
            case Aside(List<Span> spans) -> words(spans).map(Aside::new);
            case Bullets(List<Paragraph> items) -> {
                List<Paragraph> kept =
                        items.stream()
                                .flatMap(item -> words(item.spans()))
                                .map(Paragraph::new)
                                .toList();
                yield kept.isEmpty() ? Stream.empty() : Stream.of(new Bullets(kept));
            }
        };
    }

    private static Stream<List<Span>> words(List<Span> spans) {
        Words words = new Words(spans.stream().map(Layout::shown).toList()).strip();
        return Glyphs.isBlank(words.text()) ? Stream.empty() : Stream.of(words.spans());
    }

    private static Span shown(Span span) {
        String text = Glyphs.clean(span.text());
        return switch (span) {
            case Text _ -> new Text(text);
            case Strong _ -> new Strong(text);
            case Link(_, URI target) -> link(text, target);
        };
    }

    /// Only web addresses can hide behind words; others are written out.
    private static Span link(String label, URI target) {
        String url = target.toASCIIString();
        boolean web =
                target.getHost() != null
                        && ("https".equals(target.getScheme())
                                || "http".equals(target.getScheme()));
        if (web) {
            return new Link(Glyphs.isBlank(label) ? url : label, target);
        }
        return new Text(Glyphs.isBlank(label) ? url : label + " (" + url + ")");
    }

    private static RichText drawn(List<Block> page, Direction direction) {
        RichText drawn = RichText.EMPTY;
        Block before = new Paragraph(List.of());
        for (Block block : page) {
            RichText lines = lines(direction.marked(block));
            drawn = drawn.length() == 0 ? lines : drawn.plus(gap(before, block)).plus(lines);
            before = block;
        }
        return drawn;
    }

    private static RichText gap(Block before, Block block) {
        boolean close =
                before instanceof Heading || (before instanceof Aside && block instanceof Aside);
        return RichText.plain(close ? "\n" : "\n\n");
    }

    private static RichText lines(Block block) {
        return switch (block) {
            case Heading(String text) -> RichText.bold(text);
            case Paragraph(List<Span> spans) -> line(spans);
            case Aside(List<Span> spans) -> line(spans);
            case Bullets(List<Paragraph> items) ->
                    items.stream()
                            .map(item -> RichText.plain("• ").plus(line(item.spans())))
                            .reduce((above, item) -> above.plus(RichText.plain("\n")).plus(item))
                            .orElse(RichText.EMPTY);
        };
    }

    private static RichText line(List<Span> spans) {
        return spans.stream().map(Layout::drawn).reduce(RichText.EMPTY, RichText::plus);
    }

    private static RichText drawn(Span span) {
        return switch (span) {
            case Text(String text) -> RichText.plain(text);
            case Strong(String text) -> RichText.bold(text);
            case Link(String text, URI target) -> RichText.link(text, target.toASCIIString());
        };
    }
}
