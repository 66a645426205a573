package io.rapporteur.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.telegram.RichText.Entity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.text.Bidi;
import java.util.List;

/// `>` stands for U+200F, `<` for U+200E, `{` and `}` for U+2068 and U+2069.
class DirectionTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "فاز لوكاس فيليب | فاز لوكاس فيليب",
                "93 دولة صوتت | 93 دولة صوتت",
                "INTERPOL هي منظمة | >INTERPOL هي منظمة",
                "2025 | >2025",
                "- 2025-11-24 | >- 2025-11-24",
                "قالت INTERPOL أمس | قالت INTERPOL أمس",
                "قالت INTERPOL (IGCI) أمس | قالت {INTERPOL (IGCI)} أمس",
                "انظر https://interpol.int/ar/ الآن | انظر {https://interpol.int/ar/} الآن",
                "لغة C++ جميلة | لغة {C++} جميلة",
                "حساب @INTERPOL_HQ هنا | حساب {@INTERPOL_HQ} هنا",
                "عدد 196. INTERPOL هي | عدد 196. INTERPOL هي",
                "U.S.A. هنا | >{U.S.A}. هنا"
            })
    void marksArabicReplies(String plain, String marked) {
        assertThat(visible(Direction.mark(plain, true))).isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "The Assembly met in Marrakech. | The Assembly met in Marrakech.",
                "2025 | 2025",
                "In Marrakech (مراكش), in 2025 | In Marrakech ({مراكش}), in 2025",
                "Le mot الإنتربول 2025 existe | Le mot {الإنتربول} 2025 existe",
                "مراكش es una ciudad | <{مراكش} es una ciudad"
            })
    void marksRepliesInLatinLetters(String plain, String marked) {
        assertThat(visible(Direction.mark(plain, false))).isEqualTo(marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INTERPOL هي منظمة",
                "2025",
                "93rd session",
                "• Lyon",
                "👮 IGCI في سنغافورة"
            })
    void letsEveryArabicLineRunRightToLeft(String line) {
        String marked = Direction.mark("سطر\n" + line, true);

        assertThat(marked.lines())
                .allMatch(each ->
                        !new Bidi(each, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight());
    }

    @Test
    void isolatesTheLabelOfALinkAndKeepsTheLinkOnIt() {
        RichText source =
                RichText.plain("المصدر: ").plus(RichText.link("INTERPOL", "https://interpol.int"));

        RichText marked = Direction.mark(source, true);

        assertThat(visible(marked.text())).isEqualTo("المصدر: {INTERPOL}");
        assertThat(covered(marked)).containsExactly("INTERPOL");
    }

    @Test
    void movesEntitiesWithTheWordsTheyCover() {
        RichText source =
                RichText.bold("IGCI (Singapore)")
                        .plus(RichText.plain(" مركز ثم "))
                        .plus(RichText.bold("Lyon"))
                        .plus(RichText.plain(" و "))
                        .plus(RichText.link("U.N. (NY)", "https://un.org"));

        assertThat(covered(Direction.mark(source, true)))
                .containsExactly("IGCI (Singapore)", "Lyon", "U.N. (NY)");
    }

    private static List<String> covered(RichText words) {
        return words.entities().stream()
                .map((Entity entity) -> words.text().substring(entity.offset(), entity.end()))
                .toList();
    }

    private static String visible(String marked) {
        return marked.replace('\u200F', '>')
                .replace('\u200E', '<')
                .replace('\u2068', '{')
                .replace('\u2069', '}');
    }
}
