package io.rapporteur.core.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;

import java.util.List;

class ConceptsTest {

    private static final Stemming STEMMING = new Stemming();

    private static final Concepts CONCEPTS =
            Concepts.parse(
                    """
                    # a comment

                    vote | vote ballot | scrutin voter | voto | تصويت
                    ?number | how_many | combien | cuantos | كم شحال ch7al
                    ?where | where | ^ou | donde | اين
                    filler | please | svp | porfa | عافاك
                    """,
                    STEMMING);

    private static String stem(Language language, String word) {
        return STEMMING.stem(language, word);
    }

    @Test
    void bringsTogetherWhatMeansTheSameInEveryLanguage() {
        assertThat(CONCEPTS.of(Language.ENGLISH, stem(Language.ENGLISH, "ballots")))
                .containsExactly("vote");
        assertThat(CONCEPTS.of(Language.FRENCH, stem(Language.FRENCH, "scrutins")))
                .containsExactly("vote");
        assertThat(CONCEPTS.of(Language.ARABIC, stem(Language.ARABIC, "التصويت")))
                .containsExactly("vote");
    }

    @Test
    void keepsTheLanguagesApart() {
        assertThat(CONCEPTS.of(Language.SPANISH, stem(Language.SPANISH, "ballot"))).isEmpty();
    }

    @Test
    void knowsPhrasesOfSeveralWords() {
        List<String> stems = STEMMING.stems(Language.ENGLISH, List.of("so", "how", "many", "came"));

        assertThat(CONCEPTS.phraseAt(Language.ENGLISH, stems, 1))
                .hasValueSatisfying(phrase -> {
                    assertThat(phrase.words()).hasSize(2);
                    assertThat(phrase.value()).containsExactly("?number");
                });
        assertThat(CONCEPTS.phraseAt(Language.ENGLISH, stems, 0)).isEmpty();
    }

    @Test
    void knowsWordsThatCountOnlyAtTheBeginning() {
        assertThat(CONCEPTS.of(Language.FRENCH, "ou")).isEmpty();
        assertThat(CONCEPTS.ofOpening(Language.FRENCH, "ou")).containsExactly("?where");
    }

    @Test
    void knowsWhatSaysNothing() {
        assertThat(CONCEPTS.isFiller(Language.ENGLISH, "please")).isTrue();
        assertThat(CONCEPTS.isFiller(Language.ENGLISH, "vote")).isFalse();
        assertThat(CONCEPTS.names()).doesNotContain("filler");
    }

    @Test
    void knowsWhatAsksForSomething() {
        assertThat(Concepts.isAskedFor("?where")).isTrue();
        assertThat(Concepts.isAskedFor("vote")).isFalse();
    }

    @Test
    void saysWhatIsWrongWithALine() {
        assertThatThrownBy(() -> Concepts.parse("vote | vote | voter", STEMMING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("vote | vote | voter")
                .hasMessageContaining("a column for each of en, fr, es, ar");
    }

    @Test
    void shipsWithEveryLanguage() {
        Concepts shipped = Concepts.shipped(STEMMING);

        assertThat(shipped.of(Language.ENGLISH, stem(Language.ENGLISH, "election")))
                .contains("elect");
        assertThat(shipped.of(Language.FRENCH, stem(Language.FRENCH, "scrutin"))).contains("elect");
        assertThat(shipped.of(Language.SPANISH, stem(Language.SPANISH, "sufragios")))
                .contains("elect");
        assertThat(shipped.of(Language.ARABIC, stem(Language.ARABIC, "الانتخابات")))
                .contains("elect");
        assertThat(shipped.of(Language.ARABIC, "ch7al")).contains("?number");
    }
}
