package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every fact of the editors' list is covered by an entry, and entries cover no other facts.
record FactCoverage(List<Fact> facts) implements Rule {

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        Set<String> listed = facts.stream().map(Fact::id).collect(Collectors.toSet());
        Set<String> covered =
                pack.knowledge()
                        .entries()
                        .flatMap(entry -> entry.covers().stream())
                        .collect(Collectors.toSet());
        return Stream.concat(
                facts.stream()
                        .filter(fact -> !covered.contains(fact.id()))
                        .map(FactCoverage::uncovered),
                pack.knowledge()
                        .entries()
                        .flatMap(entry ->
                                entry.covers().stream()
                                        .filter(id -> !listed.contains(id))
                                        .map(id -> unlisted(pack, entry, id))));
    }

    private static Finding uncovered(Fact fact) {
        return Finding.warning(
                fact.place(),
                "uncovered-fact",
                "no entry covers \"%s\": %s".formatted(fact.id(), fact.statement()),
                "It is known, and the bot does not tell it",
                "State it in an entry and name it there under covers");
    }

    private static Finding unlisted(ReadPack pack, Entry entry, String id) {
        return Finding.warning(
                pack.places().of(entry.id(), "covers"),
                "unknown-fact",
                "\"%s\" covers \"%s\", which the list of facts does not have"
                        .formatted(entry.id(), id),
                "What the entry states cannot be traced to the list",
                "Correct the id, or take it out");
    }
}
