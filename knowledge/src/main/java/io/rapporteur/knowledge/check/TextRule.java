package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.stream.Stream;

/// A rule that looks at each text that people read, in one language at a time.
interface TextRule extends Rule {

    /// What is wrong with `wording`, the text in `language`.
    Stream<Flaw> flaws(String wording, Language language);

    @Override
    default Stream<Finding> findings(ReadPack pack) {
        return pack.knowledge()
                .passages()
                .flatMap(ShownText::of)
                .flatMap(text ->
                        pack.knowledge().languages().stream()
                                .flatMap(language ->
                                        flaws(text.text().in(language), language)
                                                .map(flaw -> flaw.in(pack, text, language))));
    }
}
