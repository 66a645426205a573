package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.pack.Place;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One way in which people ask for a passage.
record Wording(Passage passage, Language language, String text, Place place) {

    /// All wordings in `language`, in the order of the pack.
    static Stream<Wording> in(ReadPack pack, Language language) {
        return pack.knowledge().passages().flatMap(passage -> of(pack, passage, language));
    }

    /// The titles of entries in `language`, each as a wording of its entry.
    static Stream<Wording> titlesIn(ReadPack pack, Language language) {
        return pack.knowledge().entries().map(entry -> title(pack, entry, language));
    }

    /// The wordings of `entry` in `language`, and its title.
    static Stream<Wording> withTitle(ReadPack pack, Entry entry, Language language) {
        return Stream.concat(of(pack, entry, language), Stream.of(title(pack, entry, language)));
    }

    private static Wording title(ReadPack pack, Entry entry, Language language) {
        return new Wording(
                entry,
                language,
                entry.title().in(language),
                pack.places().of(entry.id(), "title", language.tag()));
    }

    Folded folded() {
        return Folded.of(text);
    }

    private static Stream<Wording> of(ReadPack pack, Passage passage, Language language) {
        List<String> texts = passage.questions(language);
        return IntStream.range(0, texts.size())
                .mapToObj(index ->
                        new Wording(
                                passage,
                                language,
                                texts.get(index),
                                pack.places()
                                        .of(
                                                passage.id(),
                                                "questions",
                                                language.tag(),
                                                String.valueOf(index))));
    }
}
