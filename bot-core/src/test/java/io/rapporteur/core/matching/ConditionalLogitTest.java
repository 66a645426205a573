package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

class ConditionalLogitTest {

    private static final int NEAREST = Evidence.NAMES.indexOf("nearest-sentence");
    private static final int MEAN = Evidence.NAMES.indexOf("mean-sentence");
    private static final int HEAD = Evidence.NAMES.indexOf("sentence-head");

    /// Of 3,000 choices among five, each chosen by 30 times its nearest sentence, less 5 times its
    /// mean sentence, plus Gumbel noise: what a conditional logit is the model of. All are like one
    /// another, as cosines are.
    private static final List<ConditionalLogit.Choice> CHOICES = choices();

    private static List<ConditionalLogit.Choice> choices() {
        RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        List<ConditionalLogit.Choice> choices = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            List<Evidence> offered = new ArrayList<>();
            int chosen = 0;
            double best = Double.NEGATIVE_INFINITY;
            for (int alternative = 0; alternative < 5; alternative++) {
                double nearest = 0.8 + 0.05 * chance.nextGaussian();
                double mean = 0.7 + 0.05 * chance.nextGaussian();
                offered.add(evidence(nearest, mean));
                double gumbel = -Math.log(-Math.log(chance.nextDouble()));
                double utility = 30 * nearest - 5 * mean + gumbel;
                if (utility > best) {
                    best = utility;
                    chosen = alternative;
                }
            }
            choices.add(new ConditionalLogit.Choice(offered, chosen));
        }
        return choices;
    }

    private static Evidence evidence(double nearest, double mean) {
        List<double[]> scores =
                IntStream.range(0, Evidence.NAMES.size())
                        .mapToObj(number ->
                                new double[] {
                                    number == NEAREST ? nearest : number == MEAN ? mean : 0
                                })
                        .toList();
        return Evidence.of(scores, 0, new Accounting.Account(0, 0, 0, 0, 0, List.of()));
    }

    @Test
    void findsTheWeightThatMadeTheChoices() {
        assertThat(ConditionalLogit.fit(CHOICES)[NEAREST]).isCloseTo(30, within(3.0));
    }

    @Test
    void neverGivesAWeightTheWrongSign() {
        assertThat(ConditionalLogit.fit(CHOICES)[MEAN]).isZero();
    }

    @Test
    void givesNoWeightToWhatIsTheSameForAll() {
        assertThat(ConditionalLogit.fit(CHOICES)[HEAD]).isZero();
    }
}
