package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.pack.ReadPack;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A wording asks something; a name alone does not.
final class WordingsThatAsk implements Rule {

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        Set<Folded> names =
                pack.knowledge().names().stream()
                        .flatMap(name -> name.allForms().stream())
                        .map(Folded::of)
                        .collect(Collectors.toSet());
        return pack.knowledge().languages().stream()
                .flatMap(language -> Wording.in(pack, language))
                .filter(wording -> names.contains(wording.folded()))
                .map(WordingsThatAsk::onlyName);
    }

    private static Finding onlyName(Wording wording) {
        return Finding.warning(
                wording.place(),
                "only-a-name",
                "wording \"%s\" of \"%s\" is only a name"
                        .formatted(wording.text(), wording.passage().id()),
                "It draws every question in which the name occurs to this one passage",
                "Say what people want to know about it, or make sure that this is the passage"
                        + " which tells who or what it is");
    }
}
