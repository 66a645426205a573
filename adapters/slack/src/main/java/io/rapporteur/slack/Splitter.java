package io.rapporteur.slack;

import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Span;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Cuts a block that is too long into several: between items, else sentences, else words, and only
/// where nothing else is left between the letters of a word, never within one (a surrogate pair, a
/// letter with its accents).
///
/// @param fits whether a block may stay in one piece
/// @param locale whose sentences and letters these are
record Splitter(Predicate<Reply.Block> fits, Locale locale) {

    /// The pieces in order; `block` itself if it fits.
    List<Reply.Block> split(Reply.Block block) {
        if (fits.test(block)) {
            return List.of(block);
        }
        return switch (block) {
            // Too long for a heading: it keeps its weight, not its place.
            case Reply.Heading(String text) ->
                    split(new Reply.Paragraph(List.of(new Reply.Strong(text))));
            case Reply.Paragraph(List<Span> spans) -> pieces(spans, Reply.Paragraph::new);
            case Reply.Aside(List<Span> spans) -> pieces(spans, Reply.Aside::new);
            case Reply.Bullets(List<Reply.Paragraph> items) -> lists(items);
        };
    }

    private List<Reply.Block> lists(List<Reply.Paragraph> items) {
        List<Reply.Block> lists = new ArrayList<>();
        List<Reply.Paragraph> list = new ArrayList<>();
        for (Reply.Paragraph item : shortEnough(items)) {
            list.add(item);
            if (list.size() > 1 && !fits.test(new Reply.Bullets(list))) {
                list.removeLast();
                lists.add(new Reply.Bullets(list));
                list = new ArrayList<>(List.of(item));
            }
        }
        lists.add(new Reply.Bullets(list));
        return lists;
    }

    private List<Reply.Paragraph> shortEnough(List<Reply.Paragraph> items) {
        return items.stream()
                .flatMap(item -> pieces(item.spans(), Splitter::item).stream())
                .map(piece -> ((Reply.Bullets) piece).items().getFirst())
                .toList();
    }

    private static Reply.Bullets item(List<Span> spans) {
        return new Reply.Bullets(List.of(new Reply.Paragraph(spans)));
    }

    private List<Reply.Block> pieces(
            List<Span> spans, Function<List<Span>, ? extends Reply.Block> block) {
        List<Reply.Block> pieces = new ArrayList<>();
        List<Span> rest = spans;
        while (!fits.test(block.apply(rest))) {
            String text = text(rest);
            int cut = boundary(text, longest(rest, text.length(), block));
            if (cut >= text.length()) {
                break;
            }
            pieces.add(block.apply(between(rest, 0, withoutSpaces(text, cut))));
            rest = between(rest, skipSpaces(text, cut), text.length());
        }
        pieces.add(block.apply(rest));
        return pieces;
    }

    /// The length of the longest beginning that fits, by bisection.
    private int longest(
            List<Span> spans, int length, Function<List<Span>, ? extends Reply.Block> block) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (fits.test(block.apply(between(spans, 0, middle)))) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// The best place to cut at or before `at`, and after the first letter at the least.
    private int boundary(String text, int at) {
        int sentence = before(BreakIterator.getSentenceInstance(locale), text, at);
        if (sentence > at / 2) {
            return sentence;
        }
        for (int space = at; space > at / 2; space--) {
            if (Character.isWhitespace(text.charAt(space))) {
                return space;
            }
        }
        BreakIterator letters = BreakIterator.getCharacterInstance(locale);
        int letter = before(letters, text, at);
        return letter > 0 ? letter : letters.following(0);
    }

    private static int before(BreakIterator places, String text, int at) {
        places.setText(text);
        return places.isBoundary(at) ? at : places.preceding(at);
    }

    private static int withoutSpaces(String text, int to) {
        int at = to;
        while (at > 1 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int skipSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String text(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    private static List<Span> between(List<Span> spans, int from, int to) {
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
        return part;
    }

    private static Span reworded(Span span, String text) {
        return switch (span) {
            case Reply.Text _ -> new Reply.Text(text);
            case Reply.Strong _ -> new Reply.Strong(text);
            case Reply.Link(_, var target) -> new Reply.Link(text, target);
        };
    }
}
