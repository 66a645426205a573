package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

/// What is wrong with one wording of a text, wherever that stands.
record Flaw(String rule, String what, String why, String remedy) {

    /// The finding that `text` has this flaw in `language`.
    Finding in(ReadPack pack, ShownText text, Language language) {
        return Finding.warning(
                text.place(pack.places(), language),
                rule,
                "%s of \"%s\": %s".formatted(text.name(), text.id(), what),
                why,
                remedy);
    }
}
