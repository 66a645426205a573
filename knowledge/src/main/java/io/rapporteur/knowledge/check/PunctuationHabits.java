package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// French sets a space before high marks and within its quotation marks; Spanish opens what it
/// closes with ? or !.
final class PunctuationHabits implements TextRule {

    private static final String SPACES = "\\s\u00a0\u202f";

    /// A mark that ends a word, so that web addresses and times such as 10:30 are none.
    private static final Pattern TIGHT_FRENCH =
            Pattern.compile(
                    "[^%1$s]*[^%1$s?!:;][?!:;](?=[%1$s)»]|$)|[^%1$s]*[^%1$s]»|«[^%1$s][^%1$s]*"
                            .formatted(SPACES));

    private static final Pattern SPANISH_MARK = Pattern.compile("[¿?¡!]");

    @Override
    public Stream<Flaw> flaws(String wording, Language language) {
        return switch (language) {
            case FRENCH -> tightFrench(wording).stream();
            case SPANISH -> unopened(wording).stream();
            case ENGLISH, ARABIC -> Stream.empty();
        };
    }

    private static Optional<Flaw> tightFrench(String wording) {
        Matcher matcher = TIGHT_FRENCH.matcher(wording);
        return matcher.find()
                ? Optional.of(
                        new Flaw(
                                "french-spacing",
                                "no space within \"" + matcher.group() + "\"",
                                "French readers see a slip",
                                "Put a space before ? ! : ; » and after «"))
                : Optional.empty();
    }

    private static Optional<Flaw> unopened(String wording) {
        int questions = 0;
        int calls = 0;
        Matcher marks = SPANISH_MARK.matcher(wording);
        while (marks.find() && questions >= 0 && calls >= 0) {
            switch (marks.group()) {
                case "¿" -> questions++;
                case "?" -> questions--;
                case "¡" -> calls++;
                default -> calls--;
            }
        }
        if (questions < 0) {
            return Optional.of(unopened("¿", "?"));
        }
        return calls < 0 ? Optional.of(unopened("¡", "!")) : Optional.empty();
    }

    private static Flaw unopened(String opening, String closing) {
        return new Flaw(
                "spanish-opening",
                "a \"" + closing + "\" without its \"" + opening + "\"",
                "Spanish readers see a slip",
                "Open the sentence with " + opening);
    }
}
