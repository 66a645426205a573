package io.rapporteur.core.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFoldingTest {

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "Élève, eleve",
        "¿QUÉ AÑO?, ¿que ano?",
        "İstanbul, istanbul",
        "ﬁn, fin",
        "Ｈｅｌｌｏ, hello",
        "nº, no"
    })
    void forgivesCaseAccentsAndCompatibilityForms(String text, String folded) {
        assertThat(TextFolding.fold(text)).isEqualTo(folded);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "أمن, امن",
        "إنتربول, انتربول",
        "آسيا, اسيا",
        "ٱسم, اسم",
        "مستشفى, مستشفي",
        "جمعية, جمعيه",
        "رئيس, رييس",
        "مسؤول, مسوول",
        "مـــراكش, مراكش",
        "مُحَمَّد, محمد"
    })
    void forgivesWhatArabicWritersLeaveOut(String text, String folded) {
        assertThat(TextFolding.fold(text)).isEqualTo(folded);
    }

    @ParameterizedTest(name = "{0} becomes 2025")
    @ValueSource(strings = {"٢٠٢٥", "۲۰۲۵", "२०२५", "２０２５"})
    void writesTheDigitsOfEveryScriptAlike(String year) {
        assertThat(TextFolding.fold(year)).isEqualTo("2025");
    }

    @Test
    void dropsWhatCannotBeSeen() {
        assertThat(TextFolding.fold("in\u200bter\u200dpol\ufeff")).isEqualTo("interpol");
        assertThat(TextFolding.fold("\u202bمراكش\u202c \u200f2025\u200e")).isEqualTo("مراكش 2025");
        assertThat(TextFolding.fold("so\u00adft")).isEqualTo("soft");
    }

    @Test
    void keepsTheOrderOfTextThatMixesDirections() {
        assertThat(TextFolding.words(TextFolding.fold("من هو Philippe، الرئيس؟")))
                .containsExactly("من", "هو", "philippe", "الرييس");
    }

    @Test
    void makesEveryRunOfWhiteSpaceOneSpace() {
        assertThat(TextFolding.fold(" \t a \u00a0\u3000 b\r\n\u2028c ")).isEqualTo("a b c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"l’assemblée", "l‘assemblée", "lʼassemblée", "l`assemblée", "l'assemblée"})
    void writesEveryApostropheAlike(String text) {
        assertThat(TextFolding.fold(text)).isEqualTo("l'assemblee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b\u200f", "\u0301"})
    void isEmptyWhenNothingCanBeSeen(String text) {
        assertThat(TextFolding.fold(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Où est l’Assemblée ?", "أين ستعقد الدورة ٩٣؟", "¿CUÁNDO?\n\tMañana 😀"})
    void changesNothingTheSecondTime(String text) {
        String once = TextFolding.fold(text);

        assertThat(TextFolding.fold(once)).isEqualTo(once);
    }

    @Test
    void cutsWordsAtEverythingButLettersAndDigits() {
        assertThat(TextFolding.words("i-24/7: l'assemblee, 93rd 😀 (x)"))
                .containsExactly("i", "24", "7", "l", "assemblee", "93rd", "x");
    }

    @Test
    void findsNoWordsInPicturesAndPunctuation() {
        assertThat(TextFolding.words("😀🎉 ?!… ")).isEmpty();
    }
}
