package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.stream.Stream;

/// Whatever is found by its wordings has at least five of them in each language.
final class EnoughWordings implements Rule {

    private static final int FEWEST = 5;

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        return pack.knowledge()
                .passages()
                .filter(passage -> !passage.questions().isEmpty())
                .flatMap(passage ->
                        pack.knowledge().languages().stream()
                                .filter(language -> passage.questions(language).size() < FEWEST)
                                .map(language -> tooFew(pack, passage, language)));
    }

    private static Finding tooFew(ReadPack pack, Passage passage, Language language) {
        int count = passage.questions(language).size();
        return Finding.error(
                pack.places().of(passage.id(), "questions", language.tag()),
                "few-wordings",
                "\"%s\" has %d %s in %s, fewer than %d"
                        .formatted(
                                passage.id(),
                                count,
                                count == 1 ? "wording" : "wordings",
                                language.tag(),
                                FEWEST),
                "People who ask in other words will not find it",
                "Add ways in which people ask for it, in their own words");
    }
}
