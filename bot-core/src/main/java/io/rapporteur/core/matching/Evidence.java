package io.rapporteur.core.matching;

import java.util.List;

/// What speaks for one passage as the answer to one question, number by number, in the order of
/// [#NAMES].
final class Evidence {

    static final int WORDS_COVERED = 4;

    /// The first four are retrievers' scores; the rest is what the passage accounts for.
    static final List<String> NAMES =
            List.of(
                    "bm25-wording",
                    "bm25-passage",
                    "ngram-nearest",
                    "ngram-nearest-three",
                    "words-covered",
                    "names-shared",
                    "names-missing",
                    "numbers-missing");

    private final double[] values;

    private Evidence(double[] values) {
        this.values = values;
    }

    static Evidence of(double[] retrieved, Accounting.Account account) {
        double[] values = new double[NAMES.size()];
        System.arraycopy(retrieved, 0, values, 0, retrieved.length);
        values[WORDS_COVERED] = account.words();
        values[WORDS_COVERED + 1] = Math.min(account.names(), 2);
        values[WORDS_COVERED + 2] = Math.min(account.missingNames(), 2);
        values[WORDS_COVERED + 3] = Math.min(account.missingNumbers(), 2);
        return new Evidence(values);
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
