package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.encoding.WordHashes;
import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;

class SentencesTest {

    private static final Library LIBRARY =
            Library.of(
                    Corpus.of(SamplePack.KNOWLEDGE),
                    SamplePack.KNOWLEDGE,
                    Encoders.only(new WordHashes()));

    private static Question message(String text) {
        return LIBRARY.read(text, LanguageGuess.certain(Language.ENGLISH));
    }

    @Test
    void areThoseOfAStoryWithEnoughWordsToAskSomething() {
        assertThat(
                        Sentences.of(
                                message(
                                        "Hello there! I came by train this morning with my sister."
                                                + " Who opens the fair tomorrow?")))
                .containsExactly(
                        " I came by train this morning with my sister",
                        " Who opens the fair tomorrow");
    }

    /// It is looked at as a whole already.
    @Test
    void areNoneIfTheMessageIsOne() {
        assertThat(
                        Sentences.of(
                                message(
                                        "Could you please tell me who it is that opens the fair"
                                                + " tomorrow in the morning?")))
                .isEmpty();
    }

    @Test
    void areNoneOfAShortMessage() {
        assertThat(Sentences.of(message("I came by train. Who opens the fair?"))).isEmpty();
    }
}
