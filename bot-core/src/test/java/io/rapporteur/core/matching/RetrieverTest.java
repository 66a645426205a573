package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.knowledge.Language;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/// What every retriever promises, checked for each that the matcher works with.
class RetrieverTest {

    private static final Library LIBRARY =
            Library.of(Corpus.of(SamplePack.KNOWLEDGE.passages().toList()), SamplePack.KNOWLEDGE);

    static List<Retriever> retrievers() {
        return LIBRARY.retrievers();
    }

    private static Question question(String text, Language language) {
        return new Question(text, LanguageGuess.certain(language), LIBRARY.vocabulary());
    }

    @ParameterizedTest
    @MethodSource("retrievers")
    void findsThePassageOfAWordingFirstInEveryLanguage(Retriever retriever) {
        SamplePack.VISITORS
                .questions()
                .forEach((language, wordings) -> {
                    Question question = question(wordings.getFirst(), language);

                    assertThat(retriever.retrieve(question, 5).getFirst().passage())
                            .isEqualTo(SamplePack.VISITORS);
                });
    }

    @ParameterizedTest
    @MethodSource("retrievers")
    void givesTheBestFirstEachPassageOnceAndScoresInRange(Retriever retriever) {
        List<Hit> hits = retriever.retrieve(question("what is lot 7?", Language.ENGLISH), 100);

        assertThat(hits).isSortedAccordingTo(Hit.BEST_FIRST);
        assertThat(hits).extracting(hit -> hit.passage().id()).doesNotHaveDuplicates();
        assertThat(hits).allSatisfy(hit -> assertThat(hit.score()).isBetween(0.0, 1 + 1e-6));
    }

    @ParameterizedTest
    @MethodSource("retrievers")
    void ordersEqualScoresById(Retriever retriever) {
        List<Hit> hits = retriever.retrieve(question("what is a lot?", Language.ENGLISH), 100);

        assertThat(hits).hasSizeGreaterThan(2);
        for (int i = 1; i < hits.size(); i++) {
            Hit before = hits.get(i - 1);
            Hit after = hits.get(i);
            boolean inOrderOfId = before.passage().id().compareTo(after.passage().id()) < 0;
            assertThat(before.score() > after.score() || inOrderOfId).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("retrievers")
    void keepsToTheLimit(Retriever retriever) {
        Question question = question("what is lot 7?", Language.ENGLISH);

        assertThat(retriever.retrieve(question, 3)).hasSize(3);
        assertThat(retriever.retrieve(question, 3))
                .isEqualTo(retriever.retrieve(question, 100).subList(0, 3));
    }

    @ParameterizedTest
    @MethodSource("retrievers")
    void findsNothingForNothing(Retriever retriever) {
        assertThat(retriever.retrieve(question("", Language.ENGLISH), 5)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("retrievers")
    void refusesALimitBelowOne(Retriever retriever) {
        Question question = question("lot", Language.ENGLISH);

        assertThatThrownBy(() -> retriever.retrieve(question, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit is 0");
    }
}
