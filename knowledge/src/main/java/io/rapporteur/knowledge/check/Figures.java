package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The numbers in a text and how often each occurs, written alike for every language: `2025`,
/// `1234567`, `12.5`, `30%`. Numbers in web addresses do not count.
record Figures(Map<String, Long> counts) {

    private static final String SPACES = " \u00a0\u202f";
    private static final Pattern WEB_ADDRESS = Pattern.compile("(?:https?://|www\\.)\\S+");
    private static final Pattern PHONE = Pattern.compile("\\+\\d(?:[-" + SPACES + "]?\\d){7,}");
    private static final Pattern PERCENT =
            Pattern.compile(
                    "["
                            + SPACES
                            + "]?(?:%|\u066a|per ?cent\\b|pour cent\\b|por ciento\\b"
                            + "|في المئة|في المائة|بالمئة|بالمائة)");

    /// A number whose percent sign stands only after the end of a range: `15-20%`.
    private static final Pattern RANGE_START =
            Pattern.compile("(?<=\\d)(?= ?(?:-|–|to|à|a|إلى) ?\\d+(?:[.,]\\d+)?%)");

    static Figures in(String text, Language language) {
        String plain = WEB_ADDRESS.matcher(western(text)).replaceAll(" ");
        plain = PHONE.matcher(plain).replaceAll(phone -> digits(phone.group()));
        plain = PERCENT.matcher(plain).replaceAll("%");
        plain = RANGE_START.matcher(plain).replaceAll("%");
        return new Figures(
                number(language)
                        .matcher(plain)
                        .results()
                        .map(Figures::normalized)
                        .collect(
                                Collectors.groupingBy(
                                        number -> number, TreeMap::new, Collectors.counting())));
    }

    /// What stands here oftener than in `other`, for a message: `179, 2025 (twice)`.
    String beyond(Figures other) {
        return counts.entrySet().stream()
                .filter(number -> number.getValue() > other.count(number.getKey()))
                .map(number -> number.getKey() + times(number.getValue()))
                .collect(Collectors.joining(", "));
    }

    private long count(String number) {
        return counts.getOrDefault(number, 0L);
    }

    private static String times(long count) {
        return count == 1 ? "" : " (" + count + " times)";
    }

    /// A number as `language` writes it: the whole part in groups of three or in one piece, then
    /// decimals. A point or comma that groups no thousands marks decimals in every language, since
    /// names such as "Serengeti 2.0" keep their own.
    private static Pattern number(Language language) {
        String groupMarks =
                switch (language) {
                    case ENGLISH -> ",";
                    case FRENCH -> SPACES;
                    case SPANISH -> "." + SPACES;
                    case ARABIC -> ".,\u066c";
                };
        return Pattern.compile(
                "%%?(?<whole>\\d{1,3}(?:[%s]\\d{3}(?!\\d))+|\\d+)(?:[.,\u066b](?<decimals>\\d+))?%%?"
                        .formatted(groupMarks));
    }

    private static String normalized(MatchResult number) {
        String decimals = number.group("decimals");
        return digits(number.group("whole"))
                + (decimals == null ? "" : "." + decimals)
                + (number.group().contains("%") ? "%" : "");
    }

    /// `text` with the digits 0-9 in place of those of other scripts.
    private static String western(String text) {
        StringBuilder western = new StringBuilder();
        text.codePoints()
                .map(point -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
                .forEach(western::appendCodePoint);
        return western.toString();
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }
}
