package io.rapporteur.knowledge.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// One form of a name, to be looked for in running text: without its article and without what
/// stands in brackets after it, and in Arabic with the prefixes and the adjective's ending that a
/// word takes ("للإنتربول", "والمغربية").
final class WrittenName {

    private static final Set<String> ARTICLES =
            Set.of("the", "le", "la", "les", "l", "el", "los", "las");
    private static final Pattern QUALIFIER = Pattern.compile("\\s*\\([^)]*\\)\\s*$");
    private static final Pattern ARABIC_ARTICLE = Pattern.compile("^ال(?=\\S{3})");
    private static final Pattern ARABIC_LETTER = Pattern.compile("\\p{IsArabic}");

    private final String core;
    private final Pattern pattern;

    private WrittenName(String core, Pattern pattern) {
        this.core = core;
        this.pattern = pattern;
    }

    static WrittenName of(String form) {
        List<String> words = Folded.of(QUALIFIER.matcher(form).replaceFirst("")).words();
        if (words.size() > 1 && ARTICLES.contains(words.getFirst())) {
            words = words.subList(1, words.size());
        }
        String core = ARABIC_ARTICLE.matcher(String.join(" ", words)).replaceFirst("");
        String quoted = Pattern.quote(core);
        return new WrittenName(
                core,
                Pattern.compile(
                        ARABIC_LETTER.matcher(core).find()
                                ? " [وف]?[بلك]?(?:ال|ل)?" + quoted + "(?:يه?|يون|يين)? "
                                : " " + quoted + " "));
    }

    /// @param text as [#searchable] made it
    boolean isIn(String text) {
        // Most names are in no text, and a plain search says so faster.
        return text.contains(core) && pattern.matcher(text).find();
    }

    /// `text` folded, with one space before, between and after its words.
    static String searchable(String text) {
        return " " + Folded.of(text).text() + " ";
    }
}
