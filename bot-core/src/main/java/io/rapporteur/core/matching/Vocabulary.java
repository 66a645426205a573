package io.rapporteur.core.matching;

import io.rapporteur.core.language.Concepts;
import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.core.language.Stemming;
import io.rapporteur.core.language.TextFolding;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads texts as terms, with all that a pack's words may stand for in any of its languages.
final class Vocabulary {

    private static final int SHORTEST_ELIDED = 5;
    private static final String ELIDED = "cdjlmnst";
    private static final String VOWELS = "aeiouyh";

    private final Gazetteer gazetteer;
    private final Concepts concepts;
    private final Units units;

    /// How often the pack has the word that is a unit in each language, by unit.
    private final Map<Language, int[]> frequencies;

    private final WordPairs pairs;

    /// Words of questions that the pack does not answer: unknown, but hardly misspelt.
    private final Set<String> unanswered;

    private final Map<Language, Lexicon> lexicons;
    private final List<Integer> askedFor;

    /// Few questions need it, so that it is made for the first that does.
    private volatile @Nullable Spelling spelling;

    private Vocabulary(
            Gazetteer gazetteer,
            Concepts concepts,
            Units units,
            Map<Language, int[]> frequencies,
            WordPairs pairs,
            Set<String> unanswered,
            Map<Language, Lexicon> lexicons) {
        this.gazetteer = gazetteer;
        this.concepts = concepts;
        this.units = units;
        this.frequencies = frequencies;
        this.pairs = pairs;
        this.unanswered = unanswered;
        this.lexicons = lexicons;
        this.askedFor =
                concepts.names().stream()
                        .filter(Concepts::isAskedFor)
                        .map(name -> units.find(Units.Kind.CONCEPT, name))
                        .toList();
    }

    /// Learns the words of `corpus`.
    static Vocabulary of(Corpus corpus, Concepts concepts, Stemming stemming, Gazetteer gazetteer) {
        Units units = new Units();
        concepts.names().forEach(name -> units.add(Units.Kind.CONCEPT, name));
        gazetteer.ids().forEach(id -> units.add(Units.Kind.NAME, id));
        Map<Language, Lexicon> lexicons = lexicons(concepts, stemming, units);
        List<Corpus.Text> texts =
                Stream.concat(corpus.wordings().stream(), corpus.statements().stream()).toList();
        Map<Language, Map<String, Integer>> frequencies = Corpus.frequencies(texts);
        learn(lexicons, frequencies, stemming);
        return new Vocabulary(
                gazetteer,
                concepts,
                units,
                byUnit(frequencies, units),
                WordPairs.of(texts, units),
                corpus.unanswered().stream()
                        .flatMap(question -> TextFolding.words(TextFolding.fold(question)).stream())
                        .filter(word -> units.find(Units.Kind.WORD, word) == Units.NONE)
                        .collect(Collectors.toCollection(TreeSet::new)),
                lexicons);
    }

    /// @param gazetteer of the same names as when it was written
    static Vocabulary read(FormReader in, Gazetteer gazetteer) {
        Stemming stemming = new Stemming();
        Concepts concepts = Concepts.read(in);
        Units units = Units.read(in);
        return new Vocabulary(
                gazetteer,
                concepts,
                units,
                byLanguage(_ -> in.ints()),
                WordPairs.read(in),
                Set.copyOf(in.list(in::text)),
                lexicons(concepts, stemming, units));
    }

    private static Map<Language, Lexicon> lexicons(
            Concepts concepts, Stemming stemming, Units units) {
        return byLanguage(language -> new Lexicon(language, concepts, stemming, units));
    }

    private static <T> Map<Language, T> byLanguage(Function<Language, T> value) {
        Map<Language, T> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, value.apply(language));
        }
        return all;
    }

    /// All but the names.
    void write(FormWriter out) {
        concepts.write(out);
        units.write(out);
        frequencies.values().forEach(out::ints);
        pairs.write(out);
        out.list(unanswered, out::text);
    }

    private static void learn(
            Map<Language, Lexicon> lexicons,
            Map<Language, Map<String, Integer>> frequencies,
            Stemming stemming) {
        Map<Language, List<String>> words = new EnumMap<>(Language.class);
        lexicons.keySet()
                .forEach(language ->
                        words.put(
                                language,
                                frequencies.getOrDefault(language, Map.of()).keySet().stream()
                                        .sorted()
                                        .toList()));
        Map<Language, List<String>> stems =
                words.entrySet().parallelStream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        own -> stemming.stems(own.getKey(), own.getValue())));
        words.forEach((language, own) ->
                Objects.requireNonNull(lexicons.get(language))
                        .learn(own, Objects.requireNonNull(stems.get(language))));
    }

    private static Map<Language, int[]> byUnit(
            Map<Language, Map<String, Integer>> frequencies, Units units) {
        return byLanguage(language -> {
            int[] byUnit = new int[units.count()];
            frequencies
                    .getOrDefault(language, Map.of())
                    .forEach((word, count) -> byUnit[units.find(Units.Kind.WORD, word)] = count);
            return byUnit;
        });
    }

    private Spelling spelling() {
        Spelling known = spelling;
        if (known == null) {
            Set<String> words = new HashSet<>(units.ofKind(Units.Kind.WORD).keySet());
            words.addAll(concepts.words());
            words.addAll(gazetteer.words());
            known = new Spelling(words, units, pairs);
            spelling = known;
        }
        return known;
    }

    Units units() {
        return units;
    }

    /// The units of what questions ask for: a person, a date, a number.
    List<Integer> askedFor() {
        return askedFor;
    }

    /// Reads a text of the pack.
    Reading read(Corpus.Text text) {
        List<Lexicon.Sense> senses = lexicon(text.language()).senses(text.words());
        List<Optional<Term>> terms = new ArrayList<>(senses.size());
        senses.forEach(sense -> terms.add(sense.term()));
        return reading(text.words(), terms);
    }

    /// Reads a question: repairs words that no language knows, and reads each word in the likely
    /// languages that know it, or else in any that does, so that a question may mix languages.
    Reading read(List<String> asked, LanguageGuess language) {
        List<Language> likely = language.likely();
        List<String> words = new ArrayList<>(asked);
        for (int place = 0; place < words.size(); place++) {
            words.set(place, repaired(words, place, likely));
        }
        Map<Language, List<Lexicon.Sense>> senses = new EnumMap<>(Language.class);
        lexicons.forEach((known, lexicon) -> senses.put(known, lexicon.senses(words)));
        List<Optional<Term>> terms = new ArrayList<>();
        for (int place = 0; place < words.size(); place++) {
            List<Lexicon.Sense> known = known(senses, likely, place);
            if (known.isEmpty()) {
                known = known(senses, lexicons.keySet(), place);
            }
            terms.add(joined(known));
        }
        return reading(words, terms);
    }

    /// The word, or the known one that it was meant to be. One that the pack has but once may be
    /// misspelt there too.
    private String repaired(List<String> words, int place, List<Language> likely) {
        String word = words.get(place);
        if (gazetteer.isPartOfName(word) || occurrences(word, likely) > 1) {
            return word;
        }
        boolean isSure = isSure(word);
        String rest = withoutElision(word);
        return !isSure && isSure(rest)
                ? rest
                : spelling()
                        .repaired(
                                words,
                                place,
                                isSure || unanswered.contains(word),
                                meant -> isOfOne(meant, likely))
                        .orElse(word);
    }

    private boolean isOfOne(String word, List<Language> languages) {
        return gazetteer.isPartOfName(word)
                || occurrences(word, languages) > 0
                || (units.find(Units.Kind.WORD, word) == Units.NONE
                        && languages.stream().anyMatch(one -> lexicon(one).isKnown(word)));
    }

    /// How often the pack has a word in these languages.
    private int occurrences(String word, Collection<Language> languages) {
        int unit = units.find(Units.Kind.WORD, word);
        return unit == Units.NONE
                ? 0
                : languages.stream()
                        .mapToInt(one -> Objects.requireNonNull(frequencies.get(one))[unit])
                        .sum();
    }

    /// Whether a word is known in any pack, or from more than one text of this one, which may have
    /// it misspelt.
    private boolean isSure(String word) {
        return gazetteer.isPartOfName(word)
                || concepts.hasWord(word)
                || occurrences(word, lexicons.keySet()) > 1;
    }

    /// "lelection" is "l'élection" in a hurry.
    private static String withoutElision(String word) {
        return word.length() > SHORTEST_ELIDED
                        && ELIDED.indexOf(word.charAt(0)) >= 0
                        && VOWELS.indexOf(word.charAt(1)) >= 0
                ? word.substring(1)
                : word;
    }

    private static List<Lexicon.Sense> known(
            Map<Language, List<Lexicon.Sense>> senses, Collection<Language> languages, int place) {
        return languages.stream()
                .map(language -> Objects.requireNonNull(senses.get(language)).get(place))
                .filter(Lexicon.Sense::known)
                .toList();
    }

    /// Empty if the word is known to say nothing.
    private static Optional<Term> joined(List<Lexicon.Sense> senses) {
        List<Term> terms = senses.stream().flatMap(sense -> sense.term().stream()).toList();
        if (!terms.isEmpty()) {
            return Optional.of(Term.joined(terms));
        }
        return senses.isEmpty() ? Optional.of(Term.UNKNOWN) : Optional.empty();
    }

    private Reading reading(List<String> words, List<Optional<Term>> terms) {
        Set<String> names = new LinkedHashSet<>();
        for (Gazetteer.Found name : gazetteer.namesIn(words)) {
            names.add(name.id());
            int unit = units.find(Units.Kind.NAME, name.id());
            for (int place = name.from(); place < name.to(); place++) {
                terms.set(place, terms.get(place).map(term -> term.or(unit)));
            }
        }
        Set<String> numbers = new LinkedHashSet<>();
        words.stream().filter(Lexicon::isNumber).map(Lexicon::number).forEach(numbers::add);
        List<Term> said = new ArrayList<>(terms.size());
        terms.forEach(term -> term.ifPresent(said::add));
        return new Reading(words, said, names, numbers);
    }

    private Lexicon lexicon(Language language) {
        return Objects.requireNonNull(lexicons.get(language));
    }
}
