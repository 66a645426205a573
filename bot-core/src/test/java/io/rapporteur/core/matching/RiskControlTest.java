package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.matching.RiskControl.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class RiskControlTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.1, 0.2})
    void answersNoMoreThanTheAcceptedShareWronglyAndAsMuchAsThatAllows(double accepted) {
        List<Outcome> outcomes = outcomes(2_000, 93);
        double threshold = RiskControl.threshold(outcomes, accepted);

        assertThat(threshold).isStrictlyBetween(0.0, 1.0);
        assertThat(wrongShare(outcomes, threshold)).isLessThanOrEqualTo(accepted);
        assertThat(wrongShare(outcomes, threshold - 0.05)).isGreaterThan(accepted);
    }

    @Test
    void keepsItsPromiseToFurtherQuestionsFromTheSamePeople() {
        double sum = 0;
        for (int seed = 0; seed < 200; seed++) {
            double threshold = RiskControl.threshold(outcomes(200, seed), 0.05);
            sum += wrongShare(outcomes(2_000, 1_000 + seed), threshold);
        }

        assertThat(sum / 200).isLessThanOrEqualTo(0.051);
    }

    @Test
    void keepsTheAcceptedShareAmongQuestionsOfWhichItIsEquallySure() {
        List<Outcome> outcomes =
                Stream.concat(
                                IntStream.range(0, 80).mapToObj(_ -> new Outcome(0.9, false, 1)),
                                IntStream.range(0, 20).mapToObj(_ -> new Outcome(0.5, true, 1)))
                        .toList();

        assertThat(RiskControl.threshold(outcomes, 0.1)).isEqualTo(0.9);
    }

    @Test
    void wantsMoreConfidenceWhereLessIsAccepted() {
        List<Outcome> outcomes = outcomes(2_000, 93);

        assertThat(
                        Stream.of(0.2, 0.1, 0.05, 0.01)
                                .map(accepted -> RiskControl.threshold(outcomes, accepted)))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void answersNothingIfTheKnownQuestionsAreTooFewToPromiseAnything() {
        List<Outcome> rightOnes =
                IntStream.range(0, 18).mapToObj(i -> new Outcome(i / 18.0, false, 1)).toList();
        List<Outcome> oneMore = new ArrayList<>(rightOnes);
        oneMore.add(new Outcome(0.99, false, 1));

        assertThat(RiskControl.threshold(rightOnes, 0.05)).isEqualTo(1);
        assertThat(RiskControl.threshold(oneMore, 0.05)).isZero();
        assertThat(RiskControl.threshold(List.of(), 0.05)).isEqualTo(1);
    }

    @Test
    void answersNothingIfTheSurestAnswersAreWrong() {
        List<Outcome> outcomes =
                IntStream.range(0, 100).mapToObj(i -> new Outcome(i / 100.0, i > 80, 1)).toList();

        assertThat(RiskControl.threshold(outcomes, 0.005)).isEqualTo(1);
    }

    @Test
    void countsAQuestionAsOftenAsItWeighs() {
        List<Outcome> light = withOneWrong(1);
        List<Outcome> heavy = withOneWrong(30);

        assertThat(RiskControl.threshold(light, 0.05)).isLessThan(0.5);
        assertThat(RiskControl.threshold(heavy, 0.05)).isGreaterThan(0.5);
    }

    /// A hundred, of which the one with confidence 0.5 is wrong.
    private static List<Outcome> withOneWrong(double weight) {
        return IntStream.range(0, 100)
                .mapToObj(i -> new Outcome(i / 100.0, i == 50, i == 50 ? weight : 1))
                .toList();
    }

    /// The surer, the rarer wrong; with weights of two kinds.
    private static List<Outcome> outcomes(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(_ -> {
                    double confidence = random.nextDouble();
                    return new Outcome(
                            confidence,
                            random.nextDouble() > confidence,
                            random.nextBoolean() ? 1 : 2);
                })
                .toList();
    }

    private static double wrongShare(List<Outcome> outcomes, double threshold) {
        double total = outcomes.stream().mapToDouble(Outcome::weight).sum();
        return outcomes.stream()
                        .filter(one -> one.wrong() && one.confidence() >= threshold)
                        .mapToDouble(Outcome::weight)
                        .sum()
                / total;
    }
}
