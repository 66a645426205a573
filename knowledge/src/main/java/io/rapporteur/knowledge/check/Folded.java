package io.rapporteur.knowledge.check;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A wording without what people leave out when they type: capitals, accents, vowel signs,
/// punctuation.
record Folded(String text) {

    /// Combining marks, and the Arabic stroke that only stretches a word.
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\u0640]");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static Folded of(String wording) {
        String decomposed = Normalizer.normalize(wording, Normalizer.Form.NFKD);
        String bare = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        return new Folded(BETWEEN_WORDS.matcher(bare).replaceAll(" ").strip());
    }
}
