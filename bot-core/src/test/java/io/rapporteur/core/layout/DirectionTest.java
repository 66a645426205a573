package io.rapporteur.core.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.dialogue.Reply.Block;
import io.rapporteur.core.dialogue.Reply.Bullets;
import io.rapporteur.core.dialogue.Reply.Heading;
import io.rapporteur.core.dialogue.Reply.Link;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.core.dialogue.Reply.Span;
import io.rapporteur.core.dialogue.Reply.Strong;
import io.rapporteur.core.dialogue.Reply.Text;
import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.text.Bidi;
import java.util.List;

/// `>` stands for U+200F, `<` for U+200E, `{` and `}` for U+2068 and U+2069.
class DirectionTest {

    private static final Direction ARABIC = new Direction(Language.ARABIC);
    private static final Direction ENGLISH = new Direction(Language.ENGLISH);
    private static final URI SITE = URI.create("https://interpol.int");

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
        assertThat(visible(ARABIC.marked(plain))).isEqualTo(marked);
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
        assertThat(visible(ENGLISH.marked(plain))).isEqualTo(marked);
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
        String marked = ARABIC.marked("سطر\n" + line);

        assertThat(marked.lines())
                .allMatch(each ->
                        !new Bidi(each, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight());
    }

    @Test
    void isolatesTheLabelOfALinkAndKeepsTheLinkOnIt() {
        Paragraph marked = marked(Paragraph.of(new Text("المصدر: "), new Link("INTERPOL", SITE)));

        assertThat(visible(new Words(marked.spans()).text())).isEqualTo("المصدر: {INTERPOL}");
        assertThat(marked.spans()).contains(new Link("INTERPOL", SITE));
    }

    @Test
    void leavesWhatIsBoldOrALinkAsItIs() {
        Paragraph marked =
                marked(
                        Paragraph.of(
                                new Strong("IGCI (Singapore)"),
                                new Text(" مركز ثم "),
                                new Strong("Lyon"),
                                new Text(" و "),
                                new Link("U.N. (NY)", SITE)));

        assertThat(marked.spans().stream().filter(span -> !(span instanceof Text)))
                .extracting(Span::text)
                .containsExactly("IGCI (Singapore)", "Lyon", "U.N. (NY)");
    }

    @Test
    void marksEveryItemAndHeading() {
        Block list = new Bullets(List.of(Paragraph.of("2025"), Paragraph.of("سنة")));

        assertThat(ARABIC.marked(list))
                .isEqualTo(new Bullets(List.of(Paragraph.of("\u200F2025"), Paragraph.of("سنة"))));
        assertThat(ARABIC.marked(new Heading("2025"))).isEqualTo(new Heading("\u200F2025"));
    }

    private static Paragraph marked(Paragraph paragraph) {
        return (Paragraph) ARABIC.marked((Block) paragraph);
    }

    private static String visible(String marked) {
        return marked.replace('\u200F', '>')
                .replace('\u200E', '<')
                .replace('\u2068', '{')
                .replace('\u2069', '}');
    }
}
