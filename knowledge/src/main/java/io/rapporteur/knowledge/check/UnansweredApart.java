package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// No question that is listed as unanswered is a wording of an entry, or its title. It may be one
/// of a route: a route is no answer.
final class UnansweredApart implements Rule {

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        return pack.knowledge().unanswered().entrySet().stream()
                .flatMap(listed -> answered(pack, listed.getKey(), listed.getValue()));
    }

    private static Stream<Finding> answered(
            ReadPack pack, Language language, List<String> unanswered) {
        Map<Folded, Wording> entries = new HashMap<>();
        Stream.concat(Wording.in(pack, language), Wording.titlesIn(pack, language))
                .filter(wording -> wording.passage() instanceof Entry)
                .forEach(wording -> entries.putIfAbsent(wording.folded(), wording));
        return IntStream.range(0, unanswered.size())
                .boxed()
                .flatMap(index ->
                        Optional.ofNullable(entries.get(Folded.of(unanswered.get(index))))
                                .map(wording -> answered(pack, wording, index))
                                .stream());
    }

    private static Finding answered(ReadPack pack, Wording wording, int index) {
        return Finding.error(
                pack.places().ofUnanswered(wording.language(), index),
                "answered-unanswered",
                "\"%s\" is listed as unanswered, and asks for \"%s\" in %s"
                        .formatted(wording.text(), wording.passage().id(), wording.place()),
                "The bot answers it, and learns to be silent on questions like it",
                "Delete it here, or there if the entry does not answer it");
    }
}
