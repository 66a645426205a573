package io.rapporteur.knowledge.check;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which passages are found in place of which, when a pack is asked its own wordings, each held
/// out.
public final class Confusions {

    private static final Comparator<Retrieval> BY_LANGUAGE_AND_TEXT =
            Comparator.comparing(Retrieval::language).thenComparing(Retrieval::wording);

    private static final Comparator<Pair> MOST_FIRST =
            Comparator.comparingInt(Pair::count)
                    .reversed()
                    .thenComparing(Pair::passage)
                    .thenComparing(Pair::found);

    private final Map<PassageId, List<Retrieval>> retrievals;

    private Confusions(Map<PassageId, List<Retrieval>> retrievals) {
        this.retrievals = retrievals;
    }

    public static Confusions of(List<Retrieval> retrievals) {
        return new Confusions(
                retrievals.stream()
                        .sorted(BY_LANGUAGE_AND_TEXT)
                        .collect(groupingBy(Retrieval::passage)));
    }

    /// Wordings of `passage` that find `found`.
    ///
    /// @param wordings never empty; by language and text
    public record Pair(PassageId passage, PassageId found, List<Retrieval> wordings) {

        public Pair {
            wordings = List.copyOf(wordings);
        }

        public int count() {
            return wordings.size();
        }

        /// How many of the wordings each language has; those that have some.
        public Map<Language, Long> byLanguage() {
            return wordings.stream()
                    .collect(groupingBy(Retrieval::language, TreeMap::new, counting()));
        }
    }

    /// All pairs, those with most wordings first.
    public List<Pair> pairs() {
        return retrievals.keySet().stream()
                .flatMap(passage -> pairs(passage).stream())
                .sorted(MOST_FIRST)
                .toList();
    }

    /// What is found in place of `passage`, most often first.
    public List<Pair> pairs(PassageId passage) {
        return pairs(passage, of(passage)).toList();
    }

    /// The same, by the wordings of one language.
    List<Pair> pairs(PassageId passage, Language language) {
        return pairs(passage, of(passage, language)).toList();
    }

    private static Stream<Pair> pairs(PassageId passage, Stream<Retrieval> wordings) {
        return wordings
                .filter(Retrieval::isConfused)
                .collect(groupingBy(one -> one.found().orElseThrow()))
                .entrySet()
                .stream()
                .map(found -> new Pair(passage, found.getKey(), found.getValue()))
                .sorted(MOST_FIRST);
    }

    /// How many wordings of `passage` were asked.
    public long asked(PassageId passage) {
        return of(passage).count();
    }

    long asked(PassageId passage, Language language) {
        return of(passage, language).count();
    }

    /// How many wordings were asked in all.
    public long asked() {
        return retrievals.values().stream().mapToLong(List::size).sum();
    }

    /// How many of them find something else than what they belong to.
    public long lost() {
        return retrievals.keySet().stream().mapToLong(this::lost).sum();
    }

    /// How many wordings of `passage` find something else.
    public long lost(PassageId passage) {
        return of(passage).filter(Retrieval::isConfused).count();
    }

    long lost(PassageId passage, Language language) {
        return of(passage, language).filter(Retrieval::isConfused).count();
    }

    /// The share of all wordings in `language` that find something else, in [0, 1]; 0 if none was
    /// asked.
    public double lostShare(Language language) {
        return retrievals.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.language() == language)
                .mapToInt(one -> one.isConfused() ? 1 : 0)
                .average()
                .orElse(0);
    }

    /// The share of its passage's wordings that a pair has, in (0, 1].
    public double share(Pair pair) {
        return (double) pair.count() / asked(pair.passage());
    }

    private Stream<Retrieval> of(PassageId passage) {
        return retrievals.getOrDefault(passage, List.of()).stream();
    }

    private Stream<Retrieval> of(PassageId passage, Language language) {
        return of(passage).filter(one -> one.language() == language);
    }
}
