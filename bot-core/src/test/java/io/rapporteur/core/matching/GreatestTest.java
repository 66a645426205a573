package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

class GreatestTest {

    @Test
    void findsTheGreatestAndOfEqualOnesTheEarlier() {
        assertThat(Greatest.places(new double[] {1, 3, 2, 3, 0, 2}, 4)).containsExactly(1, 2, 3, 5);
        assertThat(Greatest.places(new double[] {2, 2, 2}, 2)).containsExactly(0, 1);
    }

    @Test
    void givesAllWhereThereAreNoMore() {
        assertThat(Greatest.places(new double[] {1, 2}, 5)).containsExactly(0, 1);
        assertThat(Greatest.places(new double[0], 5)).isEmpty();
    }

    @Test
    void givesWhatSortingEverythingWouldGive() {
        Random random = new Random(7);
        for (int n = 1; n < 200; n++) {
            double[] numbers = random.doubles(n).map(x -> Math.floor(20 * x)).toArray();
            int count = 1 + random.nextInt(n);

            assertThat(Greatest.places(numbers, count))
                    .isEqualTo(
                            Arrays.stream(greatestFirst(numbers)).limit(count).sorted().toArray());
        }
    }

    private static int[] greatestFirst(double[] numbers) {
        return IntStream.range(0, numbers.length)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> -numbers[place]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
