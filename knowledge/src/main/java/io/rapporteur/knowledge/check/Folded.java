package io.rapporteur.knowledge.check;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A wording without what people leave out when they type (capitals, accents, vowel signs,
/// punctuation), and with one letter for the Arabic ones that they write for each other.
record Folded(String text) {

    /// Combining marks, and the Arabic stroke that only stretches a word.
    private static final Pattern MARKS = Pattern.compile("[\\p{M}\u0640]");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Pattern SPACE = Pattern.compile(" ");

    static Folded of(String wording) {
        String decomposed = Normalizer.normalize(wording, Normalizer.Form.NFKD);
        String bare = MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
        String arabic = bare.replace('\u0649', '\u064a').replace('\u0629', '\u0647');
        return new Folded(BETWEEN_WORDS.matcher(arabic).replaceAll(" ").strip());
    }

    List<String> words() {
        return text.isEmpty() ? List.of() : SPACE.splitAsStream(text).toList();
    }
}
