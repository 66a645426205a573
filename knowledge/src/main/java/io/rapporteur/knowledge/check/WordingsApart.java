package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Two wordings that lead to different passages differ in more than the order of their words, a
/// plural, and little words.
///
/// Closer measures, such as shared letters, were tried and left out: "who hosts in 2027" and "who
/// hosts in 2028" are nearly the same to them and ask for different things.
final class WordingsApart implements Rule {

    /// Words that two questions can differ in and still ask the same. Question words, negations,
    /// "before" and "for" are not among them: a question turns on them.
    private static final Map<Language, Set<String>> LITTLE_WORDS = new EnumMap<>(Language.class);

    static {
        LITTLE_WORDS.put(
                Language.ENGLISH,
                Set.copyOf(
                        Folded.of(
                                        "a an the of in on at to is are was were be been do does"
                                                + " did s and it please")
                                .words()));
        LITTLE_WORDS.put(
                Language.FRENCH,
                Set.copyOf(
                        Folded.of(
                                        "le la les l un une des de du d à au aux en dans et est"
                                                + " sont t il elle y svp")
                                .words()));
        LITTLE_WORDS.put(
                Language.SPANISH,
                Set.copyOf(
                        Folded.of(
                                        "el la lo los las un una unos unas de del a al en y es son"
                                                + " fue se")
                                .words()));
        LITTLE_WORDS.put(Language.ARABIC, Set.copyOf(Folded.of("في من على إلى عن و هل").words()));
    }

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        return pack.knowledge().languages().stream()
                .flatMap(language -> Clash.in(pack, language, WordingsApart::content))
                .filter(clash -> !content(clash.wording()).isEmpty())
                .filter(clash -> !clash.wording().folded().equals(clash.earlier().folded()))
                .map(clash -> near(clash.wording(), clash.earlier()));
    }

    private static Set<String> content(Wording wording) {
        Set<String> little = LITTLE_WORDS.getOrDefault(wording.language(), Set.of());
        return wording.folded().words().stream()
                .filter(word -> !little.contains(word))
                .map(WordingsApart::withoutPlural)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String withoutPlural(String word) {
        return word.length() > 4 && word.endsWith("s")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private static Finding near(Wording wording, Wording earlier) {
        return Finding.warning(
                wording.place(),
                "near-duplicate-wording",
                "\"%s\" asks for \"%s\" and nearly the same, \"%s\", for \"%s\" in %s"
                        .formatted(
                                wording.text(),
                                wording.passage().id(),
                                earlier.text(),
                                earlier.passage().id(),
                                earlier.place()),
                "A question in these words finds both and may get the wrong one",
                "Give each a word that only its own passage answers, or take one out");
    }
}
