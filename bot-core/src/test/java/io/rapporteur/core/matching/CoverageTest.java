package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.language.TextFolding;
import io.rapporteur.knowledge.Passage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoverageTest {

    private static final Coverage COVERAGE =
            new Coverage(SamplePack.ENCODERS.general(), Corpus.of(SamplePack.KNOWLEDGE)::words);

    private static double least(String question, Passage passage) {
        return COVERAGE.least(TextFolding.words(TextFolding.fold(question)), passage.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who opens the fair?",
                "the fair opens who",
                "MAYOR, MUSIC, HALL",
                "who opens la foire ?",
                "من يفتتح"
            })
    void isOneWhenThePassageHasEveryWordInSomeLanguage(String question) {
        assertThat(least(question, SamplePack.MAYOR)).isEqualTo(1);
    }

    @Test
    void isOneForNoWordAtAll() {
        assertThat(least("?!", SamplePack.MAYOR)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"who opens the hospital", "who opens the fair in Bamako", "qui ouvre la guerre"})
    void isLowForAWordThatIsForeignToThePassage(String question) {
        assertThat(least(question, SamplePack.MAYOR)).isBetween(0.0, 0.5);
    }

    @Test
    void isThatOfTheFarthestWord() {
        double foreign = least("hospital", SamplePack.MAYOR);

        assertThat(least("who opens the hospital", SamplePack.MAYOR)).isEqualTo(foreign);
        assertThat(least("who openz the hospital", SamplePack.MAYOR)).isEqualTo(foreign);
        assertThat(least("hospital the openz who", SamplePack.MAYOR)).isEqualTo(foreign);
    }

    @ParameterizedTest
    @CsvSource({
        "who inaugurattes the fair, who buys the fair",
        "how many vistors came, how many bakers came",
        "combien de visiteurrs, combien de boulangers"
    })
    void forgivesATypoMoreThanAnotherWord(String typo, String other) {
        Passage passage = typo.startsWith("who") ? SamplePack.MAYOR : SamplePack.VISITORS;

        assertThat(least(typo, passage)).isLessThan(1).isGreaterThan(least(other, passage));
    }

    @Test
    void isLowForAnotherPassage() {
        assertThat(least("how many visitors came", SamplePack.VISITORS)).isEqualTo(1);
        assertThat(least("how many visitors came", SamplePack.MAYOR)).isLessThan(0.7);
    }

    @Test
    void isZeroForAPassageWithoutTexts() {
        Coverage coverage =
                new Coverage(
                        SamplePack.ENCODERS.general(),
                        Corpus.of(SamplePack.KNOWLEDGE).keeping(_ -> false)::words);

        assertThat(
                        coverage.least(
                                TextFolding.words(TextFolding.fold("hello there")),
                                SamplePack.HELLO.id()))
                .isZero();
    }
}
