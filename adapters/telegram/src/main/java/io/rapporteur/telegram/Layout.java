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
import io.rapporteur.knowledge.Language;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Lays a reply out as texts that fit into Telegram's messages.
///
/// A reply that is too long is parted between blocks; a block that is too long for a message of its
/// own between its list items; an item, after a sentence or a word. Direction marks are set last,
/// in each part anew, and counted.
final class Layout {

    /// The longest text of a message, in UTF-16 units (Bot API, `sendMessage`).
    static final int MAX_LENGTH = 4096;

    /// Telegram ignores further entities of a message.
    static final int MAX_ENTITIES = 100;

    /// For a reply without a visible character, because an empty message is refused.
    private static final RichText NOTHING = RichText.plain("…");

    private final Language language;
    private final int limit;
    private final List<RichText> finished = new ArrayList<>();
    private RichText current = RichText.EMPTY;

    private Layout(Language language, int limit) {
        this.language = language;
        this.limit = limit;
    }

    /// A line of its own.
    ///
    /// @param gap what parts it from the line before
    private record Line(String gap, RichText words) {}

    static List<RichText> parts(Reply reply) {
        return parts(reply, MAX_LENGTH);
    }

    /// @param limit at least 16
    /// @return at least one text, each with something to see
    static List<RichText> parts(Reply reply, int limit) {
        Layout layout = new Layout(reply.language(), limit);
        sections(reply.blocks()).forEach(layout::place);
        layout.finish();
        return List.copyOf(layout.finished);
    }

    /// Blocks as lines; a heading stays with what it is above.
    private static List<List<Line>> sections(List<Block> blocks) {
        List<List<Line>> sections = new ArrayList<>();
        Block before = new Paragraph(List.of());
        for (Block block : blocks) {
            List<Line> lines = lines(block, gap(before, block));
            if (before instanceof Heading && !sections.isEmpty()) {
                sections.getLast().addAll(lines);
            } else if (!lines.isEmpty()) {
                sections.add(new ArrayList<>(lines));
            }
            before = block;
        }
        return sections;
    }

    private static String gap(Block before, Block block) {
        boolean close =
                before instanceof Heading || (before instanceof Aside && block instanceof Aside);
        return close ? "\n" : "\n\n";
    }

    private static List<Line> lines(Block block, String gap) {
        List<Line> lines =
                switch (block) {
                    case Heading(String text) ->
                            List.of(new Line(gap, RichText.bold(Glyphs.clean(text)).strip()));
                    case Paragraph(List<Span> spans) -> List.of(new Line(gap, words(spans)));
                    case Aside(List<Span> spans) -> List.of(new Line(gap, words(spans)));
                    case Bullets(List<Paragraph> items) -> bullets(items, gap);
                };
        return lines.stream().filter(line -> !line.words().isBlank()).toList();
    }

    private static List<Line> bullets(List<Paragraph> items, String gap) {
        List<Line> lines = new ArrayList<>();
        for (Paragraph item : items) {
            RichText words = words(item.spans());
            if (!words.isBlank()) {
                lines.add(new Line(lines.isEmpty() ? gap : "\n", RichText.plain("• ").plus(words)));
            }
        }
        return lines;
    }

    private static RichText words(List<Span> spans) {
        return spans.stream().map(Layout::words).reduce(RichText.EMPTY, RichText::plus).strip();
    }

    private static RichText words(Span span) {
        String text = Glyphs.clean(span.text());
        return switch (span) {
            case Text _ -> RichText.plain(text);
            case Strong _ -> RichText.bold(text);
            case Link(_, URI target) -> link(text, target);
        };
    }

    /// Only web addresses can hide behind words; others are written out.
    private static RichText link(String label, URI target) {
        String url = target.toASCIIString();
        boolean web =
                target.getHost() != null
                        && ("https".equals(target.getScheme())
                                || "http".equals(target.getScheme()));
        if (web) {
            return RichText.link(Glyphs.isBlank(label) ? url : label, url);
        }
        return RichText.plain(Glyphs.isBlank(label) ? url : label + " (" + url + ")");
    }

    private void place(List<Line> section) {
        if (fits(current, section)) {
            section.forEach(line -> current = joined(current, line));
            return;
        }
        if (fits(RichText.EMPTY, section)) {
            turnPage();
        }
        section.forEach(this::place);
    }

    private void place(Line line) {
        if (!fits(joined(current, line))) {
            turnPage();
        }
        current = joined(current, line);
        while (!fits(current)) {
            int end = end(current);
            RichText rest = current.slice(end, current.length()).strip();
            current = current.slice(0, end);
            turnPage();
            current = rest;
        }
    }

    /// Where to cut a text that does not fit, so that what is before fits with its marks.
    private int end(RichText words) {
        int size = Math.min(limit, words.length());
        if (words.entities().size() > MAX_ENTITIES) {
            size = Math.min(size, words.entities().get(MAX_ENTITIES).offset());
        }
        int end = Breaks.before(words.text(), size, language.locale());
        RichText head = words.slice(0, end).strip();
        while (!fits(head) && size > 2) {
            size = Math.max(2, Math.min(size, end) - Math.max(1, marked(head).length() - limit));
            end = Breaks.before(words.text(), size, language.locale());
            head = words.slice(0, end).strip();
        }
        return end;
    }

    private boolean fits(RichText begun, List<Line> section) {
        RichText all = begun;
        for (Line line : section) {
            all = joined(all, line);
        }
        return fits(all);
    }

    private boolean fits(RichText words) {
        return words.length() <= limit
                && words.entities().size() <= MAX_ENTITIES
                && marked(words).length() <= limit;
    }

    private static RichText joined(RichText begun, Line line) {
        return begun.length() == 0
                ? line.words()
                : begun.plus(RichText.plain(line.gap())).plus(line.words());
    }

    private void turnPage() {
        RichText page = current.strip();
        if (!page.isBlank()) {
            finished.add(marked(page));
        }
        current = RichText.EMPTY;
    }

    private void finish() {
        turnPage();
        if (finished.isEmpty()) {
            finished.add(NOTHING);
        }
    }

    private RichText marked(RichText words) {
        return Direction.mark(words, language.isRightToLeft());
    }
}
