package io.rapporteur.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Aside;
import io.rapporteur.core.dialogue.Reply.Block;
import io.rapporteur.core.dialogue.Reply.Bullets;
import io.rapporteur.core.dialogue.Reply.Heading;
import io.rapporteur.core.dialogue.Reply.Link;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.core.dialogue.Reply.Strong;
import io.rapporteur.core.dialogue.Reply.Text;
import io.rapporteur.knowledge.Language;
import io.rapporteur.telegram.RichText.Entity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class LayoutTest {

    private static final URI INTERPOL = URI.create("https://www.interpol.int/en");

    @Test
    void showsEachKindOfBlock() {
        RichText only =
                layOut(
                                Language.ENGLISH,
                                new Heading("The vote"),
                                Paragraph.of(
                                        new Strong("Lucas Philippe"),
                                        new Text(" won."),
                                        new Text(" See "),
                                        new Link("the release", INTERPOL)),
                                new Bullets(List.of(Paragraph.of("one"), Paragraph.of("two"))),
                                new Aside(List.of(new Text("As of 27 November 2025"))),
                                new Aside(List.of(new Link("INTERPOL", INTERPOL))))
                        .getFirst();

        assertThat(only.text())
                .isEqualTo(
                        "The vote\nLucas Philippe won. See the release\n\n• one\n• two\n\n"
                                + "As of 27 November 2025\nINTERPOL");
        assertThat(only.entities())
                .extracting(entity -> entity.type() + "=" + covered(only, entity))
                .containsExactly(
                        "bold=The vote",
                        "bold=Lucas Philippe",
                        "text_link=the release",
                        "text_link=INTERPOL");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void countsOffsetsInUtf16UnitsBeyondEmoji(Language language) {
        RichText only =
                layOut(
                                language,
                                Paragraph.of(new Text("👮🏽‍♀️🇫🇷 é "), new Strong("صوت vote 🗳")))
                        .getFirst();

        assertThat(covered(only, only.entities().getFirst()).replaceAll("[\u2066-\u2069]", ""))
                .isEqualTo("صوت vote 🗳");
    }

    @Test
    void writesOutALinkThatTelegramCannotHideBehindWords() {
        RichText only =
                layOut(
                                Language.FRENCH,
                                Paragraph.of(new Link("écrire", URI.create("mailto:a@b.example"))))
                        .getFirst();

        assertThat(only.text()).isEqualTo("écrire (mailto:a@b.example)");
        assertThat(only.entities()).isEmpty();
    }

    @Test
    void takesAnAddressWithoutWordsForItsOwnLabel() {
        assertThat(layOut(Language.ENGLISH, Paragraph.of(new Link("", INTERPOL))).getFirst().text())
                .isEqualTo(INTERPOL.toString());
    }

    @Test
    void partsBetweenBlocksFirst() {
        List<RichText> parts =
                Layout.parts(
                        reply(
                                Language.ENGLISH,
                                Paragraph.of("a".repeat(30)),
                                new Heading("Title"),
                                new Bullets(List.of(Paragraph.of("one"), Paragraph.of("two")))),
                        40);

        assertThat(texts(parts)).containsExactly("a".repeat(30), "Title\n• one\n• two");
    }

    @Test
    void partsAListBetweenItsItems() {
        List<Paragraph> items =
                IntStream.range(0, 10).mapToObj(i -> Paragraph.of("item number " + i)).toList();

        List<RichText> parts = Layout.parts(reply(Language.ENGLISH, new Bullets(items)), 64);

        assertThat(parts).allMatch(part -> part.text().startsWith("• item"));
        assertThat(String.join("\n", texts(parts)))
                .isEqualTo(
                        items.stream()
                                .map(item -> "• " + item.spans().getFirst().text())
                                .collect(Collectors.joining("\n")));
    }

    @Test
    void partsALongParagraphAfterASentence() {
        List<RichText> parts =
                Layout.parts(
                        reply(
                                Language.SPANISH,
                                Paragraph.of(
                                        "Primera frase bastante larga. Segunda frase, larga.")),
                        40);

        assertThat(texts(parts))
                .containsExactly("Primera frase bastante larga.", "Segunda frase, larga.");
    }

    @Test
    void partsALongSentenceAfterAWord() {
        assertThat(
                        texts(
                                Layout.parts(
                                        reply(
                                                Language.FRENCH,
                                                Paragraph.of("une phrase très longue sans point")),
                                        20)))
                .containsExactly("une phrase très", "longue sans point");
    }

    @Test
    void keepsTogetherWhatPeopleSeeAsOneCharacter() {
        String family = "👨‍👩‍👧‍👦";

        List<RichText> parts =
                Layout.parts(reply(Language.ENGLISH, Paragraph.of(family.repeat(20))), 40);

        assertThat(texts(parts)).allMatch(text -> text.replace(family, "").isEmpty());
        assertThat(String.join("", texts(parts))).isEqualTo(family.repeat(20));
    }

    @Test
    void cutsEvenOneEndlessCharacterButNoSurrogatePair() {
        List<RichText> parts =
                Layout.parts(reply(Language.ARABIC, Paragraph.of("🗳" + "\u0301".repeat(10_000))));

        assertThat(parts).allMatch(part -> part.length() <= 4096);
        assertThat(parts.getFirst().text()).startsWith("\u200F🗳");
    }

    @Test
    void cutsAnEntityInTwoWithTheWordsItCovers() {
        List<RichText> parts =
                Layout.parts(
                        reply(Language.ENGLISH, Paragraph.of(new Strong("alpha beta gamma delta"))),
                        16);

        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(parts)
                .allMatch(part -> covered(part, part.entities().getFirst()).equals(part.text()));
    }

    @Test
    void marksTheDirectionOfEveryPartAnew() {
        List<RichText> parts =
                Layout.parts(
                        reply(
                                Language.ARABIC,
                                Paragraph.of("INTERPOL عقدت الجمعية العامة ".repeat(20))),
                        64);

        assertThat(parts).hasSizeGreaterThan(3).allMatch(part -> part.length() <= 64);
        assertThat(parts)
                .allMatch(part ->
                        part.text().startsWith("\u200F")
                                || Character.UnicodeScript.of(part.text().charAt(0))
                                        == Character.UnicodeScript.ARABIC);
    }

    @Test
    void putsNoMoreLinksIntoAMessageThanTelegramShows() {
        List<Paragraph> items =
                IntStream.range(0, 250)
                        .mapToObj(i -> Paragraph.of(new Link("s" + i, INTERPOL)))
                        .toList();

        List<RichText> parts = Layout.parts(reply(Language.ENGLISH, new Bullets(items)));

        assertThat(parts).allMatch(part -> part.entities().size() <= 100);
        assertThat(parts.stream().mapToInt(part -> part.entities().size()).sum()).isEqualTo(250);
    }

    @Test
    void saysAtLeastSomethingWhenThereIsNothingToSee() {
        assertThat(texts(layOut(Language.ENGLISH, new Heading(" "), Paragraph.of("\u200B\n"))))
                .containsExactly("…");
    }

    @Test
    void replacesWhatTelegramWouldDropBecauseOffsetsCountIt() {
        RichText only =
                layOut(
                                Language.ENGLISH,
                                Paragraph.of(
                                        new Text("a\r\u202Eb\u0007c\uD83D "), new Strong("bold")))
                        .getFirst();

        assertThat(only.text()).isEqualTo("ab c\uFFFD bold");
        assertThat(covered(only, only.entities().getFirst())).isEqualTo("bold");
    }

    private static List<RichText> layOut(Language language, Block... blocks) {
        return Layout.parts(reply(language, blocks));
    }

    private static Reply reply(Language language, Block... blocks) {
        return new Reply(language, List.of(blocks), List.of(), Optional.empty());
    }

    private static List<String> texts(List<RichText> parts) {
        return parts.stream().map(RichText::text).toList();
    }

    private static String covered(RichText words, Entity entity) {
        return words.text().substring(entity.offset(), entity.end());
    }
}
