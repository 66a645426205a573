package io.rapporteur.core.matching;

import java.util.List;
import java.util.stream.IntStream;

/// What speaks for one passage as the answer to one question, number by number, in the order of
/// [#NAMES].
final class Evidence {

    /// The first are retrievers' scores; the rest is what the passage accounts for.
    static final List<String> NAMES =
            List.of(
                    "best-wording",
                    "meaning-profile",
                    "spelling-profile",
                    "nearest-sentence",
                    "mean-sentence",
                    "sentence-head",
                    "nearest-answer",
                    "words-missing",
                    "names-missing",
                    "numbers-missing",
                    "asked-for",
                    "asked-for-conflict");

    private static final int ACCOUNTED = 7;
    private static final double MOST_MISSING_WORDS = 20;
    private static final int MOST_MISSING = 2;

    private final double[] values;

    private Evidence(double[] values) {
        this.values = values;
    }

    /// @param retrieved by retriever and passage
    static Evidence of(List<double[]> retrieved, int passage, Accounting.Account account) {
        double[] values = new double[NAMES.size()];
        for (int i = 0; i < ACCOUNTED; i++) {
            values[i] = retrieved.get(i)[passage];
        }
        values[ACCOUNTED] = Math.min(account.missingWords(), MOST_MISSING_WORDS);
        values[ACCOUNTED + 1] = Math.min(account.missingNames(), MOST_MISSING);
        values[ACCOUNTED + 2] = Math.min(account.missingNumbers(), MOST_MISSING);
        values[ACCOUNTED + 3] = account.agreement();
        values[ACCOUNTED + 4] = account.conflict();
        return new Evidence(values);
    }

    /// Whether more of it can only speak for a passage; otherwise it can only speak against it.
    static boolean speaksFor(int number) {
        return !NAMES.get(number).endsWith("-missing");
    }

    /// Whether the passage has nothing of some word.
    boolean missesWord() {
        return values[ACCOUNTED] > 0;
    }

    /// How the weight of each number must be signed: 1 for not negative, -1 for not positive.
    static int[] signs() {
        return IntStream.range(0, NAMES.size()).map(i -> speaksFor(i) ? 1 : -1).toArray();
    }

    double[] values() {
        return values.clone();
    }

    double get(int number) {
        return values[number];
    }

    /// The sum of all values, each times its weight.
    double weighed(double[] weights) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * weights[i];
        }
        return sum;
    }
}
