package io.rapporteur.core.dialogue;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.rapporteur.core.language.TextFolding;
import io.rapporteur.knowledge.Language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/// What people say in words though there is a command for it: "source?", "in French please".
///
/// The phrases are the resource `requests.properties`. A message is a request only if it is one of
/// them as a whole; case, accents and punctuation do not count.
final class Requests {

    private final Set<List<String>> sources;
    private final Map<List<String>, Language> languages = new HashMap<>();

    private Requests(Properties phrases) {
        this.sources = phrases(phrases, "sources").collect(toUnmodifiableSet());
        for (Language language : Language.values()) {
            phrases(phrases, "language." + language.tag())
                    .forEach(phrase -> languages.put(phrase, language));
        }
    }

    /// Reads the requests that ship with Rapporteur.
    static Requests shipped() {
        return new Requests(Phrases.read("requests.properties"));
    }

    private static Stream<List<String>> phrases(Properties phrases, String key) {
        return Stream.of(Objects.requireNonNull(phrases.getProperty(key), key).split("\\|", -1))
                .map(Requests::words);
    }

    /// Whether `text` asks for the sources of what was answered.
    boolean asksForSources(String text) {
        return sources.contains(words(text));
    }

    /// The language in which `text` asks to be answered, if that is all it asks.
    Optional<Language> languageAskedFor(String text) {
        return Optional.ofNullable(languages.get(words(text)));
    }

    private static List<String> words(String text) {
        return TextFolding.words(TextFolding.fold(text));
    }
}
