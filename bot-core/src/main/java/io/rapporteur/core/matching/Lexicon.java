package io.rapporteur.core.matching;

import io.rapporteur.core.language.Concepts;
import io.rapporteur.core.language.PhraseBook.Phrase;
import io.rapporteur.core.language.Stemming;
import io.rapporteur.knowledge.Language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// What words stand for in one language.
///
/// A word stands for its concepts, or without one for its stem, and for itself. A word that says
/// nothing ("please", "of the") stands for nothing.
final class Lexicon {

    private static final Set<String> ORDINAL_ENDINGS =
            Set.of("", "st", "nd", "rd", "th", "e", "er", "re", "eme", "a", "o", "ma", "s");

    private final Language language;
    private final Concepts concepts;
    private final Stemming stemming;
    private final Units units;

    /// Of words that the pack has; the others are too many to keep.
    private final Map<String, Sense> senses = new ConcurrentHashMap<>();

    Lexicon(Language language, Concepts concepts, Stemming stemming, Units units) {
        this.language = language;
        this.concepts = concepts;
        this.stemming = stemming;
        this.units = units;
    }

    /// Adds what words may stand for to the units.
    ///
    /// @param words all that the pack uses in this language, folded
    /// @param stems theirs, in the same order
    void learn(List<String> words, List<String> stems) {
        for (int i = 0; i < words.size(); i++) {
            units.add(Units.Kind.WORD, words.get(i));
            if (isNumber(words.get(i))) {
                units.add(Units.Kind.NUMBER, number(words.get(i)));
            } else if (!isFiller(words.get(i))) {
                units.add(Units.Kind.STEM, stemUnit(stems.get(i)));
            }
        }
        for (int i = 0; i < words.size(); i++) {
            senses.put(words.get(i), sense(words.get(i), stems.get(i)));
        }
    }

    /// What one word of a text stands for.
    ///
    /// @param known whether this language has it
    /// @param term empty if it says nothing
    record Sense(String stem, boolean known, Optional<Term> term) {}

    /// The sense of each word, in order; phrases are taken as one.
    List<Sense> senses(List<String> words) {
        List<Sense> found = new ArrayList<>(words.size());
        words.forEach(word -> found.add(sense(word)));
        List<String> stems = found.stream().map(Sense::stem).toList();
        if (!words.isEmpty()) {
            Collection<String> opening = concepts.ofOpening(language, stems.getFirst());
            if (!opening.isEmpty()) {
                found.set(0, meaning(words.getFirst(), stems.getFirst(), opening));
            }
        }
        int place = 0;
        while (place < words.size()) {
            Optional<Phrase<Set<String>>> phrase = concepts.phraseAt(language, stems, place);
            int end = place + phrase.map(known -> known.words().size()).orElse(1);
            for (int i = place; phrase.isPresent() && i < end; i++) {
                found.set(i, meaning(words.get(i), stems.get(i), phrase.get().value()));
            }
            place = end;
        }
        return found;
    }

    boolean isKnown(String word) {
        return sense(word).known();
    }

    private Sense sense(String word) {
        Sense known = senses.get(word);
        if (known != null) {
            return known;
        }
        Sense sense = sense(word, stemming.stem(language, word));
        if (units.find(Units.Kind.WORD, word) != Units.NONE) {
            senses.put(word, sense);
        }
        return sense;
    }

    private Sense sense(String word, String stem) {
        Collection<String> meant = concepts.of(language, stem);
        if (isNumber(word)) {
            int number = units.find(Units.Kind.NUMBER, number(word));
            return new Sense(stem, true, Optional.of(Term.of(IntStream.of(number))));
        }
        if (!meant.isEmpty()) {
            return meaning(word, stem, meant);
        }
        if (isFiller(word)) {
            return new Sense(stem, true, Optional.empty());
        }
        int unit = units.find(Units.Kind.STEM, stemUnit(stem));
        return unit == Units.NONE
                ? new Sense(stem, false, Optional.of(Term.UNKNOWN))
                : new Sense(stem, true, Optional.of(term(word, IntStream.of(unit))));
    }

    private Sense meaning(String word, String stem, Collection<String> concepts) {
        return new Sense(
                stem,
                true,
                Optional.of(
                        term(
                                word,
                                concepts.stream()
                                        .mapToInt(name -> units.find(Units.Kind.CONCEPT, name)))));
    }

    private Term term(String word, IntStream meanings) {
        return Term.of(IntStream.concat(meanings, IntStream.of(units.find(Units.Kind.WORD, word))));
    }

    private boolean isFiller(String word) {
        return (word.length() == 1 && word.charAt(0) <= 'z') || concepts.isFiller(language, word);
    }

    private String stemUnit(String stem) {
        return language.tag() + ' ' + stem;
    }

    /// Whether a word is a number: `2025`, `93rd`, `93e`. Latin-script Arabic writes letters as
    /// digits ("3ando"), which makes no number.
    static boolean isNumber(String word) {
        String digits = number(word);
        return !digits.isEmpty() && ORDINAL_ENDINGS.contains(word.substring(digits.length()));
    }

    /// `93` of `93rd`, `93e` and `93`.
    static String number(String word) {
        int end = 0;
        while (end < word.length() && word.charAt(end) >= '0' && word.charAt(end) <= '9') {
            end++;
        }
        return word.substring(0, end);
    }
}
