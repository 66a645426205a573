package io.rapporteur.core.layout;

import io.rapporteur.core.dialogue.Reply.Aside;
import io.rapporteur.core.dialogue.Reply.Block;
import io.rapporteur.core.dialogue.Reply.Bullets;
import io.rapporteur.core.dialogue.Reply.Heading;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.core.dialogue.Reply.Span;
import io.rapporteur.core.dialogue.Reply.Text;
import io.rapporteur.core.layout.DirectionMarks.Mark;
import io.rapporteur.knowledge.Language;

import java.util.ArrayList;
import java.util.List;

/// Makes text of two directions read right in apps that guess the direction of each line from its
/// first letter.
///
/// - A line that begins with a letter of the other direction, or in Arabic with none at all, gets
///   an invisible mark before it (U+200F or U+200E).
/// - Words of the other direction are isolated (U+2068, U+2069) where their punctuation would jump
///   to the wrong side: names with brackets, URLs, labels of links, Arabic within Latin text. A
///   plain Latin word in Arabic text needs no isolation and gets none: it can be copied clean.
///
/// Source: Unicode Standard Annex 9, sections 2.4 to 2.6.
public record Direction(Language language) {

    /// Marks a text that stands alone, such as a label.
    public String marked(String text) {
        return new Words(marked(List.of(new Text(text)))).text();
    }

    /// Marks each line of a block. A mark beside what is bold or a link is no part of it.
    public Block marked(Block block) {
        return switch (block) {
            case Heading(String text) -> new Heading(marked(text));
            case Paragraph(List<Span> spans) -> new Paragraph(marked(spans));
            case Aside(List<Span> spans) -> new Aside(marked(spans));
            case Bullets(List<Paragraph> items) ->
                    new Bullets(
                            items.stream()
                                    .map(item -> new Paragraph(marked(item.spans())))
                                    .toList());
        };
    }

    private List<Span> marked(List<Span> spans) {
        List<Mark> marks = DirectionMarks.of(new Words(spans), language.isRightToLeft());
        List<Span> marked = new ArrayList<>();
        int start = 0;
        for (Span span : spans) {
            int end = start + span.text().length();
            append(marked, new Text(signs(marks, start)));
            append(marked, Words.reworded(span, markedWithin(span.text(), start, marks)));
            start = end;
            marks = marks.stream().filter(mark -> mark.at() >= end).toList();
        }
        append(marked, new Text(signs(marks, start)));
        return marked;
    }

    private static void append(List<Span> spans, Span span) {
        if (span instanceof Text(String text)
                && !spans.isEmpty()
                && spans.getLast() instanceof Text(String before)) {
            spans.set(spans.size() - 1, new Text(before + text));
        } else if (!span.text().isEmpty()) {
            spans.add(span);
        }
    }

    /// The signs of the marks that stand at `position`.
    private static String signs(List<Mark> marks, int position) {
        StringBuilder signs = new StringBuilder();
        marks.stream()
                .filter(mark -> mark.at() == position)
                .forEach(mark -> signs.append(mark.sign()));
        return signs.toString();
    }

    /// `text`, which begins at `start`, with the marks that stand between its characters.
    private static String markedWithin(String text, int start, List<Mark> marks) {
        StringBuilder marked = new StringBuilder(text);
        for (Mark mark : marks.reversed()) {
            if (mark.at() > start && mark.at() < start + text.length()) {
                marked.insert(mark.at() - start, mark.sign());
            }
        }
        return marked.toString();
    }
}
