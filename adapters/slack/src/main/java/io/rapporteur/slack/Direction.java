package io.rapporteur.slack;

import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Span;
import io.rapporteur.knowledge.Language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The direction of a reply's text, which no block of Slack's can say: clients guess it from the
/// first letter of a paragraph.
///
/// In Arabic, a paragraph that begins with anything else gets a right-to-left mark first, and Latin
/// words that would pull the signs around them to the wrong side are isolated. Other languages are
/// left as they are.
///
/// Source: Unicode Standard Annex 9, "Unicode Bidirectional Algorithm".
record Direction(Language language) {

    private static final String RIGHT_TO_LEFT_MARK = "\u200F";
    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_ISOLATE = "\u2069";

    /// Latin words, with the digits and signs that belong to them: `INTERPOL`, `COVID-19`, `Global
    /// Complex for Innovation`.
    private static final Pattern LATIN_RUN =
            Pattern.compile(
                    "[\\p{N}+#@]*[\\p{IsLatin}](?:[\\p{IsLatin}\\p{M}\\p{N}"
                            + " .,'’&/+#@:_-]*[\\p{IsLatin}\\p{M}\\p{N}+#])?");

    private static final Pattern SINGLE_WORD = Pattern.compile("[\\p{IsLatin}\\p{M}]+");

    /// Marks a text that stands alone, such as a label.
    String marked(String text) {
        return language.isRightToLeft() ? mark(text) + isolated(text) : text;
    }

    /// Marks the paragraphs of a block.
    Reply.Block marked(Reply.Block block) {
        if (!language.isRightToLeft()) {
            return block;
        }
        return switch (block) {
            case Reply.Heading(String text) -> new Reply.Heading(marked(text));
            case Reply.Paragraph(List<Span> spans) -> new Reply.Paragraph(marked(spans));
            case Reply.Aside(List<Span> spans) -> new Reply.Aside(marked(spans));
            case Reply.Bullets(List<Reply.Paragraph> items) ->
                    new Reply.Bullets(
                            items.stream()
                                    .map(item -> new Reply.Paragraph(marked(item.spans())))
                                    .toList());
        };
    }

    private static List<Span> marked(List<Span> spans) {
        List<Span> marked = new ArrayList<>();
        String mark = mark(spans.stream().map(Span::text).collect(Collectors.joining()));
        if (!mark.isEmpty()) {
            marked.add(new Reply.Text(mark));
        }
        for (Span span : spans) {
            marked.add(
                    switch (span) {
                        case Reply.Text(String text) -> new Reply.Text(isolated(text));
                        case Reply.Strong(String text) -> new Reply.Strong(isolated(text));
                        case Reply.Link(String text, var target) ->
                                new Reply.Link(isolated(text), target);
                    });
        }
        return marked;
    }

    private static String mark(String text) {
        return text.codePoints()
                        .mapToObj(Character::getDirectionality)
                        .filter(Direction::isStrong)
                        .findFirst()
                        .filter(Direction::isRightToLeft)
                        .isPresent()
                ? ""
                : RIGHT_TO_LEFT_MARK;
    }

    private static boolean isStrong(byte directionality) {
        return directionality == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                || isRightToLeft(directionality);
    }

    private static boolean isRightToLeft(byte directionality) {
        return directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static String isolated(String text) {
        Matcher runs = LATIN_RUN.matcher(text);
        StringBuilder isolated = new StringBuilder();
        while (runs.find()) {
            String run = runs.group();
            runs.appendReplacement(
                    isolated,
                    Matcher.quoteReplacement(
                            needsIsolation(text, runs.start(), runs.end())
                                    ? FIRST_STRONG_ISOLATE + run + POP_ISOLATE
                                    : run));
        }
        return runs.appendTail(isolated).toString();
    }

    /// A word between spaces keeps to itself; anything longer, or next to a sign, does not.
    private static boolean needsIsolation(String text, int start, int end) {
        return !SINGLE_WORD.matcher(text).region(start, end).matches()
                || !isQuiet(text, start - 1)
                || !isQuiet(text, end);
    }

    private static boolean isQuiet(String text, int at) {
        return at < 0
                || at >= text.length()
                || Character.isWhitespace(text.charAt(at))
                || Character.isLetter(text.charAt(at));
    }
}
