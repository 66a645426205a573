package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.SourceId;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every source is cited by an entry or a figure.
final class CitedSources implements Rule {

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        Set<SourceId> cited =
                pack.knowledge().entries().flatMap(CitedSources::cited).collect(Collectors.toSet());
        return pack.knowledge()
                .sources()
                .filter(source -> !cited.contains(source.id()))
                .map(source ->
                        Finding.warning(
                                pack.places().of(source.id()),
                                "uncited-source",
                                "nothing cites source \"" + source.id() + "\"",
                                "Either an answer hides what it rests on, or the page is not"
                                        + " needed",
                                "Cite it where an answer rests on it, or take it out"));
    }

    private static Stream<SourceId> cited(Entry entry) {
        return Stream.concat(
                entry.sources().stream(),
                entry.figures().stream().flatMap(figure -> figure.sources().stream()));
    }
}
