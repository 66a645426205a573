package io.rapporteur.core.matching;

import io.rapporteur.core.language.TextFolding;
import io.rapporteur.knowledge.Language;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells how much of a question a passage accounts for: a near miss shares most words with a
/// passage, and misses the one that counts.
///
/// Words weigh by rarity: what every passage speaks of ("assembly", "INTERPOL") says nothing, a
/// word that no passage has says most.
final class Accounting {

    private final Stemming stemming;
    private final Gazetteer gazetteer;
    private final Set<String> impliedNumbers;
    private final Map<Language, Map<String, Integer>> stemFrequency = new EnumMap<>(Language.class);
    private final Map<String, Integer> nameFrequency = new HashMap<>();
    private final List<Contents> contents = new ArrayList<>();

    /// @param impliedNumbers numbers that go without saying, such as the event's year and edition
    Accounting(Corpus corpus, Stemming stemming, Gazetteer gazetteer, Set<String> impliedNumbers) {
        this.stemming = stemming;
        this.gazetteer = gazetteer;
        this.impliedNumbers = Set.copyOf(impliedNumbers);
        for (int owner = 0; owner < corpus.passages().size(); owner++) {
            contents.add(new Contents());
        }
        for (Language language : Language.values()) {
            for (int owner = 0; owner < corpus.passages().size(); owner++) {
                int number = owner;
                Corpus.statements(corpus.passages().get(owner), language)
                        .forEach(text -> contents.get(number).add(language, text));
            }
        }
        corpus.wordings()
                .forEach(wording ->
                        contents.get(wording.owner()).add(wording.language(), wording.text()));
        contents.forEach(Contents::countInto);
    }

    /// What a question speaks of; computed once, held against many passages.
    ///
    /// @param stems by language, with their weights
    /// @param names with their weights
    record Subject(
            Map<Language, Map<String, Double>> stems,
            Map<String, Double> names,
            Set<String> numbers) {}

    /// What a passage accounts for of a question.
    ///
    /// @param words the share of the question's word weight that the passage has, in [0, 1]; 0 for
    ///   a question without words
    /// @param names the weight of the question's names that the passage has, each in [0, 1]
    /// @param missingNames the weight of those that it does not have
    /// @param unexplained names and numbers that it does not have, for the explanation
    record Account(
            double words,
            double names,
            double missingNames,
            int missingNumbers,
            List<String> unexplained) {}

    Subject subject(Question question) {
        Map<Language, Map<String, Double>> stems = new EnumMap<>(Language.class);
        for (Language language : question.language().atLeast(Retrievers.LEAST_LANGUAGE)) {
            Map<String, Double> weights = new HashMap<>();
            stemming.stems(language, question.folded())
                    .forEach(stem -> weights.put(stem, rarity(language, stem)));
            stems.put(language, weights);
        }
        Map<String, Double> names = new HashMap<>();
        gazetteer
                .namesIn(Gazetteer.barred(question.words()))
                .forEach(name -> names.put(name, rarity(name)));
        Set<String> numbers = numbers(question.words());
        numbers.removeAll(impliedNumbers);
        return new Subject(stems, names, numbers);
    }

    Account account(Subject subject, int owner) {
        Contents passage = contents.get(owner);
        double names = 0;
        double missingNames = 0;
        Set<String> unexplained = new LinkedHashSet<>();
        for (Map.Entry<String, Double> name : subject.names().entrySet()) {
            if (passage.names.contains(name.getKey())) {
                names += name.getValue();
            } else {
                missingNames += name.getValue();
                unexplained.add(name.getKey());
            }
        }
        Set<String> missingNumbers = new LinkedHashSet<>(subject.numbers());
        missingNumbers.removeAll(passage.numbers);
        unexplained.addAll(missingNumbers);
        return new Account(
                coverage(subject, passage),
                names,
                missingNames,
                missingNumbers.size(),
                List.copyOf(unexplained));
    }

    private double coverage(Subject subject, Contents passage) {
        double best = 0;
        for (Map.Entry<Language, Map<String, Double>> inLanguage : subject.stems().entrySet()) {
            Set<String> known = passage.stems.getOrDefault(inLanguage.getKey(), Set.of());
            double all = 0;
            double covered = 0;
            for (Map.Entry<String, Double> stem : inLanguage.getValue().entrySet()) {
                all += stem.getValue();
                covered += known.contains(stem.getKey()) ? stem.getValue() : 0;
            }
            best = Math.max(best, all > 0 ? covered / all : 0);
        }
        return best;
    }

    private double rarity(Language language, String stem) {
        int frequency = stemFrequency.getOrDefault(language, Map.of()).getOrDefault(stem, 0);
        return LuceneIndex.inverseDocumentFrequency(frequency, contents.size());
    }

    /// In [0, 1]: 1 for a name that no passage has, near 0 for one that most have.
    private double rarity(String name) {
        double most = Math.log(1.0 + contents.size());
        return Math.log((1.0 + contents.size()) / (1.0 + nameFrequency.getOrDefault(name, 0)))
                / most;
    }

    private static Set<String> numbers(List<String> words) {
        return words.stream()
                .map(Accounting::leadingDigits)
                .filter(digits -> !digits.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// `93` of `93rd`, `93e` and `93`.
    private static String leadingDigits(String word) {
        int end = 0;
        while (end < word.length() && word.charAt(end) >= '0' && word.charAt(end) <= '9') {
            end++;
        }
        return word.substring(0, end);
    }

    /// What one passage speaks of, in all its texts.
    private final class Contents {

        private final Map<Language, Set<String>> stems = new EnumMap<>(Language.class);
        private final Set<String> names = new HashSet<>();
        private final Set<String> numbers = new HashSet<>();

        void add(Language language, String text) {
            List<String> words = TextFolding.words(TextFolding.fold(text));
            stems.computeIfAbsent(language, _ -> new HashSet<>())
                    .addAll(stemming.stems(language, text));
            names.addAll(gazetteer.namesIn(Gazetteer.barred(words)));
            numbers.addAll(numbers(words));
        }

        void countInto() {
            stems.forEach((language, known) ->
                    known.forEach(stem ->
                            stemFrequency
                                    .computeIfAbsent(language, _ -> new HashMap<>())
                                    .merge(stem, 1, Integer::sum)));
            names.forEach(name -> nameFrequency.merge(name, 1, Integer::sum));
        }
    }
}
