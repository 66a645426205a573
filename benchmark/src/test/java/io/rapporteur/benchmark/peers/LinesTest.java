package io.rapporteur.benchmark.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

class LinesTest {

    private static final String TRAIN = "{\"text\": \"who won\", \"label\": \"winner\"}\n";

    @TempDir private Path folder;

    @Test
    void readsLabelsAndWhatHasNone() throws IOException {
        Lines lines =
                lines(
                        TRAIN + "{\"text\": \"le temps\", \"label\": \"oos\", \"lang\": \"fr\"}",
                        """
                        {"text": "winner?", "labels": ["winner", "loser"], "lang": "en"}

                        {"text": "and now?", "label": "winner", "oos": true}
                        {"text": "why?"}
                        """);
        assertThat(lines.wordings())
                .containsExactly(
                        new Wording("who won", Language.ENGLISH, Optional.of("winner")),
                        new Wording("le temps", Language.FRENCH, Optional.empty()));
        assertThat(lines.questions())
                .extracting(Question::labels)
                .containsExactly(Set.of("winner", "loser"), Set.of(), Set.of());
        assertThat(lines.questions())
                .extracting(Question::language)
                .containsExactly(Optional.of(Language.ENGLISH), Optional.empty(), Optional.empty());
    }

    @Test
    void refusesAWordingWithoutALabelByFileAndLine() {
        assertThatThrownBy(() -> lines(TRAIN + "{\"text\": \"who\"}", ""))
                .hasMessage(
                        folder.resolve("train.jsonl")
                                + ":2: \"label\" is missing: expected one, in quotes (\"oos\" for"
                                + " a line without)");
    }

    @Test
    void refusesWhatIsNoObjectAndDoesNotQuoteIt() {
        assertThatThrownBy(() -> lines("secret", ""))
                .hasMessageContaining("train.jsonl:1: not a JSON object: expected {")
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesALanguageThatItDoesNotKnow() {
        assertThatThrownBy(() -> lines(TRAIN, "{\"text\": \"x\", \"lang\": \"de\"}"))
                .hasMessageEndingWith(
                        "questions.jsonl:1: \"lang\" is \"de\": expected en, fr, es or ar");
    }

    @Test
    void refusesALabelThatNothingTeaches() {
        assertThatThrownBy(() -> lines(TRAIN, "{\"text\": \"x\", \"label\": \"weather\"}"))
                .hasMessageEndingWith(
                        "questions.jsonl:1: weather is not among the 1 labels to learn: expected"
                                + " one of them, or \"oos\": true");
    }

    private Lines lines(String train, String questions) throws IOException {
        return Lines.of(
                Files.writeString(folder.resolve("train.jsonl"), train),
                Files.writeString(folder.resolve("questions.jsonl"), questions));
    }
}
