package io.rapporteur.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rapporteur.core.evaluation.Reliability.Bin;
import io.rapporteur.core.evaluation.Reliability.First;
import io.rapporteur.core.evaluation.Reliability.Prediction;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class ReliabilityTest {

    @Test
    void findsNoErrorWhereWhatWasPredictedComesTrue() {
        Reliability reliability = predictedAndTrue(confidence -> confidence);

        assertThat(reliability.calibrationError()).isLessThan(0.01);
        assertThat(reliability.brierScore())
                .as("the variance that is left: 1/6 if all confidences are as likely")
                .isCloseTo(1.0 / 6, within(0.01));
    }

    @Test
    void findsHowFarConfidenceIsTooHigh() {
        Reliability reliability = predictedAndTrue(confidence -> confidence / 2);

        assertThat(reliability.calibrationError())
                .as("half of a confidence that is a half in the mean")
                .isCloseTo(0.25, within(0.01));
    }

    @Test
    void sortsByTenthsAndCountsWhatIsRight() {
        Reliability reliability =
                new Reliability(
                        List.of(
                                answerable(0.8, First.RIGHT),
                                answerable(0.86, First.WRONG),
                                answerable(1, First.RIGHT),
                                answerable(0, First.NO_ENTRY)));

        List<Bin> bins = reliability.bins();
        assertThat(bins).extracting(Bin::n).containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 2, 1);
        assertThat(bins.get(8).share()).isEqualTo(0.5);
        assertThat(bins.get(8).confidence()).isCloseTo(0.83, within(1e-9));
        assertThat(bins.get(8).interval().low()).isBetween(0.09, 0.1);
        assertThat(reliability.calibrationError()).isCloseTo(2 * 0.33 / 4, within(1e-9));
        assertThat(reliability.brierScore()).isCloseTo((0.04 + 0.86 * 0.86) / 4, within(1e-9));
        assertThat(reliability.reaching(0.86)).isEqualTo(2);
    }

    @Test
    void countsAnEntryForWhatHasNoAnswerAsWrongAndLeavesOutRoutes() {
        Reliability reliability =
                new Reliability(
                        List.of(
                                answerable(0.9, First.RIGHT),
                                new Prediction(Kind.NEAR_OOS, 0.9, First.WRONG),
                                new Prediction(Kind.NEAR_OOS, 0.9, First.NO_ENTRY),
                                new Prediction(Kind.FAR_OOS, 0.1, First.NO_ENTRY)));

        assertThat(reliability.n()).isEqualTo(2);
        assertThat(reliability.uncounted()).isEqualTo(2);
        assertThat(reliability.bins().getLast().share()).isEqualTo(0.5);
        assertThat(reliability.among(Kind.ANSWERABLE).n()).isEqualTo(1);
        assertThat(reliability.among(Kind.NEAR_OOS, Kind.FAR_OOS))
                .satisfies(without -> {
                    assertThat(without.n()).isEqualTo(1);
                    assertThat(without.uncounted()).isEqualTo(2);
                });
    }

    @Test
    void hasNothingToSayOfNoQuestions() {
        Reliability none = new Reliability(List.of());

        assertThat(none.n()).isZero();
        assertThat(none.calibrationError()).isZero();
        assertThat(none.brierScore()).isZero();
    }

    /// What share of the questions of some confidence comes true.
    private interface Truth {
        double at(double confidence);
    }

    private static Reliability predictedAndTrue(Truth truth) {
        Random random = new Random(93);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            double confidence = random.nextDouble();
            boolean right = random.nextDouble() < truth.at(confidence);
            predictions.add(answerable(confidence, right ? First.RIGHT : First.WRONG));
        }
        return new Reliability(predictions);
    }

    private static Prediction answerable(double confidence, First first) {
        return new Prediction(Kind.ANSWERABLE, confidence, first);
    }
}
