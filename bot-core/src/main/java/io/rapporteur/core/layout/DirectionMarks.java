package io.rapporteur.core.layout;

import io.rapporteur.core.dialogue.Reply.Link;
import io.rapporteur.core.dialogue.Reply.Span;

import java.util.ArrayList;
import java.util.List;

/// Finds where the marks of a [Direction] go, line by line.
final class DirectionMarks {

    private static final char LEFT_TO_RIGHT_MARK = '\u200E';
    private static final char RIGHT_TO_LEFT_MARK = '\u200F';
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private static final String ENDS_SENTENCE = ".!?:;…؟؛";
    private static final String CLINGS = "+#%/&°*";
    private static final String OPENING = "([{«“";
    private static final String CLOSING = ")]}»”";

    private final Words words;
    private final String text;
    private final boolean rightToLeft;
    private final List<Mark> marks = new ArrayList<>();

    private DirectionMarks(Words words, boolean rightToLeft) {
        this.words = words;
        this.text = words.text();
        this.rightToLeft = rightToLeft;
    }

    private enum Strength {
        /// A letter of the reply's direction.
        OURS,
        /// A letter of the other direction.
        OTHER,
        NEUTRAL
    }

    /// @param at before which position of the unmarked text it stands
    record Mark(int at, char sign) {}

    /// From one position of the text to another.
    private record Stretch(int from, int to) {}

    /// The marks that `words` need as part of a reply that is `rightToLeft` or not, in order.
    static List<Mark> of(Words words, boolean rightToLeft) {
        return new DirectionMarks(words, rightToLeft).marks();
    }

    private List<Mark> marks() {
        int start = 0;
        while (start <= text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            markLine(start, end);
            start = end + 1;
        }
        return List.copyOf(marks);
    }

    private void markLine(int start, int end) {
        if (isBlank(start, end)) {
            return;
        }
        Strength first = firstStrong(start, end);
        if (first == Strength.OTHER || (first == Strength.NEUTRAL && rightToLeft)) {
            marks.add(new Mark(start, rightToLeft ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK));
        }
        int from = start;
        for (Stretch label : labels(start, end)) {
            isolateRuns(from, label.from());
            isolate(label.from(), label.to());
            from = label.to();
        }
        isolateRuns(from, end);
    }

    /// The links on this line whose label holds the other direction.
    private List<Stretch> labels(int start, int end) {
        List<Stretch> labels = new ArrayList<>();
        int from = 0;
        for (Span span : words.spans()) {
            int to = from + span.text().length();
            if (span instanceof Link
                    && from >= start
                    && to <= end
                    && has(Strength.OTHER, from, to)) {
                labels.add(new Stretch(from, to));
            }
            from = to;
        }
        return labels;
    }

    /// Isolates, between two positions, what stands between letters of our own.
    private void isolateRuns(int from, int to) {
        int start = from;
        for (int i = from; i < to; i += Character.charCount(text.codePointAt(i))) {
            if (strength(text.codePointAt(i)) == Strength.OURS || endsSentence(i, to)) {
                isolateRun(start, i);
                start = i;
            }
        }
        isolateRun(start, to);
    }

    private void isolateRun(int from, int to) {
        int start = -1;
        int end = -1;
        for (int i = from; i < to; i += Character.charCount(text.codePointAt(i))) {
            if (strength(text.codePointAt(i)) == Strength.OTHER) {
                start = start < 0 ? i : start;
                end = i + Character.charCount(text.codePointAt(i));
            }
        }
        if (start >= 0) {
            start = withDigitsBefore(start, from);
            end = withClingingAfter(start, end, to);
            if (!rightToLeft || isIntricate(start, end)) {
                isolate(start, end);
            }
        }
    }

    private int withDigitsBefore(int start, int from) {
        int first = start;
        while (first > from && (isDigit(text.charAt(first - 1)) || text.charAt(first - 1) == '@')) {
            first--;
        }
        return first;
    }

    private int withClingingAfter(int start, int end, int to) {
        int last = end;
        while (last < to && clings(text.charAt(last), start, last)) {
            last++;
        }
        return last;
    }

    private boolean clings(char c, int start, int at) {
        int bracket = CLOSING.indexOf(c);
        if (bracket >= 0) {
            return text.lastIndexOf(OPENING.charAt(bracket), at) >= start;
        }
        return isDigit(c)
                || CLINGS.indexOf(c) >= 0
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /// Whether more than letters, digits and spaces is within.
    private boolean isIntricate(int start, int end) {
        return !text.substring(start, end)
                .codePoints()
                .allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == 0xA0);
    }

    private boolean endsSentence(int at, int to) {
        return ENDS_SENTENCE.indexOf(text.charAt(at)) >= 0
                && at + 1 < to
                && Character.isWhitespace(text.charAt(at + 1));
    }

    private void isolate(int start, int end) {
        marks.add(new Mark(start, FIRST_STRONG_ISOLATE));
        marks.add(new Mark(end, POP_ISOLATE));
    }

    private Strength firstStrong(int start, int end) {
        return text.substring(start, end)
                .codePoints()
                .mapToObj(this::strength)
                .filter(strength -> strength != Strength.NEUTRAL)
                .findFirst()
                .orElse(Strength.NEUTRAL);
    }

    private boolean has(Strength wanted, int start, int end) {
        return text.substring(start, end).codePoints().anyMatch(c -> strength(c) == wanted);
    }

    private Strength strength(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT ->
                    rightToLeft ? Strength.OTHER : Strength.OURS;
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                    rightToLeft ? Strength.OURS : Strength.OTHER;
            default -> Strength.NEUTRAL;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean isBlank(int start, int end) {
        return text.substring(start, end).codePoints().noneMatch(Visibility::isVisible);
    }
}
