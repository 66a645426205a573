package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.pack.ReadPack;

import java.util.stream.Stream;

/// No wording leads to two passages of one language.
final class DistinctWordings implements Rule {

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        return pack.knowledge().languages().stream()
                .flatMap(language -> Clash.in(pack, language, Wording::folded))
                .map(clash -> taken(clash.wording(), clash.earlier()));
    }

    private static Finding taken(Wording wording, Wording earlier) {
        return Finding.error(
                wording.place(),
                "duplicate-wording",
                "\"%s\" asks for \"%s\" here and for \"%s\" in %s"
                        .formatted(
                                wording.text(),
                                wording.passage().id(),
                                earlier.passage().id(),
                                earlier.place()),
                "The bot cannot tell which of the two is meant",
                "Keep it where it is answered better, and change or delete the other");
    }
}
