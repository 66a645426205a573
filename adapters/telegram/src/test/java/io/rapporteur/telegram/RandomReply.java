package io.rapporteur.telegram;

import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Aside;
import io.rapporteur.core.dialogue.Reply.Block;
import io.rapporteur.core.dialogue.Reply.Bullets;
import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.core.dialogue.Reply.Heading;
import io.rapporteur.core.dialogue.Reply.Link;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.core.dialogue.Reply.Span;
import io.rapporteur.core.dialogue.Reply.Strong;
import io.rapporteur.core.dialogue.Reply.Text;
import io.rapporteur.knowledge.Language;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Replies that nobody would write: emoji, both directions, endless words, blanks, many links.
final class RandomReply {

    private static final List<String> PIECES =
            List.of(
                    "INTERPOL",
                    "الجمعية",
                    "العامة",
                    "👮🏽‍♀️",
                    "👨‍👩‍👧‍👦",
                    "🇲🇦",
                    "é",
                    "e\u0301",
                    "(IGCI)",
                    "https://a.example/?q=1&r=(2)",
                    "2025",
                    "١٩٦",
                    " ",
                    "  ",
                    "\n",
                    "\n\n",
                    ". ",
                    "؟ ",
                    "\u200B",
                    "\u200F",
                    "*_`[<&>",
                    "\t",
                    "ß",
                    "𝕏",
                    "ﷺ",
                    "\uD83D",
                    "…");

    private final SplittableRandom random;

    RandomReply(SplittableRandom random) {
        this.random = random;
    }

    Reply reply() {
        Language language = Language.values()[random.nextInt(Language.values().length)];
        return new Reply(
                language, some(1, 8, this::block), some(0, 12, this::choice), Optional.empty());
    }

    /// The words of a block, links without where they lead, as they must be shown somewhere.
    static Stream<String> words(Block block) {
        return switch (block) {
            case Heading(String text) -> Stream.of(text);
            case Paragraph(List<Span> spans) -> spans.stream().map(Span::text);
            case Aside(List<Span> spans) -> spans.stream().map(Span::text);
            case Bullets(List<Paragraph> items) -> items.stream().flatMap(RandomReply::words);
        };
    }

    private Block block() {
        return switch (random.nextInt(4)) {
            case 0 -> new Heading(text());
            case 1 -> paragraph();
            case 2 -> new Bullets(some(0, 8, this::paragraph));
            default -> new Aside(some(0, 4, this::span));
        };
    }

    private Paragraph paragraph() {
        return new Paragraph(some(0, 6, this::span));
    }

    private Span span() {
        return switch (random.nextInt(3)) {
            case 0 -> new Text(text());
            case 1 -> new Strong(text());
            // A label with something to see: without one its address is shown, which is no word.
            default ->
                    new Link("a" + text(), URI.create("https://a.example/" + random.nextInt(99)));
        };
    }

    private String text() {
        return switch (random.nextInt(40)) {
            case 0 -> "";
            case 1 -> "w".repeat(random.nextInt(9_000));
            case 2 -> "ع".repeat(random.nextInt(9_000));
            case 3 -> "👮🏽‍♀️".repeat(random.nextInt(1_000));
            default ->
                    String.join("", some(0, 40, () -> PIECES.get(random.nextInt(PIECES.size()))));
        };
    }

    private Choice choice() {
        Choice.Kind kind = Choice.Kind.values()[random.nextInt(Choice.Kind.values().length)];
        String label = text();
        return new Choice(
                label.substring(0, Math.min(label.length(), 80)),
                random.nextBoolean()
                        ? new Intent.BrowseTopics(random.nextInt(100))
                        : new Intent.OpenTopic("t".repeat(random.nextInt(70)), 0),
                kind);
    }

    private <T> List<T> some(int least, int most, Supplier<T> one) {
        return IntStream.range(0, random.nextInt(least, most + 1))
                .mapToObj(_ -> one.get())
                .toList();
    }
}
