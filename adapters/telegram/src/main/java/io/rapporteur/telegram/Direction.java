package io.rapporteur.telegram;

import io.rapporteur.telegram.RichText.Entity;

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
final class Direction {

    private static final char LEFT_TO_RIGHT_MARK = '\u200E';
    private static final char RIGHT_TO_LEFT_MARK = '\u200F';
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private static final String ENDS_SENTENCE = ".!?:;…؟؛";
    private static final String CLINGS = "+#%/&°*";
    private static final String OPENING = "([{«“";
    private static final String CLOSING = ")]}»”";

    private final RichText words;
    private final String text;
    private final boolean rightToLeft;
    private final List<Mark> marks = new ArrayList<>();

    private Direction(RichText words, boolean rightToLeft) {
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
    private record Mark(int at, char sign) {}

    /// `words` with the marks they need as part of a reply that is `rightToLeft` or not.
    static RichText mark(RichText words, boolean rightToLeft) {
        return new Direction(words, rightToLeft).marked();
    }

    static String mark(String words, boolean rightToLeft) {
        return mark(RichText.plain(words), rightToLeft).text();
    }

    private RichText marked() {
        int start = 0;
        while (start <= text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            markLine(start, end);
            start = end + 1;
        }
        return withMarks();
    }

    private void markLine(int start, int end) {
        if (Glyphs.isBlank(text.substring(start, end))) {
            return;
        }
        Strength first = firstStrong(start, end);
        if (first == Strength.OTHER || (first == Strength.NEUTRAL && rightToLeft)) {
            marks.add(new Mark(start, rightToLeft ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK));
        }
        int from = start;
        for (Entity label : labels(start, end)) {
            isolateRuns(from, label.offset());
            isolate(label.offset(), label.end());
            from = label.end();
        }
        isolateRuns(from, end);
    }

    /// The links on this line whose label holds the other direction.
    private List<Entity> labels(int start, int end) {
        return words.entities().stream()
                .filter(entity -> entity.url() != null)
                .filter(entity -> entity.offset() >= start && entity.end() <= end)
                .filter(entity -> has(Strength.OTHER, entity.offset(), entity.end()))
                .toList();
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

    private RichText withMarks() {
        StringBuilder out = new StringBuilder(text);
        for (Mark mark : marks.reversed()) {
            out.insert(mark.at(), mark.sign());
        }
        List<Entity> moved =
                words.entities().stream()
                        .map(entity ->
                                entity.between(
                                        entity.offset() + marksUpTo(entity.offset()),
                                        entity.end() + marksUpTo(entity.end() - 1)))
                        .toList();
        return new RichText(out.toString(), moved);
    }

    private int marksUpTo(int position) {
        return (int) marks.stream().filter(mark -> mark.at() <= position).count();
    }
}
