package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.language.TextFolding;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Passage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class CoverageTest {

    private static final Coverage COVERAGE =
            new Coverage(SamplePack.ENCODERS.general(), Corpus.of(SamplePack.KNOWLEDGE)::own);

    private static double least(String question, Passage passage) {
        return COVERAGE.least(TextFolding.words(TextFolding.fold(question)), passage.id());
    }

    private static double phrases(String question, Passage passage) {
        return phrases(COVERAGE, question, passage);
    }

    private static double phrases(
            Coverage coverage, String question, Passage passage, Language... languages) {
        return coverage.phrases(
                TextFolding.words(TextFolding.fold(question)),
                List.of(languages.length == 0 ? Language.values() : languages),
                passage.id());
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

    @ParameterizedTest
    @ValueSource(strings = {"Who opens the fair?", "qui ouvre la foire", "opens the"})
    void hasEveryPhraseOfAWording(String question) {
        assertThat(phrases(question, SamplePack.MAYOR)).isCloseTo(1, within(1e-3));
    }

    @Test
    void missesPhrasesThatMeetNowhereThoughAllTheirWordsAreThere() {
        assertThat(least("opens who fair the", SamplePack.MAYOR)).isEqualTo(1);
        assertThat(phrases("opens who fair the", SamplePack.MAYOR))
                .isLessThan(phrases("who opens the fair", SamplePack.MAYOR) - 0.05);
    }

    @ParameterizedTest
    @CsvSource({
        "who inaugurates the fair, who burns the fair",
        "how many people came, how many minutes passed",
        "quién abre la feria, quién vende la feria"
    })
    void comesNearerToPhrasesThatMeanTheSame(String same, String other) {
        Passage passage = same.startsWith("how") ? SamplePack.VISITORS : SamplePack.MAYOR;

        assertThat(phrases(same, passage)).isBetween(phrases(other, passage), 1.0);
    }

    @Test
    void findsNothingInAPassageWithoutTexts() {
        Coverage coverage =
                new Coverage(
                        SamplePack.ENCODERS.general(),
                        Corpus.of(SamplePack.KNOWLEDGE).keeping(_ -> false)::own);
        List<String> question = TextFolding.words(TextFolding.fold("hello there"));

        assertThat(coverage.least(question, SamplePack.HELLO.id())).isZero();
        assertThat(phrases(coverage, "hello there", SamplePack.HELLO)).isZero();
    }

    @Test
    void looksForPhrasesInTheLanguagesThatAQuestionMayBeIn() {
        String question = "qui ouvre la foire";

        assertThat(phrases(COVERAGE, question, SamplePack.MAYOR, Language.FRENCH))
                .isCloseTo(1, within(1e-3))
                .isGreaterThan(phrases(COVERAGE, question, SamplePack.MAYOR, Language.ARABIC));
        assertThat(phrases(COVERAGE, question, SamplePack.MAYOR, Language.ARABIC, Language.FRENCH))
                .isCloseTo(1, within(1e-3));
    }

    @Test
    void coversAQuestionWithoutWords() {
        assertThat(phrases("?!", SamplePack.MAYOR)).isEqualTo(1);
    }
}
