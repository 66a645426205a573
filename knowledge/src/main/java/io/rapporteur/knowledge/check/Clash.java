package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Two wordings of different passages that come to the same.
///
/// @param earlier the first in the pack that does
record Clash(Wording wording, Wording earlier) {

    /// All clashes in `language`, in the order of the pack.
    ///
    /// @param key what a wording comes to
    static <K> Stream<Clash> in(ReadPack pack, Language language, Function<Wording, K> key) {
        Map<K, Wording> first = new HashMap<>();
        return Wording.in(pack, language)
                .map(wording ->
                        new Clash(wording, first.computeIfAbsent(key.apply(wording), _ -> wording)))
                .filter(clash -> !clash.wording.passage().equals(clash.earlier.passage()));
    }
}
