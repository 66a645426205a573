package io.rapporteur.benchmark.peers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// How good guesses are.
final class Score {

    private final List<Judged> judged;

    private Score(List<Judged> judged) {
        this.judged = List.copyOf(judged);
    }

    /// One question with what was guessed.
    ///
    /// @param right whether the guess is one of its labels; false of a question without an answer
    /// @param score of the guess; negative infinity where there was none
    private record Judged(boolean answerable, boolean right, double score) {

        static Judged of(Question question, Peer.Timed answer) {
            return new Judged(
                    question.isAnswerable(),
                    answer.guess()
                            .filter(guess -> question.labels().contains(guess.label()))
                            .isPresent(),
                    answer.guess().map(Guess::score).orElse(Double.NEGATIVE_INFINITY));
        }

        boolean isGuess() {
            return score > Double.NEGATIVE_INFINITY;
        }
    }

    /// @param answers one for each question, in order
    static Score of(List<Question> questions, List<Peer.Timed> answers) {
        if (questions.size() != answers.size()) {
            throw new IllegalArgumentException(
                    "%d answers to %d questions: expected one for each"
                            .formatted(answers.size(), questions.size()));
        }
        return new Score(
                IntStream.range(0, questions.size())
                        .mapToObj(i -> Judged.of(questions.get(i), answers.get(i)))
                        .toList());
    }

    int answerable() {
        return (int) judged.stream().filter(Judged::answerable).count();
    }

    /// How many guesses are right, however unsure.
    int right() {
        return right(judged);
    }

    /// The chance that an answerable question has a higher score than one that is not, in [0, 1];
    /// equal scores count half. Empty if there are not both kinds.
    ///
    /// Source: Hanley and McNeil, "The meaning and use of the area under a receiver operating
    /// characteristic (ROC) curve", Radiology 1982.
    OptionalDouble auroc() {
        long pairs = (long) answerable() * (judged.size() - answerable());
        double won = 0;
        long below = 0;
        for (List<Judged> equal : byScore(Comparator.naturalOrder())) {
            long inScope = equal.stream().filter(Judged::answerable).count();
            long outOfScope = equal.size() - inScope;
            won += inScope * (below + outOfScope / 2.0);
            below += outOfScope;
        }
        return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(won / pairs);
    }

    /// How many are answered rightly from the lowest threshold at which at most `wrongRate` of all
    /// questions are answered wrongly: with another label, or at all where there is none.
    ///
    /// The threshold is chosen on the very questions that are counted, which flatters.
    ///
    /// @param wrongRate in [0, 1]
    int rightAt(double wrongRate) {
        List<Judged> answered = new ArrayList<>();
        int right = 0;
        for (List<Judged> equal : byScore(Comparator.reverseOrder())) {
            equal.stream().filter(Judged::isGuess).forEach(answered::add);
            if (answered.size() - right(answered) <= wrongRate * judged.size()) {
                right = right(answered);
            }
        }
        return right;
    }

    private static int right(List<Judged> some) {
        return (int) some.stream().filter(Judged::right).count();
    }

    /// Those of equal score together: no threshold parts them.
    private List<List<Judged>> byScore(Comparator<Double> order) {
        List<List<Judged>> groups = new ArrayList<>();
        judged.stream()
                .sorted(Comparator.comparing(Judged::score, order))
                .forEach(one -> {
                    if (groups.isEmpty() || groups.getLast().getFirst().score() != one.score()) {
                        groups.add(new ArrayList<>());
                    }
                    groups.getLast().add(one);
                });
        return groups;
    }
}
