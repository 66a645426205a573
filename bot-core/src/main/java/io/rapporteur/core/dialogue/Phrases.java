package io.rapporteur.core.dialogue;

import io.rapporteur.knowledge.Language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/// What the bot says of itself, hand-written in each language: the same keys in every file
/// `phrases-xx.properties`.
///
/// A phrase may hold `{0}`, `{1}` ... for what is put in. Apostrophes are just apostrophes.
public final class Phrases {

    private final Map<Language, Properties> phrases = new EnumMap<>(Language.class);

    private Phrases() {}

    /// Reads the phrases that ship with Rapporteur.
    public static Phrases shipped() {
        Phrases read = new Phrases();
        for (Language language : Language.values()) {
            read.phrases.put(language, read("phrases-" + language.tag() + ".properties"));
        }
        return read;
    }

    /// The phrase called `key` in `language`, with `values` put in.
    ///
    /// @throws IllegalArgumentException if there is no such phrase
    public String get(Language language, String key, Object... values) {
        String phrase = Objects.requireNonNull(phrases.get(language)).getProperty(key);
        if (phrase == null) {
            throw new IllegalArgumentException("no phrase \"" + key + "\" in " + language.tag());
        }
        for (int i = 0; i < values.length; i++) {
            phrase = phrase.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return phrase;
    }

    Set<String> keys(Language language) {
        return Objects.requireNonNull(phrases.get(language)).stringPropertyNames();
    }

    /// The phrases of a file that ships, by key.
    static Properties read(String resource) {
        Properties properties = new Properties();
        try (InputStream stream =
                        Objects.requireNonNull(
                                Phrases.class.getResourceAsStream(resource), resource);
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped " + resource + " cannot be read", e);
        }
        return properties;
    }
}
