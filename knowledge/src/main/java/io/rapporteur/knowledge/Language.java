package io.rapporteur.knowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A language that the record is written in, known by its BCP 47 primary tag.
public enum Language {
    ENGLISH("en", "English", false),
    FRENCH("fr", "Français", false),
    SPANISH("es", "Español", false),
    ARABIC("ar", "العربية", true);

    private final String tag;
    private final String ownName;
    private final boolean rightToLeft;
    private final Locale locale;

    Language(String tag, String ownName, boolean rightToLeft) {
        this.tag = tag;
        this.ownName = ownName;
        this.rightToLeft = rightToLeft;
        this.locale = Locale.forLanguageTag(tag.equals("en") ? "en-GB" : tag);
    }

    /// The primary language tag: `en`, `fr`, `es` or `ar`.
    public String tag() {
        return tag;
    }

    /// What its speakers call it.
    public String ownName() {
        return ownName;
    }

    public boolean isRightToLeft() {
        return rightToLeft;
    }

    /// For dates and numbers as this language writes them.
    public Locale locale() {
        return locale;
    }

    /// Finds the language of a tag such as `fr`, `FR`, `fr-CA` or `es_419`; empty for any other
    /// language.
    public static Optional<Language> ofTag(String tag) {
        String primary = tag.strip().split("[-_]", 2)[0];
        return Arrays.stream(values())
                .filter(language -> language.tag.equalsIgnoreCase(primary))
                .findFirst();
    }

    /// Finds the language that a person names: by its tag, or by its name in any of our languages
    /// ("français", "French").
    public static Optional<Language> named(String name) {
        String wanted = name.strip();
        return ofTag(wanted)
                .or(() ->
                        Arrays.stream(values())
                                .filter(language ->
                                        language.names()
                                                .anyMatch(known -> known.equalsIgnoreCase(wanted)))
                                .findFirst());
    }

    /// All tags, for messages: `en, fr, es, ar`.
    public static String tags() {
        return Arrays.stream(values()).map(Language::tag).collect(Collectors.joining(", "));
    }

    private Stream<String> names() {
        return Stream.concat(
                Stream.of(ownName),
                Arrays.stream(values()).map(other -> locale.getDisplayLanguage(other.locale)));
    }
}
