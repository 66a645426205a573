package io.rapporteur.training;

import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.knowledge.Language;

import java.util.List;
import java.util.stream.Stream;

/// Measures an encoder on translations kept from training: how often the nearest of a thousand
/// English sentences is the one a foreign sentence translates.
final class HeldOut {

    private static final int CHOICES = 1000;

    private HeldOut() {}

    static void report(SentenceEncoder encoder, List<Translation> translations) {
        List<Translation> heldOut = translations.stream().filter(Translation::isHeldOut).toList();
        for (Language language : List.of(Language.FRENCH, Language.SPANISH, Language.ARABIC)) {
            List<Translation> queries =
                    heldOut.stream()
                            .filter(one -> one.language() == language)
                            .limit(CHOICES)
                            .toList();
            List<String> choices = choices(queries, heldOut);
            double accuracy =
                    Nearest.accuracy(
                            encoder,
                            choices,
                            choices,
                            queries.stream().map(Translation::text).toList(),
                            queries.stream().map(Translation::english).toList());
            System.out.printf(
                    "held-out %s: %.3f of %d right among %d%n",
                    language.tag(), accuracy, queries.size(), choices.size());
        }
    }

    /// The English of the queries, filled up with that of others.
    private static List<String> choices(List<Translation> queries, List<Translation> others) {
        return Stream.concat(queries.stream(), others.stream())
                .map(Translation::english)
                .distinct()
                .limit(CHOICES)
                .toList();
    }
}
