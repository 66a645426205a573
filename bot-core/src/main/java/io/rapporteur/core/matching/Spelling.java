package io.rapporteur.core.matching;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Finds the known word that a word is most likely a misspelling of.
///
/// A noisy channel: of all words that some edit leads to, the one is taken for which the chance
/// that it stands between its neighbours, times that of the edit, is the greatest, if that is
/// greater than the chance that somebody means the word as it is written. An edit is a letter left
/// out, put in, changed, or swapped with its neighbour (Damerau, "A technique for computer
/// detection and correction of spelling errors", CACM 1964). Words of eight letters and more may
/// have two, if they begin as they should.
///
/// Source: Kernighan, Church and Gale, "A spelling correction program based on a noisy channel
/// model", COLING 1990; with neighbours as in Mays, Damerau and Mercer, "Context based spelling
/// correction", 1991. How often a word is new is estimated after Good, "The population frequencies
/// of species and the estimation of population parameters", 1953: a small pack lacks many. What
/// neighbours tell is smoothed after MacKay and Peto, "A hierarchical Dirichlet language model",
/// 1995. The chances were chosen on part 1 of the shipped pack's trials, with one or two random
/// edits in each question.
final class Spelling {

    /// One in so many words has one edit, and two.
    private static final double ONE_EDIT = Math.log(1 / 20.0);

    private static final double TWO_EDITS = Math.log(1 / 1000.0);

    /// Each letter of a word that the pack does not have is one of so many that are as likely.
    private static final double NEW_LETTER = Math.log(1 / 16.0);

    /// The odds that a word is meant as it is written are so many times greater if it is known
    /// otherwise than from one text, which may have it misspelt: as one of its place, and as any
    /// word.
    private static final double KNOWN = Math.log(100);

    private static final double UNDERSTOOD = Math.log(10_000);

    /// An edit of the first letter is so much rarer than others.
    private static final double FIRST_LETTER = Math.log(0.3);

    private static final int KINDS_OF_EDIT = 4;

    /// So many words that come by their own frequency are added to those that come after a word.
    private static final double SMOOTHING = 20;

    private static final int SHORTEST = 3;
    private static final int SHORTEST_MEANT = 2;
    private static final int SHORTEST_WITH_TWO = 8;

    /// Nothing longer is a word, and looking for all of its edits would take long.
    private static final int LONGEST = 32;

    private final Set<String> known;
    private final Units units;
    private final WordPairs pairs;

    /// The chance of a word that the pack does not have: the share of those that it has once.
    private final double newWord;

    /// All Latin letters of known words, and all others.
    private final String latin;

    private final String notLatin;

    /// Long words by first letter and length.
    private final Map<Integer, List<String>> drawers;

    /// @param known all words that may be meant
    /// @param units with those of them that the pack has
    /// @param pairs of the pack's words
    Spelling(Set<String> known, Units units, WordPairs pairs) {
        this.known = Set.copyOf(known);
        this.units = units;
        this.pairs = pairs;
        this.newWord = Math.log((1.0 + pairs.once()) / pairs.total());
        this.latin = letters(Spelling::isLatin);
        this.notLatin = letters(letter -> !isLatin(letter));
        this.drawers =
                known.stream()
                        .filter(word -> word.length() >= SHORTEST_WITH_TWO - 2)
                        .sorted()
                        .collect(
                                Collectors.groupingBy(
                                        word -> drawer(word.charAt(0), word.length())));
    }

    private String letters(IntPredicate isOfScript) {
        return known.stream()
                .flatMapToInt(String::chars)
                .distinct()
                .filter(Character::isLetter)
                .filter(isOfScript)
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLatin(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN;
    }

    /// The known word that one of `words` was meant to be; empty if it is likelier to be meant as
    /// it is written.
    ///
    /// @param words of a text, folded
    /// @param isUnderstood whether the word is known otherwise than from one text, which may have
    ///   it misspelt
    /// @param isLikely whether a known word is of a language in which the text may be
    Optional<String> repaired(
            List<String> words, int place, boolean isUnderstood, Predicate<String> isLikely) {
        String word = words.get(place);
        if (word.length() < SHORTEST
                || word.length() > LONGEST
                || Character.isDigit(word.charAt(0))
                || lettersLike(word).isEmpty()) {
            return Optional.empty();
        }
        Search search = new Search(unitAt(words, place - 1), unitAt(words, place + 1), isLikely);
        search.asWritten(word, isUnderstood);
        oneEdit(word, search);
        if (word.length() >= SHORTEST_WITH_TWO) {
            twoEdits(word, search);
        }
        return Optional.ofNullable(search.best);
    }

    private int unitAt(List<String> words, int place) {
        return place < 0 || place == words.size()
                ? WordPairs.NO_WORD
                : units.find(Units.Kind.WORD, words.get(place));
    }

    /// The likeliest word so far. Chances are logarithms, and are divided by that of the next word,
    /// which they have in common.
    private final class Search {

        private final int before;
        private final int after;
        private final Predicate<String> isLikely;
        private double greatest;
        private @Nullable String best;

        Search(int before, int after, Predicate<String> isLikely) {
            this.before = before;
            this.after = after;
            this.isLikely = isLikely;
        }

        void asWritten(String word, boolean isUnderstood) {
            greatest = newWord + word.length() * NEW_LETTER + (isUnderstood ? UNDERSTOOD : 0);
            if (known.contains(word)) {
                greatest = Math.max(greatest, (isUnderstood ? KNOWN : 0) + between(word));
            }
        }

        void take(String meant, double edit) {
            if (meant.length() >= SHORTEST_MEANT && known.contains(meant) && isLikely.test(meant)) {
                double chance = edit + between(meant);
                if (chance > greatest) {
                    greatest = chance;
                    best = meant;
                }
            }
        }

        /// That `word` stands between its neighbours.
        private double between(String word) {
            int unit = units.find(Units.Kind.WORD, word);
            double chance = before == Units.NONE ? share(unit) : following(before, unit);
            return Math.log(
                    after == Units.NONE ? chance : chance * following(unit, after) / share(after));
        }
    }

    /// The share of a word among all; of one that the pack does not have, that of half an
    /// occurrence.
    private double share(int unit) {
        return (pairs.count(unit) + 0.5) / pairs.total();
    }

    /// The share of `second` among what comes after `first`.
    private double following(int first, int second) {
        return (pairs.count(first, second) + SMOOTHING * share(second))
                / (pairs.count(first) + SMOOTHING);
    }

    /// All words from which one edit leads to `word`. A letter may be left out, doubled or swapped
    /// in as many ways as the word has letters; another may be put in or taken in as many times
    /// more as there are letters.
    private void oneEdit(String word, Search search) {
        String letters = lettersLike(word);
        double few = ONE_EDIT - Math.log((double) KINDS_OF_EDIT * word.length());
        double many = few - Math.log(letters.length());
        for (int i = 0; i <= word.length(); i++) {
            double first = i == 0 ? FIRST_LETTER : 0;
            String start = word.substring(0, i);
            String rest = word.substring(i);
            for (int j = 0; j < letters.length(); j++) {
                search.take(start + letters.charAt(j) + rest, first + few);
                if (!rest.isEmpty()) {
                    search.take(start + letters.charAt(j) + rest.substring(1), first + many);
                }
            }
            if (!rest.isEmpty()) {
                boolean isDoubled = i > 0 && word.charAt(i) == word.charAt(i - 1);
                search.take(start + rest.substring(1), first + (isDoubled ? few : many));
            }
            if (rest.length() > 1) {
                search.take(
                        start + rest.charAt(1) + rest.charAt(0) + rest.substring(2), first + few);
            }
        }
    }

    /// All words with the same first letter from which two edits lead to `word`.
    private void twoEdits(String word, Search search) {
        double chance =
                TWO_EDITS
                        - 2 * Math.log((double) KINDS_OF_EDIT * word.length())
                        - Math.log(lettersLike(word).length());
        for (int length = word.length() - 2; length <= word.length() + 2; length++) {
            for (String meant : drawers.getOrDefault(drawer(word.charAt(0), length), List.of())) {
                if (edits(word, meant, 2) <= 2) {
                    search.take(meant, chance);
                }
            }
        }
    }

    private String lettersLike(String word) {
        return isLatin(word.charAt(0)) ? latin : notLatin;
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
