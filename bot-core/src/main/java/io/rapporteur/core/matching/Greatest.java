package io.rapporteur.core.matching;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Finds where the greatest of many numbers stand.
final class Greatest {

    private Greatest() {}

    /// The places of at most `count` numbers, in ascending order; of equal numbers the earlier.
    static int[] places(double[] numbers, int count) {
        if (numbers.length <= count) {
            return IntStream.range(0, numbers.length).toArray();
        }
        // Sorting bare numbers is cheap, sorting places is not.
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double least = sorted[sorted.length - count];
        int[] places = new int[count];
        int found = 0;
        int spare = count - greater(sorted, least);
        for (int place = 0; found < count; place++) {
            if (numbers[place] > least || (numbers[place] == least && spare-- > 0)) {
                places[found++] = place;
            }
        }
        return places;
    }

    /// How many of `sorted` are greater than `least`.
    private static int greater(double[] sorted, double least) {
        int greater = 0;
        while (sorted[sorted.length - 1 - greater] > least) {
            greater++;
        }
        return greater;
    }
}
