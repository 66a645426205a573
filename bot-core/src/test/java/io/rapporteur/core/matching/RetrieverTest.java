package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.encoding.WordHashes;
import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.knowledge.Language;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;

/// What every retriever promises, checked for each that the matcher works with.
class RetrieverTest {

    private static final Library LIBRARY =
            Library.of(
                    Corpus.of(SamplePack.KNOWLEDGE),
                    SamplePack.KNOWLEDGE,
                    Encoders.only(new WordHashes()));

    private static final int VISITORS = LIBRARY.passages().indexOf(SamplePack.VISITORS);

    static List<Retriever> retrievers() {
        return LIBRARY.retrievers();
    }

    private static Question question(String text, Language language) {
        return LIBRARY.read(text, LanguageGuess.certain(language));
    }

    @ParameterizedTest
    @MethodSource("retrievers")
    void scoresThePassageOfAWordingHighestInEveryLanguage(Retriever retriever) {
        SamplePack.VISITORS
                .questions()
                .forEach((language, wordings) -> {
                    double[] scores = retriever.scores(question(wordings.getFirst(), language));

                    if (!retriever.name().equals("nearest-answer")) {
                        assertThat(Arrays.stream(scores).max()).hasValue(scores[VISITORS]);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("retrievers")
    void scoresEveryPassageInRange(Retriever retriever) {
        double[] scores = retriever.scores(question("what is lot 7?", Language.ENGLISH));

        assertThat(scores).hasSize(LIBRARY.passages().size());
        assertThat(Arrays.stream(scores).boxed())
                .allSatisfy(score -> assertThat(score).isBetween(0.0, 1 + 1e-6));
        assertThat(Arrays.stream(scores).distinct().count()).isGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("retrievers")
    void scoresTheSameWhateverWasAskedBefore(Retriever retriever) {
        double[] first = retriever.scores(question("who opens the fair?", Language.ENGLISH));
        retriever.scores(question("how many visitors came to the fair?", Language.ENGLISH));

        assertThat(retriever.scores(question("who opens the fair?", Language.ENGLISH)))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("retrievers")
    void findsNothingForNothing(Retriever retriever) {
        double[] scores = retriever.scores(question("", Language.ENGLISH));

        assertThat(scores).containsOnly(scores[0]);
    }
}
