package io.rapporteur.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

class FeaturesTest {

    private static final int BITS = 18;
    private static final String SENTENCE = "when does the general assembly end";

    @Test
    void areWordsPairsAndLetters() {
        assertThat(wordsAndPairs(Features.of(SENTENCE, BITS))).isEqualTo(6 + 5);
    }

    @Test
    void missSomeWordsButNoLetters() {
        Features all = Features.of(SENTENCE, BITS);
        double kept =
                IntStream.range(0, 1000)
                        .mapToObj(seed ->
                                Features.of(SENTENCE, BITS, 0.3, new SplittableRandom(seed)))
                        .peek(some -> assertThat(letters(some)).isEqualTo(letters(all)))
                        .mapToLong(FeaturesTest::wordsAndPairs)
                        .average()
                        .orElseThrow();
        assertThat(kept / 11).isBetween(0.66, 0.74);
    }

    private static long wordsAndPairs(Features features) {
        return features.size() - letters(features);
    }

    private static long letters(Features features) {
        return IntStream.range(0, features.size())
                .filter(place -> features.row(place) >= 1 << BITS)
                .count();
    }
}
