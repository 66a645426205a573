package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The web addresses in a text.
final class WebAddresses {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?://|www\\.)[^\\s<>()«»\"،؛\u2066-\u2069\u200e\u200f]+");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.,;:!?]+$");

    private WebAddresses() {}

    static Mentions in(String text, Language language) {
        return new Mentions(
                ADDRESS.matcher(text)
                        .results()
                        .map(found -> END_OF_SENTENCE.matcher(found.group()).replaceFirst(""))
                        .collect(Collectors.toSet()),
                Set.of());
    }
}
