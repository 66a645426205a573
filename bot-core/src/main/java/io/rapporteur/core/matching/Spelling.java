package io.rapporteur.core.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the known word that an unknown one is most likely a misspelling of.
///
/// One edit is forgiven in words of five letters or more, two from eight letters on: a letter left
/// out, put in, changed, or swapped with its neighbour (Damerau, "A technique for computer
/// detection and correction of spelling errors", CACM 1964). The first letter must be right: it
/// hardly ever is mistyped, and most false repairs change it. Of equally near words the one that
/// the pack has most often is taken.
final class Spelling {

    private static final int SHORTEST = 5;
    private static final int LONG = 8;

    /// By first letter and length.
    private final Map<Integer, List<Known>> known = new HashMap<>();

    private record Known(String word, int frequency) {

        boolean isBetterThan(Known other) {
            return frequency != other.frequency
                    ? frequency > other.frequency
                    : word.compareTo(other.word) < 0;
        }
    }

    /// @param frequencies how often each known word occurs
    Spelling(Map<String, Integer> frequencies) {
        frequencies.forEach((word, frequency) -> {
            if (word.length() >= SHORTEST - 1) {
                known.computeIfAbsent(drawer(word.charAt(0), word.length()), _ -> new ArrayList<>())
                        .add(new Known(word, frequency));
            }
        });
    }

    /// The known word that `word` was meant to be; empty if none is near enough.
    ///
    /// @param word folded, and not known itself
    Optional<String> repaired(String word) {
        if (word.length() < SHORTEST || Character.isDigit(word.charAt(0))) {
            return Optional.empty();
        }
        int most = word.length() < LONG ? 1 : 2;
        Known best = null;
        int least = most + 1;
        for (int length = word.length() - most; length <= word.length() + most; length++) {
            for (Known candidate : known.getOrDefault(drawer(word.charAt(0), length), List.of())) {
                int edits = edits(word, candidate.word(), most);
                if (edits < least
                        || (edits == least && best != null && candidate.isBetterThan(best))) {
                    least = edits;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best).map(Known::word);
    }

    private static int drawer(char first, int length) {
        return first << 8 | Math.min(length, 255);
    }

    /// How many edits lead from one word to the other; more than `most` if it takes more.
    static int edits(String from, String to, int most) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= to.length(); j++) {
                boolean same = from.charAt(i - 1) == to.charAt(j - 1);
                row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return most + 1;
            }
            beforeLast = last;
            last = row;
        }
        return last[to.length()];
    }
}
