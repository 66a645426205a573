package io.rapporteur.core.matching;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Finds where the greatest of many numbers stand.
final class Greatest {

    private Greatest() {}

    /// The places of at most `count` numbers, the greatest first; of equal ones, the earlier.
    static int[] places(double[] numbers, int count) {
        return IntStream.range(0, numbers.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> numbers[place]).reversed())
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
