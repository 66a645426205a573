package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rapporteur.core.matching.LogisticRegression.Sample;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class LogisticRegressionTest {

    private static final int[] FREE = {0, 0, 0};

    /// Of 5,000 observations, positive with log odds of 20 times the first feature, which moves
    /// little beside its mean, and -1 times the second.
    private static final List<Sample> SAMPLES = samples(1);

    private static List<Sample> samples(double unit) {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            double first = 0.8 + 0.05 * chance.nextGaussian();
            double second = chance.nextGaussian();
            double logOdds = 20 * (first - 0.8) - second;
            boolean positive = chance.nextDouble() < 1 / (1 + Math.exp(-logOdds));
            samples.add(new Sample(new double[] {first * unit, second, 1}, positive, 1));
        }
        return samples;
    }

    @Test
    void findsTheWeightsThatMadeTheObservations() {
        double[] weights = new LogisticRegression(FREE).fit(SAMPLES);

        assertThat(weights[0]).isCloseTo(20, within(2.0));
        assertThat(weights[1]).isCloseTo(-1, within(0.1));
        assertThat(weights[2]).isCloseTo(-16, within(1.6));
    }

    @Test
    void doesNotDependOnTheUnitOfAFeature() {
        double[] weights = new LogisticRegression(FREE).fit(SAMPLES);
        double[] scaled = new LogisticRegression(FREE).fit(samples(1_000));

        assertThat(scaled[0] * 1_000).isCloseTo(weights[0], within(1e-6));
        assertThat(scaled[1]).isCloseTo(weights[1], within(1e-6));
    }

    @Test
    void leavesAWeightAtZeroThatWouldHaveTheWrongSign() {
        double[] weights = new LogisticRegression(new int[] {1, 1, 0}).fit(SAMPLES);

        assertThat(weights[0]).isPositive();
        assertThat(weights[1]).isZero();
    }

    @Test
    void countsAnObservationAsOftenAsItWeighs() {
        List<Sample> twice = new ArrayList<>();
        List<Sample> heavy = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double[] features = {i % 10, 0, 1};
            boolean positive = i % 10 > i / 10;
            heavy.add(new Sample(features, positive, positive ? 2 : 1));
            twice.add(new Sample(features, positive, 1));
            if (positive) {
                twice.add(new Sample(features, true, 1));
            }
        }

        double[] weights = new LogisticRegression(FREE).fit(heavy);

        assertThat(weights[0]).isPositive();
        assertThat(weights).containsExactly(new LogisticRegression(FREE).fit(twice), within(1e-2));
    }

    @Test
    void staysFiniteWhereAFeatureTellsAllApart() {
        List<Sample> apart =
                List.of(
                        new Sample(new double[] {0, 0, 1}, false, 1),
                        new Sample(new double[] {1, 0, 1}, true, 1));

        assertThat(Arrays.stream(new LogisticRegression(FREE).fit(apart)))
                .allMatch(weight -> Double.isFinite(weight));
    }
}
