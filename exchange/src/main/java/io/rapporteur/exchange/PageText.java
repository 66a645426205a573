package io.rapporteur.exchange;

import io.rapporteur.knowledge.Language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How a page says things in one language: its own words, from `page-xx.properties`, dates, and
/// texts of the record.
final class PageText {

    /// An address, a number with its plus, or Latin words from the first to the last letter or
    /// digit that belongs to them. A comma is none of what joins words: lists run with the text
    /// around them.
    private static final Pattern LATIN =
            Pattern.compile(
                    "https?://\\S+|\\+\\d[\\d .-]*\\d"
                            + "|#?\\p{N}*\\p{IsLatin}[\\p{IsLatin}\\p{M}\\p{N}+]*(?:["
                            + " '’&/_@.–-]{1,3}[\\p{IsLatin}\\p{N}][\\p{IsLatin}\\p{M}\\p{N}+]*)*");

    private static final Pattern ARABIC =
            Pattern.compile("\\p{IsArabic}(?:[\\p{IsArabic}\\p{M} ،؛]*[\\p{IsArabic}\\p{M}])?");

    private static final Pattern BLANK_LINE = Pattern.compile("\\n\\s*\\n");

    private final Language language;
    private final Properties words;

    PageText(Language language) {
        this.language = language;
        this.words = read("page-" + language.tag() + ".properties");
    }

    String word(String key, Object... values) {
        String word = words.getProperty(key);
        if (word == null) {
            throw new IllegalArgumentException("no \"" + key + "\" for " + language.tag());
        }
        for (int i = 0; i < values.length; i++) {
            word = word.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return word;
    }

    /// A text that was written for the middle of a sentence, as one begins.
    String sentence(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(language.locale()) + text.substring(first);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .format(day);
    }

    /// A day, a month or a year, as precisely as a source gives it.
    String date(String date) {
        return switch (date.length()) {
            case 10 -> day(LocalDate.parse(date));
            case 7 ->
                    DateTimeFormatter.ofPattern("LLLL yyyy", language.locale())
                            .format(YearMonth.parse(date));
            default -> date;
        };
    }

    /// One line of the record; words of the other direction are isolated, so that the signs beside
    /// them stay where they belong.
    Html line(String text) {
        Pattern other = language.isRightToLeft() ? LATIN : ARABIC;
        List<Html> parts = new ArrayList<>();
        int from = 0;
        for (MatchResult found : other.matcher(text).results().toList()) {
            parts.add(Html.text(text.substring(from, found.start())));
            parts.add(isolated(found.group()));
            from = found.end();
        }
        parts.add(Html.text(text.substring(from)));
        return Html.all(parts.stream());
    }

    private Html isolated(String words) {
        Html.Element isolated = Html.element("bdi", words);
        return language.isRightToLeft()
                ? isolated.with("dir", "ltr")
                : isolated.with("dir", "rtl").with("lang", Language.ARABIC.tag());
    }

    /// Paragraphs, and lists where lines begin with `- `.
    Html blocks(String text) {
        return Html.all(Arrays.stream(BLANK_LINE.split(text.strip())).flatMap(this::block));
    }

    private Stream<Html> block(String block) {
        List<Html> parts = new ArrayList<>();
        List<Html> items = new ArrayList<>();
        for (String line : block.lines().toList()) {
            if (line.startsWith("- ")) {
                items.add(Html.element("li", line(line.substring(2))));
            } else {
                endList(items, parts);
                parts.add(Html.element("p", line(line)));
            }
        }
        endList(items, parts);
        return parts.stream();
    }

    private static void endList(List<Html> items, List<Html> parts) {
        if (!items.isEmpty()) {
            parts.add(Html.element("ul", List.copyOf(items).stream()));
            items.clear();
        }
    }

    private static Properties read(String resource) {
        Properties properties = new Properties();
        try (InputStream stream = PageText.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is not part of this build");
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
        return properties;
    }
}
