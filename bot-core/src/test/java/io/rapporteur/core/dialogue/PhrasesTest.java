package io.rapporteur.core.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class PhrasesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+(?:[.-][a-z]+)*)\"");
    private static final Pattern LINE = Pattern.compile("(?m)^[^#=\\s]+(?==)");

    private final Phrases phrases = Phrases.shipped();

    @ParameterizedTest
    @EnumSource
    void haveTheSameKeysInEveryLanguage(Language language) {
        assertThat(phrases.keys(language)).isEqualTo(phrases.keys(Language.ENGLISH)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void haveTheSamePlaceholdersInEveryLanguage(Language language) {
        for (String key : phrases.keys(Language.ENGLISH)) {
            assertThat(placeholders(language, key))
                    .as(key)
                    .isEqualTo(placeholders(Language.ENGLISH, key));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areNeverBlank(Language language) {
        assertThat(phrases.keys(language))
                .allSatisfy(key -> assertThat(phrases.get(language, key)).isNotBlank());
    }

    /// A key written twice would hide the first wording without a word.
    @ParameterizedTest
    @EnumSource
    void areWrittenOnceEach(Language language) throws IOException {
        String file =
                Files.readString(
                        home(
                                "bot-core/src/main/resources/io/rapporteur/core/dialogue/phrases-"
                                        + language.tag()
                                        + ".properties"));

        assertThat(LINE.matcher(file).results().map(MatchResult::group))
                .containsExactlyInAnyOrderElementsOf(phrases.keys(language));
    }

    @Test
    void areAllSaidByRepliesAndNoneOfThemIsMissing() throws IOException {
        String source =
                Files.readString(
                        home("bot-core/src/main/java/io/rapporteur/core/dialogue/Replies.java"));
        Stream<String> said = LITERAL.matcher(source).results().map(literal -> literal.group(1));

        assertThat(said.distinct())
                .containsExactlyInAnyOrderElementsOf(phrases.keys(Language.ENGLISH));
    }

    @Test
    void takeValuesIn() {
        assertThat(phrases.get(Language.ENGLISH, "as-of", "27 November 2025"))
                .isEqualTo("As of 27 November 2025.");
    }

    @Test
    void takeApostrophesAndBracesInValuesAsTheyAre() {
        assertThat(phrases.get(Language.FRENCH, "sources.of", "l'été {0} {1} $1 \\"))
                .isEqualTo("Sources : l'été {0} {1} $1 \\");
    }

    @Test
    void thatDoNotExistAreNamedWithTheirLanguage() {
        assertThatThrownBy(() -> phrases.get(Language.ARABIC, "farewell"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no phrase \"farewell\" in ar");
    }

    private List<String> placeholders(Language language, String key) {
        return PLACEHOLDER
                .matcher(phrases.get(language, key))
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static Path home(String file) {
        return Path.of(System.getProperty("rapporteur.home"), file);
    }
}
