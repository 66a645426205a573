package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Language;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The months in a text: said for certain beside a day or a year, perhaps elsewhere ("may" and
/// "march" are not always months).
final class Months {

    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    private static final Months ENGLISH =
            new Months(
                    "of ",
                    "January|February|March|April|May|June|July|August|September|October|November"
                            + "|December");
    private static final Months FRENCH =
            new Months(
                    "de ",
                    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre"
                            + "|décembre");
    private static final Months SPANISH =
            new Months(
                    "de ",
                    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre"
                            + "|noviembre|diciembre");

    /// The names used in Egypt, the Gulf and Sudan, then those of Morocco.
    private static final Months ARABIC =
            new Months(
                    "من ",
                    "يناير|فبراير|مارس|أبريل إبريل|مايو ماي|يونيو|يوليو يوليوز|أغسطس غشت"
                            + "|سبتمبر شتنبر|أكتوبر|نوفمبر نونبر|ديسمبر دجنبر");

    private final List<Pattern> dated;
    private final List<Pattern> bare;

    /// @param of what may stand between a day or a year and the month
    /// @param names twelve, with spaces between the names of one month
    private Months(String of, String names) {
        List<String> months =
                Pattern.compile("\\|")
                        .splitAsStream(names)
                        .map(month -> SPACE.matcher(month).replaceAll("|"))
                        .toList();
        this.dated =
                months.stream()
                        .map(month ->
                                pattern(
                                        "\\d(?:st|nd|rd|th|er|º|\\.º)? (?:%1$s)?(?:%2$s)(?!\\p{L})"
                                                        .formatted(of, month)
                                                + "|(?<!\\p{L})[وبلف]?(?:%2$s),? (?:%1$s)?\\d"
                                                        .formatted(of, month)))
                        .toList();
        this.bare =
                months.stream()
                        .map(month -> pattern("(?<!\\p{L})[وبلف]?(?:" + month + ")(?!\\p{L})"))
                        .toList();
    }

    static Mentions in(String text, Language language) {
        Months months =
                switch (language) {
                    case ENGLISH -> ENGLISH;
                    case FRENCH -> FRENCH;
                    case SPANISH -> SPANISH;
                    case ARABIC -> ARABIC;
                };
        String plain = INVISIBLE.matcher(text).replaceAll("");
        return new Mentions(found(months.dated, plain), found(months.bare, plain));
    }

    private static Set<String> found(List<Pattern> months, String text) {
        return IntStream.range(0, months.size())
                .filter(month -> months.get(month).matcher(text).find())
                .mapToObj(
                        month -> Month.of(month + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .collect(Collectors.toSet());
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
