package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// A statement mentions the same things of one kind in every language. What most languages say is
/// taken for meant; in a tie, what the default language says.
final class Parity implements Rule {

    private final String name;
    private final String things;
    private final Reader reader;

    /// Finds what a wording mentions.
    interface Reader {
        Mentions in(String wording, Language language);
    }

    private Parity(String name, String things, Reader reader) {
        this.name = name;
        this.things = things;
        this.reader = reader;
    }

    /// Numbers from 3 to 12, millions and billions, where they are written as words.
    static Parity ofNumberWords() {
        return new Parity("number-word-parity", "number words", NumberWords::in);
    }

    static Parity ofMonths() {
        return new Parity("month-parity", "months", Months::in);
    }

    static Parity ofWebAddresses() {
        return new Parity("address-parity", "web addresses", WebAddresses::in);
    }

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        return pack.knowledge()
                .passages()
                .flatMap(ShownText::statements)
                .flatMap(text -> compared(pack, text));
    }

    private Stream<Finding> compared(ReadPack pack, ShownText text) {
        Map<Language, Mentions> mentions = new EnumMap<>(Language.class);
        pack.knowledge()
                .languages()
                .forEach(language ->
                        mentions.put(language, reader.in(text.text().in(language), language)));
        Map<Language, List<String>> differences = new EnumMap<>(Language.class);
        for (String thing : all(mentions)) {
            if (mentions.values().stream().anyMatch(found -> found.lacks(thing))) {
                note(thing, mentions, pack.knowledge().defaultLanguage(), differences);
            }
        }
        return differences.entrySet().stream()
                .map(entry -> differs(pack, text, entry.getKey(), entry.getValue()));
    }

    private static Set<String> all(Map<Language, Mentions> mentions) {
        Set<String> all = new TreeSet<>();
        mentions.values().forEach(found -> all.addAll(found.said()));
        return all;
    }

    /// Notes which languages differ from the others about `thing`, and how.
    private static void note(
            String thing,
            Map<Language, Mentions> mentions,
            Language first,
            Map<Language, List<String>> differences) {
        long balance =
                mentions.values().stream()
                        .mapToInt(found -> found.said().contains(thing) ? 1 : -1)
                        .sum();
        boolean meant =
                balance == 0
                        ? mentions.entrySet().stream()
                                .filter(entry -> entry.getKey() == first)
                                .anyMatch(entry -> entry.getValue().said().contains(thing))
                        : balance > 0;
        mentions.forEach((language, found) -> {
            if (meant ? found.lacks(thing) : found.said().contains(thing)) {
                differences
                        .computeIfAbsent(language, _ -> new ArrayList<>())
                        .add((meant ? "lacks " : "alone has ") + thing);
            }
        });
    }

    private Finding differs(
            ReadPack pack, ShownText text, Language language, List<String> differences) {
        return Finding.error(
                text.place(pack.places(), language),
                name,
                "%s of %s of \"%s\" differ between the languages: %s %s"
                        .formatted(
                                things,
                                text.name(),
                                text.id(),
                                language.tag(),
                                String.join(", ", differences)),
                "Readers of one language are told something else than the others",
                "Look at the sources and say the same in every language");
    }
}
