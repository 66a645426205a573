package io.rapporteur.core.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.dialogue.Reply.Aside;
import io.rapporteur.core.dialogue.Reply.Block;
import io.rapporteur.core.dialogue.Reply.Bullets;
import io.rapporteur.core.dialogue.Reply.Heading;
import io.rapporteur.core.dialogue.Reply.Link;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.core.dialogue.Reply.Strong;
import io.rapporteur.core.dialogue.Reply.Text;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class PartingTest {

    @Test
    void keepsWhatFitsOnOnePage() {
        List<Block> blocks = List.of(new Heading("Title"), Paragraph.of("words"));

        assertThat(pages(blocks, 20)).containsExactly(blocks);
        assertThat(pages(List.of(), 20)).isEmpty();
    }

    @Test
    void takesAHeadingAlongToThePageOfWhatItIsAbove() {
        assertThat(
                        pages(
                                List.of(
                                        Paragraph.of("a".repeat(10)),
                                        new Heading("Title"),
                                        Paragraph.of("b".repeat(10))),
                                20))
                .containsExactly(
                        List.of(Paragraph.of("a".repeat(10))),
                        List.of(new Heading("Title"), Paragraph.of("b".repeat(10))));
    }

    @Test
    void leavesRoomForTheHeadingAboveTheFirstPieceOfWhatIsTooLong() {
        assertThat(
                        pages(
                                List.of(
                                        new Heading("Title"),
                                        Paragraph.of("one two three four five six seven")),
                                20))
                .allMatch(page -> text(page).length() <= 20)
                .first()
                .satisfies(page -> assertThat(page).hasSize(2));
    }

    @Test
    void leavesAHeadingAloneThatFillsItsPage() {
        List<List<Block>> pages =
                pages(List.of(new Heading("h".repeat(19)), Paragraph.of("word ".repeat(12))), 20);

        assertThat(pages.getFirst()).containsExactly(new Heading("h".repeat(19)));
        assertThat(pages.get(1)).containsExactly(Paragraph.of("word word word word"));
    }

    @Test
    void cutsAListBetweenItemsAndAnItemBetweenWords() {
        List<List<Block>> pages =
                pages(
                        List.of(
                                new Bullets(
                                        List.of(
                                                Paragraph.of("one"),
                                                Paragraph.of("two"),
                                                Paragraph.of("a long item of many words")))),
                        16);

        assertThat(pages).allMatch(page -> page.getFirst() instanceof Bullets);
        assertThat(pages.stream().map(PartingTest::text).collect(Collectors.joining(" ")))
                .isEqualTo("one two a long item of many words");
    }

    @Test
    void keepsWhatIsBoldOrALinkInEachPiece() {
        URI site = URI.create("https://example.org");
        List<List<Block>> pages =
                pages(
                        List.of(
                                Paragraph.of(
                                        new Text("one "),
                                        new Strong("two three "),
                                        new Link("four five", site))),
                        12);

        assertThat(pages)
                .containsExactly(
                        List.of(Paragraph.of(new Text("one "), new Strong("two"))),
                        List.of(Paragraph.of(new Strong("three "), new Link("four", site))),
                        List.of(Paragraph.of(new Link("five", site))));
    }

    @Test
    void endsEvenIfNothingFits() {
        List<List<Block>> pages = pages(List.of(Paragraph.of("🗳🗳🗳")), 0);

        assertThat(pages.stream().map(PartingTest::text)).containsExactly("🗳", "🗳", "🗳");
    }

    private static List<List<Block>> pages(List<Block> blocks, int limit) {
        return Parting.pages(blocks, page -> text(page).length() <= limit, Locale.ENGLISH);
    }

    private static String text(List<Block> page) {
        return page.stream()
                .flatMap(block ->
                        switch (block) {
                            case Heading(String text) -> Stream.of(text);
                            case Paragraph(var spans) -> Stream.of(new Words(spans).text());
                            case Bullets(var items) ->
                                    items.stream().map(item -> new Words(item.spans()).text());
                            case Aside(var spans) -> Stream.of(new Words(spans).text());
                        })
                .collect(Collectors.joining(" "));
    }
}
