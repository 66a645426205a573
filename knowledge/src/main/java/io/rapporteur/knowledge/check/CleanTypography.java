package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What people read has single spaces, brackets and quotation marks in pairs, and the digits 0-9.
final class CleanTypography implements TextRule {

    private static final Pattern DOUBLE_SPACE = Pattern.compile("\\S+[ \u00a0\u202f]{2,}\\S+");
    private static final Pattern ARABIC_INDIC_DIGITS =
            Pattern.compile("[\u0660-\u0669\u06f0-\u06f9]+");
    private static final Pattern PAIRED = Pattern.compile("[()\\[\\]«»“”\"]");

    @Override
    public Stream<Flaw> flaws(String wording, Language language) {
        return Stream.of(
                        found(DOUBLE_SPACE, wording).map(CleanTypography::doubleSpace),
                        withoutPartner(wording).map(CleanTypography::unbalanced),
                        found(ARABIC_INDIC_DIGITS, wording).map(CleanTypography::arabicIndic))
                .flatMap(Optional::stream);
    }

    private static Flaw doubleSpace(String around) {
        return new Flaw(
                "double-space",
                "two spaces in a row in \"" + around + "\"",
                "It looks careless",
                "Delete one");
    }

    private static Flaw unbalanced(String mark) {
        return new Flaw(
                "unbalanced",
                "a \"" + mark + "\" has no partner",
                "Readers cannot see where an aside or a quotation ends",
                "Add its partner, or take it out");
    }

    private static Flaw arabicIndic(String digits) {
        return new Flaw(
                "arabic-indic-digits",
                "\"" + digits + "\" is written in Arabic-Indic digits",
                "All numbers of a pack are written alike, so that they can be compared and found",
                "Write it with 0-9");
    }

    private static Optional<String> found(Pattern pattern, String wording) {
        Matcher matcher = pattern.matcher(wording);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /// The first bracket or quotation mark without its other half.
    private static Optional<String> withoutPartner(String wording) {
        Deque<String> open = new ArrayDeque<>();
        for (MatchResult match : PAIRED.matcher(wording).results().toList()) {
            String mark = match.group();
            String partner = partner(mark, open.contains(mark));
            if (partner.isEmpty()) {
                open.push(mark);
            } else if (!partner.equals(open.poll())) {
                return Optional.of(mark);
            }
        }
        return Optional.ofNullable(open.peek());
    }

    /// The mark that `mark` closes; empty if it opens. A straight quotation mark does both.
    private static String partner(String mark, boolean isOpen) {
        return switch (mark) {
            case ")" -> "(";
            case "]" -> "[";
            case "»" -> "«";
            case "”" -> "“";
            case "\"" -> isOpen ? "\"" : "";
            default -> "";
        };
    }
}
