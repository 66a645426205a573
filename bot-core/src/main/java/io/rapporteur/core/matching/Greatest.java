package io.rapporteur.core.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Finds where the greatest of many numbers stand.
final class Greatest {

    private Greatest() {}

    /// The places of at most `count` numbers, the greatest first; of equal ones, the earlier.
    static int[] places(double[] numbers, int count) {
        double least = least(numbers, count);
        return IntStream.range(0, numbers.length)
                .filter(place -> numbers[place] >= least)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> numbers[place]).reversed())
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// The least of the `count` greatest: sorting bare numbers is cheap, sorting places is not.
    private static double least(double[] numbers, int count) {
        if (numbers.length <= count) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - count];
    }
}
