package io.rapporteur.benchmark.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class ScoreTest {

    private final List<Question> questions = new ArrayList<>();
    private final List<Peer.Timed> answers = new ArrayList<>();

    @Test
    void countsTheGuessesThatAreOneOfTheLabels() {
        asked(Set.of("a", "b"), "b", 0.1);
        asked(Set.of("a"), "c", 0.9);
        asked(Set.of(), "a", 0.5);
        assertThat(score().answerable()).isEqualTo(2);
        assertThat(score().right()).isEqualTo(1);
    }

    @Test
    void aurocIsTheShareOfPairsInTheRightOrderWithTiesAsHalves() {
        asked(Set.of("a"), "a", 0.9);
        asked(Set.of("a"), "b", 0.5);
        asked(Set.of("a"), "a", 0.2);
        asked(Set.of(), "a", 0.5);
        asked(Set.of(), "a", 0.1);
        // 0.9 beats both, 0.5 ties with one and beats one, 0.2 beats one.
        assertThat(score().auroc()).hasValue((2 + 1.5 + 1) / 6);
    }

    @Test
    void aurocTakesNoGuessForTheLowestScore() {
        asked(Set.of("a"), "a", -3);
        unanswered(Set.of());
        assertThat(score().auroc()).hasValue(1);
    }

    @Test
    void hasNoAurocWithoutQuestionsOutOfScope() {
        asked(Set.of("a"), "a", 0.9);
        assertThat(score().auroc()).isEmpty();
    }

    @Test
    void rightAtAWrongRateStopsWhereOneMoreWrongAnswerWouldBeTooMany() {
        asked(Set.of("a"), "a", 0.9);
        asked(Set.of("a"), "b", 0.8);
        asked(Set.of("a"), "a", 0.7);
        asked(Set.of(), "a", 0.6);
        asked(Set.of("a"), "a", 0.5);
        assertThat(score().rightAt(0)).isEqualTo(1);
        assertThat(score().rightAt(0.2)).isEqualTo(2);
        assertThat(score().rightAt(0.4)).isEqualTo(3);
    }

    @Test
    void rightAtAWrongRateDoesNotPartEqualScores() {
        asked(Set.of("a"), "a", 0.9);
        asked(Set.of("a"), "b", 0.9);
        assertThat(score().rightAt(0.4)).isZero();
        assertThat(score().rightAt(0.5)).isEqualTo(1);
    }

    @Test
    void noGuessIsNoWrongAnswer() {
        asked(Set.of("a"), "a", 0.1);
        unanswered(Set.of("a"));
        unanswered(Set.of());
        assertThat(score().rightAt(0)).isEqualTo(1);
    }

    @Test
    void wantsAnAnswerForEachQuestion() {
        asked(Set.of("a"), "a", 0.1);
        assertThatThrownBy(() -> Score.of(questions, List.of()))
                .hasMessage("0 answers to 1 questions: expected one for each");
    }

    private void asked(Set<String> labels, String guessed, double score) {
        add(labels, Optional.of(new Guess(guessed, score)));
    }

    private void unanswered(Set<String> labels) {
        add(labels, Optional.empty());
    }

    private void add(Set<String> labels, Optional<Guess> guess) {
        questions.add(new Question("?", Optional.empty(), labels));
        answers.add(new Peer.Timed(guess, Duration.ZERO));
    }

    private Score score() {
        return Score.of(questions, answers);
    }
}
