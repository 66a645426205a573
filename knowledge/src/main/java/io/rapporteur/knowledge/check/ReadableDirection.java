package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;

import java.text.Bidi;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What is written from left to right within a right-to-left text keeps together and in order when
/// it is shown.
///
/// A plain Latin name does. Signs at the edge of a Latin word ("C++", a phone number's "+") jump to
/// its other side, and a list of Latin names with Arabic commas between them is read backwards.
///
/// Source: Unicode Standard Annex 9, as [Bidi] applies it.
final class ReadableDirection implements TextRule {

    private static final Pattern LINE = Pattern.compile("[^\\n]+");
    private static final Pattern WORD = Pattern.compile("[^\\s\\p{IsArabic}،؛؟]+");

    /// A mark that may join two Latin words.
    private static final Pattern LATIN_THEN_ARABIC_MARK =
            Pattern.compile("\\S*\\p{IsLatin}\\S*[،؛؟](?=[^\\p{IsArabic}\\d]*\\p{IsLatin})");

    /// What stands around a word without being part of it.
    private static final Pattern AROUND =
            Pattern.compile("^[(\\[«“\"'.,:;!?…–—-]+|[)\\]»”\"'.,:;!?…–—-]+$");

    private static final Pattern LEFT_TO_RIGHT = Pattern.compile(".*\\p{IsLatin}.*|\\+\\d.*");

    /// The first of a text.
    @Override
    public Stream<Flaw> flaws(String wording, Language language) {
        return language.isRightToLeft()
                ? LINE.matcher(wording)
                        .results()
                        .flatMap(line -> flaw(line.group()).stream())
                        .limit(1)
                : Stream.empty();
    }

    private static Optional<Flaw> flaw(String line) {
        Bidi shown = new Bidi(line, Bidi.DIRECTION_RIGHT_TO_LEFT);
        return backwards(line, shown).or(() -> torn(line, shown));
    }

    /// An Arabic mark that is shown as part of a left-to-right run.
    private static Optional<Flaw> backwards(String line, Bidi shown) {
        return LATIN_THEN_ARABIC_MARK
                .matcher(line)
                .results()
                .filter(found -> isLeftToRight(shown, found.end() - 1))
                .findFirst()
                .map(found ->
                        new Flaw(
                                "read-backwards",
                                "what follows \"" + found.group() + "\" is shown to its right",
                                "Latin words with an Arabic mark between them are shown as one"
                                        + " left-to-right run, so that readers meet the last first",
                                "Write one of the two in Arabic letters, or put U+200F after the"
                                        + " mark"));
    }

    /// A word whose signs are not shown where its letters are.
    private static Optional<Flaw> torn(String line, Bidi shown) {
        return WORD.matcher(line)
                .results()
                .filter(word -> isTorn(word, shown))
                .findFirst()
                .map(word ->
                        new Flaw(
                                "torn-word",
                                "the signs of \""
                                        + bare(word.group())
                                        + "\" are shown on its wrong side",
                                "Within right-to-left text a sign at the edge of a Latin word"
                                        + " follows the text",
                                "Put U+200E (left-to-right mark) before and after it"));
    }

    private static boolean isTorn(MatchResult word, Bidi shown) {
        String bare = bare(word.group());
        if (!LEFT_TO_RIGHT.matcher(bare).matches()) {
            return false;
        }
        int start = word.start() + word.group().indexOf(bare);
        return !isLeftToRight(shown, start) || !isLeftToRight(shown, start + bare.length() - 1);
    }

    private static String bare(String word) {
        return AROUND.matcher(word).replaceAll("");
    }

    private static boolean isLeftToRight(Bidi shown, int position) {
        return shown.getLevelAt(position) % 2 == 0;
    }
}
