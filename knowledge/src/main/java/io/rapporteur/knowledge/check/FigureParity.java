package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An answer gives the same numbers in every language.
final class FigureParity implements Rule {

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        return pack.knowledge()
                .passages()
                .flatMap(ShownText::statements)
                .flatMap(text -> compared(pack, text));
    }

    private static Stream<Finding> compared(ReadPack pack, ShownText text) {
        Language first = pack.knowledge().defaultLanguage();
        Figures expected = Figures.in(text.text().in(first), first);
        return pack.knowledge().languages().stream()
                .flatMap(language -> {
                    Figures found = Figures.in(text.text().in(language), language);
                    return found.equals(expected)
                            ? Stream.of()
                            : Stream.of(differs(pack, text, language, expected, found));
                });
    }

    private static Finding differs(
            ReadPack pack, ShownText text, Language language, Figures expected, Figures found) {
        Language first = pack.knowledge().defaultLanguage();
        String difference =
                Stream.of(
                                only(language, found.beyond(expected)),
                                only(first, expected.beyond(found)))
                        .flatMap(side -> side)
                        .collect(Collectors.joining("; "));
        return Finding.error(
                text.place(pack.places(), language),
                "figure-parity",
                "numbers of %s of \"%s\" differ between %s and %s: %s"
                        .formatted(text.name(), text.id(), language.tag(), first.tag(), difference),
                "Readers of one language are told something else than the others",
                "Look at the sources and give the same numbers, written alike (words or digits)");
    }

    private static Stream<String> only(Language language, String numbers) {
        return numbers.isEmpty()
                ? Stream.of()
                : Stream.of("more in " + language.tag() + ": " + numbers);
    }
}
