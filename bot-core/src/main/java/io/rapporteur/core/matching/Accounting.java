package io.rapporteur.core.matching;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Tells what of a question a passage cannot account for: a near miss shares most words with a
/// passage, and misses the one that counts.
final class Accounting {

    private final Contents contents;
    private final AskedFor askedFor;
    private final Set<String> impliedNumbers;

    /// @param impliedNumbers numbers that go without saying, such as the event's year and edition
    Accounting(Contents contents, AskedFor askedFor, Set<String> impliedNumbers) {
        this.contents = contents;
        this.askedFor = askedFor;
        this.impliedNumbers = Set.copyOf(impliedNumbers);
    }

    /// What a question speaks of; computed once, held against many passages.
    final class Subject {

        private final Reading reading;
        private final double[] missing;
        private final boolean[] wanted;

        private Subject(Reading reading) {
            this.reading = reading;
            this.missing = contents.missing(reading);
            this.wanted = askedFor.wanted(reading);
        }

        Account heldAgainst(int passage) {
            double missingNames = 0;
            Set<String> unexplained = new LinkedHashSet<>();
            for (String name : reading.names()) {
                if (!contents.hasName(passage, name)) {
                    missingNames += contents.nameRarity(name);
                    unexplained.add(name);
                }
            }
            int missingNumbers = 0;
            for (String number : reading.numbers()) {
                if (!impliedNumbers.contains(number) && !contents.hasNumber(passage, number)) {
                    missingNumbers++;
                    unexplained.add(number);
                }
            }
            return new Account(
                    missing[passage],
                    missingNames,
                    missingNumbers,
                    askedFor.agreement(wanted, passage),
                    askedFor.conflict(wanted, passage),
                    List.copyOf(unexplained));
        }
    }

    /// What a passage accounts for of a question.
    ///
    /// @param missingWords the weight of the question's words that the passage has nothing of
    /// @param missingNames the weight of the names that it does not have, each in [0, 1]
    /// @param agreement how well what is asked for suits the passage: 0 says nothing
    /// @param conflict how badly the kind that suits least does, at most 0
    /// @param unexplained names and numbers that it does not have, for the explanation
    record Account(
            double missingWords,
            double missingNames,
            int missingNumbers,
            double agreement,
            double conflict,
            List<String> unexplained) {

        /// Whether it is about the same names and numbers and is asked for the same kind of thing.
        boolean contradictsNothing() {
            return missingNames == 0 && missingNumbers == 0 && conflict == 0;
        }

        /// Whether, besides, it has something of every word.
        boolean isWhole() {
            return contradictsNothing() && missingWords == 0;
        }
    }

    Subject subject(Reading question) {
        return new Subject(question);
    }
}
