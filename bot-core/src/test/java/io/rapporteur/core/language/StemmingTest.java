package io.rapporteur.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class StemmingTest {

    private static final Stemming STEMMING = new Stemming();

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource({
        "ENGLISH, election, elected",
        "ENGLISH, country, countries",
        "FRENCH, notice, notices",
        "SPANISH, asambleas, asamblea",
        "ARABIC, انتخاب, الانتخابات"
    })
    void takesFormsForTheSameWord(Language language, String one, String other) {
        assertThat(STEMMING.stem(language, one)).isEqualTo(STEMMING.stem(language, other));
    }

    @Test
    void givesOneStemForEachWord() {
        List<String> words = List.of("the", "de", "l", "في", "2025", "assemblies");

        for (Language language : Language.values()) {
            assertThat(STEMMING.stems(language, words)).hasSize(words.size());
        }
    }

    @Test
    void keepsNothingForThreadsThatHaveEnded() throws InterruptedException {
        Stemming stemming = new Stemming();

        for (int n = 0; n < 100; n++) {
            Thread.ofVirtual().start(() -> stemming.stem(Language.ENGLISH, "elected")).join();
        }

        assertThat(stemming.idle()).isEqualTo(1);
    }

    @Test
    void takesAWordOfAnyLength() {
        List<String> words = List.of("before", "x".repeat(1_000), "after");

        assertThat(STEMMING.stems(Language.ENGLISH, words))
                .containsExactly("befor", "x".repeat(1_000), "after");
    }
}
