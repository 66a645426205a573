package io.rapporteur.core.layout;

import io.rapporteur.core.dialogue.Reply.Link;
import io.rapporteur.core.dialogue.Reply.Span;
import io.rapporteur.core.dialogue.Reply.Strong;
import io.rapporteur.core.dialogue.Reply.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The spans of one block, cut like the text that they make together. Positions count UTF-16 units.
public record Words(List<Span> spans) {

    public Words {
        spans = List.copyOf(spans);
    }

    public String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    /// The part between two positions; a span that reaches beyond is cut.
    public Words between(int from, int to) {
        List<Span> part = new ArrayList<>();
        int start = 0;
        for (Span span : spans) {
            int end = start + span.text().length();
            if (start < to && end > from) {
                part.add(
                        reworded(
                                span,
                                span.text()
                                        .substring(
                                                Math.max(from - start, 0),
                                                Math.min(to, end) - start)));
            }
            start = end;
        }
        return new Words(part);
    }

    /// Without white space at either end.
    public Words strip() {
        String text = text();
        int from = text.length() - text.stripLeading().length();
        return between(from, Math.max(from, text.stripTrailing().length()));
    }

    /// `span` with other words.
    public static Span reworded(Span span, String text) {
        return switch (span) {
            case Text _ -> new Text(text);
            case Strong _ -> new Strong(text);
            case Link(_, var target) -> new Link(text, target);
        };
    }
}
