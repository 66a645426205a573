package io.rapporteur.core.dialogue;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A reply as a small document: blocks of text, and choices that become buttons. It is never
/// markup; renderers can split it anywhere between blocks, list items and words.
///
/// @param language decides the direction of the text
/// @param blocks never empty
/// @param choices what a person may do next, in order; may be empty
/// @param answers the entry that this reply answers with, if it is an answer
public record Reply(
        Language language, List<Block> blocks, List<Choice> choices, Optional<PassageId> answers) {

    /// @throws IllegalArgumentException if there is no block
    public Reply {
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException(
                    "a reply needs at least one block: silence is no outcome");
        }
        blocks = List.copyOf(blocks);
        choices = List.copyOf(choices);
    }

    /// A part of the document that stands on lines of its own.
    public sealed interface Block {}

    /// A short title above what follows.
    public record Heading(String text) implements Block {}

    public record Paragraph(List<Span> spans) implements Block {

        public Paragraph {
            spans = List.copyOf(spans);
        }

        public static Paragraph of(Span... spans) {
            return new Paragraph(Arrays.asList(spans));
        }

        public static Paragraph of(String text) {
            return of(new Text(text));
        }
    }

    /// An unordered list.
    public record Bullets(List<Paragraph> items) implements Block {

        public Bullets {
            items = List.copyOf(items);
        }
    }

    /// What the answer rests on: sources, as-of date. Shown smaller or apart where the platform
    /// can.
    public record Aside(List<Span> spans) implements Block {

        public Aside {
            spans = List.copyOf(spans);
        }
    }

    /// A run of text within a block.
    public sealed interface Span {

        /// The words of the span, without where it leads.
        String text();
    }

    public record Text(String text) implements Span {}

    public record Strong(String text) implements Span {}

    public record Link(String text, URI target) implements Span {}

    /// Something a person may do next; shown as a button.
    ///
    /// @param kind so that a platform can arrange buttons by what they are for
    public record Choice(String label, Intent intent, Kind kind) {

        /// What a choice is for.
        public enum Kind {
            /// One of the questions that may have been meant, or "none of these".
            OPTION,
            /// A question related to the answer.
            RELATED,
            /// Moving through topics and pages.
            NAVIGATION,
            /// One of the languages.
            LANGUAGE
        }

        /// The code of this choice's button in a reply in `language`.
        public String code(Language language) {
            return new ButtonCode(intent, language).encode();
        }
    }

    /// The whole reply as plain text, links written out in brackets: for notifications, terminals,
    /// and when a platform refuses more.
    public String plainText() {
        return blocks.stream().map(Reply::plainText).collect(Collectors.joining("\n\n"));
    }

    private static String plainText(Block block) {
        return switch (block) {
            case Heading(String text) -> text;
            case Paragraph(List<Span> spans) -> plainText(spans);
            case Aside(List<Span> spans) -> plainText(spans);
            case Bullets(List<Paragraph> items) ->
                    items.stream()
                            .map(item -> "• " + plainText(item.spans()))
                            .collect(Collectors.joining("\n"));
        };
    }

    private static String plainText(List<Span> spans) {
        return spans.stream()
                .map(span ->
                        span instanceof Link(String text, URI target)
                                ? text + " (" + target + ")"
                                : span.text())
                .collect(Collectors.joining());
    }
}
