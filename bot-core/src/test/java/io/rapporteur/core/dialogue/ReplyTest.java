package io.rapporteur.core.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.core.dialogue.Reply.Aside;
import io.rapporteur.core.dialogue.Reply.Block;
import io.rapporteur.core.dialogue.Reply.Bullets;
import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.core.dialogue.Reply.Heading;
import io.rapporteur.core.dialogue.Reply.Link;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.core.dialogue.Reply.Strong;
import io.rapporteur.core.dialogue.Reply.Text;
import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ReplyTest {

    private static final Link LINK = new Link("Town", URI.create("https://example.org/town"));

    @Test
    void isPlainTextWithLinksWrittenOut() {
        Reply reply =
                reply(
                        new Heading("Who came?"),
                        Paragraph.of(new Strong("9,000"), new Text(" people, says "), LINK),
                        new Bullets(List.of(Paragraph.of("one"), Paragraph.of(LINK))),
                        new Aside(List.of(new Text("As of today."))));

        assertThat(reply.plainText())
                .isEqualTo(
                        """
                        Who came?

                        9,000 people, says Town (https://example.org/town)

                        • one
                        • Town (https://example.org/town)

                        As of today.\
                        """);
    }

    @Test
    void takesMarkupInTextAsText() {
        String text = "*a* _b_ <c> & `d` [e](f)";

        assertThat(reply(Paragraph.of(text)).plainText()).isEqualTo(text);
    }

    @Test
    void leavesChoicesToThePlatform() {
        Choice choice = new Choice("Topics", new Intent.BrowseTopics(0), Choice.Kind.NAVIGATION);
        Reply reply =
                new Reply(
                        Language.ENGLISH,
                        List.of(Paragraph.of("Well?")),
                        List.of(choice),
                        Optional.empty());

        assertThat(reply.plainText()).isEqualTo("Well?");
        assertThat(choice.code(Language.SPANISH)).isEqualTo("topics:es:0");
    }

    @Test
    void isNeverSilent() {
        assertThatThrownBy(this::reply)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one block");
    }

    @Test
    void doesNotChangeWithTheListsItWasMadeOf() {
        List<Block> blocks = new ArrayList<>(List.of(Paragraph.of("first")));
        Reply reply = new Reply(Language.ENGLISH, blocks, List.of(), Optional.empty());

        blocks.clear();

        assertThat(reply.plainText()).isEqualTo("first");
    }

    private Reply reply(Block... blocks) {
        return new Reply(Language.ENGLISH, List.of(blocks), List.of(), Optional.empty());
    }
}
