package io.rapporteur.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

class LanguageDetectorTest {

    private static final LanguageDetector DETECTOR =
            LanguageDetector.learnedFrom(
                    List.of(Language.values()),
                    Map.of(
                            Language.ENGLISH,
                            words(
                                    "who is the new president of interpol when did the general"
                                        + " assembly open how many countries were there thanks what"
                                        + " is a red notice where was it held"),
                            Language.FRENCH,
                            words(
                                    "qui est le nouveau president d interpol quand l assemblee"
                                            + " generale a t elle ouvert combien de pays etaient la"
                                            + " merci c est quoi une notice rouge ou etait ce"),
                            Language.SPANISH,
                            words(
                                    "quien es el nuevo presidente de interpol cuando se abrio la"
                                        + " asamblea general cuantos paises habia gracias que es"
                                        + " una notificacion roja donde fue"),
                            Language.ARABIC,
                            words(
                                    "chkoun rais jdid dyal interpol fo9ach 7elat ljam3 l3am ch7al"
                                            + " mn dawla kant chno hiya notice l7amra fin kan ghadi"
                                            + " tkoun rbe7 nas من هو رييس الانتربول")));

    private static Map<String, Integer> words(String text) {
        return Arrays.stream(text.split(" ", -1))
                .collect(Collectors.toMap(Function.identity(), _ -> 1, Integer::sum));
    }

    private static Language guess(String text) {
        return DETECTOR.guess(text, LanguageContext.NONE).best();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "who won, ENGLISH",
        "thanks, ENGLISH",
        "combien ?, FRENCH",
        "merci, FRENCH",
        "¿cuántos?, SPANISH",
        "gracias, SPANISH",
        "من فاز؟, ARABIC",
        "شكون, ARABIC"
    })
    void tellsTheLanguageOfAWordOrTwo(String text, Language language) {
        assertThat(guess(text)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chkoun rbe7", "fo9ach ghadi tkoun", "ch7al dyal nas"})
    void knowsMoroccanArabicInLatinLetters(String text) {
        assertThat(guess(text)).isEqualTo(Language.ARABIC);
    }

    @Test
    void takesArabicLettersForArabicAlsoBesideALatinName() {
        assertThat(guess("من هو Lucas Philippe؟")).isEqualTo(Language.ARABIC);
    }

    @Test
    void doesNotTakeAnEnglishQuestionForArabicBecauseOfAName() {
        assertThat(guess("who is the new president, is it محمد?")).isEqualTo(Language.ENGLISH);
    }

    @Test
    void letsTheHintDecideWhereTheTextDoesNot() {
        for (Language hint : List.of(Language.ENGLISH, Language.FRENCH, Language.SPANISH)) {
            LanguageContext context = new LanguageContext(Optional.of(hint), Optional.empty());

            assertThat(DETECTOR.guess("2025 ?", context).best()).isEqualTo(hint);
        }
    }

    @Test
    void believesTheTextMoreThanTheHint() {
        LanguageContext wrong =
                new LanguageContext(Optional.of(Language.ENGLISH), Optional.of(Language.ENGLISH));

        assertThat(DETECTOR.guess("combien de pays étaient là ?", wrong).best())
                .isEqualTo(Language.FRENCH);
    }

    @Test
    void staysWithTheLastLanguageForACognate() {
        LanguageContext spanish =
                new LanguageContext(Optional.empty(), Optional.of(Language.SPANISH));

        assertThat(DETECTOR.guess("general", spanish).best()).isEqualTo(Language.SPANISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "who", "xyzzy", "من", "qui who quien"})
    void givesProbabilitiesThatAddUpToOne(String text) {
        assertThat(
                        DETECTOR.guess(text, LanguageContext.NONE).probabilities().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                .isBetween(1 - 1e-9, 1 + 1e-9);
    }
}
