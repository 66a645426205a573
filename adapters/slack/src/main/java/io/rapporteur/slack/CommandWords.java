package io.rapporteur.slack;

import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.knowledge.Language;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The few words that steer the bot instead of asking it something: `/ask help`, `/ask langue
/// français`.
///
/// A word steers only when it stands alone, or for the language with nothing but a language after
/// it; "help for victims" and "sources of funding" stay questions.
final class CommandWords {

    private static final Set<String> HELP = Set.of("help", "aide", "ayuda", "مساعدة", "المساعدة");
    private static final Set<String> TOPICS =
            Set.of("topics", "sujets", "themes", "temas", "مواضيع", "المواضيع");
    private static final Set<String> LANGUAGE =
            Set.of("language", "langue", "idioma", "لغة", "اللغة");
    private static final Set<String> SOURCES = Set.of("sources", "fuentes", "مصادر", "المصادر");
    private static final Set<String> PRIVACY =
            Set.of("privacy", "confidentialite", "privacidad", "خصوصية", "الخصوصية");
    private static final Set<String> FORGET =
            Set.of("forget", "oublier", "olvidar", "انس", "انسني");

    private CommandWords() {}

    /// What the text behind a slash command wants.
    static Intent intent(String text) {
        String[] words = text.strip().split("\\s+", 2);
        String first = folded(words[0]);
        if (words.length == 2) {
            return LANGUAGE.contains(first)
                    ? language(words[1])
                            .<Intent>map(chosen -> new Intent.ChangeLanguage(Optional.of(chosen)))
                            .orElseGet(() -> new Intent.Ask(text))
                    : new Intent.Ask(text);
        }
        return first.isEmpty() || HELP.contains(first)
                ? new Intent.Help()
                : steering(first).orElseGet(() -> new Intent.Ask(text));
    }

    private static Optional<Intent> steering(String word) {
        if (TOPICS.contains(word)) {
            return Optional.of(new Intent.BrowseTopics(0));
        }
        if (LANGUAGE.contains(word)) {
            return Optional.of(new Intent.ChangeLanguage(Optional.empty()));
        }
        if (SOURCES.contains(word)) {
            return Optional.of(new Intent.ShowSources());
        }
        if (FORGET.contains(word)) {
            return Optional.of(new Intent.Forget());
        }
        return PRIVACY.contains(word) ? Optional.of(new Intent.Privacy()) : Optional.empty();
    }

    private static Optional<Language> language(String name) {
        return Language.named(name)
                .or(() ->
                        Arrays.stream(Language.values())
                                .filter(known -> folded(known.ownName()).equals(folded(name)))
                                .findFirst());
    }

    /// Lower case without accents: phones and keyboards leave them out.
    private static String folded(String word) {
        return Normalizer.normalize(word.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
