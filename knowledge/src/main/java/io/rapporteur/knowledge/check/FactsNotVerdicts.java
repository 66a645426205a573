package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An answer does not begin with a yes or a no: it is given to whoever asks the opposite as well.
final class FactsNotVerdicts implements Rule {

    /// A word and the mark that sets it apart: "No country" is no verdict.
    private static final Map<Language, Pattern> VERDICTS =
            Map.of(
                    Language.ENGLISH, verdict("Yes|No"),
                    Language.FRENCH, verdict("Oui|Non|Si"),
                    Language.SPANISH, verdict("Sí|No"),
                    Language.ARABIC, verdict("نعم|لا|بلى|كلا"));

    private static Pattern verdict(String words) {
        return Pattern.compile("(" + words + ")[\\s\u00a0\u202f]?[.,:;!\u060c\u061b]");
    }

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        return pack.knowledge()
                .entries()
                .flatMap(ShownText::answers)
                .filter(ShownText::isDirectAnswer)
                .flatMap(text ->
                        pack.knowledge().languages().stream()
                                .flatMap(language ->
                                        flaw(text, language)
                                                .map(flaw -> flaw.in(pack, text, language))
                                                .stream()));
    }

    private static Optional<Flaw> flaw(ShownText text, Language language) {
        return Optional.ofNullable(VERDICTS.get(language))
                .map(verdict -> verdict.matcher(text.text().in(language).strip()))
                .filter(Matcher::lookingAt)
                .map(begins ->
                        new Flaw(
                                "yes-or-no",
                                "begins with \"" + begins.group(1) + "\"",
                                "Whoever asks the opposite is told the opposite of what is so",
                                "State the fact: \"It was the second time\", not \"No, ...\""));
    }
}
