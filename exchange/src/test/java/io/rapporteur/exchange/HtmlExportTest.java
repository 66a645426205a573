package io.rapporteur.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class HtmlExportTest {

    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>");
    private static final Set<String> WITHOUT_END = Set.of("meta", "br");

    @TempDir private Path folder;

    static Stream<Path> packs() {
        return Packs.all();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void showsEveryEntryWithItsSourcesAndItsDay(Path pack) {
        ReadPack read = Packs.read(pack);

        pages(read)
                .forEach((name, page) -> {
                    if (!name.equals("index.html")) {
                        read.knowledge()
                                .entries()
                                .forEach(entry ->
                                        assertThat(page)
                                                .contains("<article id=\"" + entry.id() + "\">")
                                                .contains(
                                                        "datetime=\""
                                                                + entry.validity().asOf()
                                                                + "\""));
                        read.knowledge()
                                .entries()
                                .flatMap(entry -> read.knowledge().sourcesOf(entry).stream())
                                .forEach(source ->
                                        assertThat(page)
                                                .contains(
                                                        source.url()
                                                                .toString()
                                                                .replace("&", "&amp;")));
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("packs")
    void closesEveryElementAndLeadsNowhereInVain(Path pack) {
        pages(Packs.read(pack))
                .forEach((name, page) -> {
                    assertWellFormed(name, page);
                    List<String> ids = found(page, " id=\"([^\"]*)\"");
                    assertThat(ids).as(name).doesNotHaveDuplicates();
                    assertThat(ids).as(name).containsAll(found(page, "href=\"#([^\"]*)\""));
                });
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysItsLanguageAndItsDirection(Language language) {
        String page = page(Packs.read(Packs.FESTIVAL), language);

        assertThat(page)
                .startsWith(
                        "<!doctype html>\n<html lang=\"%s\" dir=\"%s\">"
                                .formatted(
                                        language.tag(),
                                        language == Language.ARABIC ? "rtl" : "ltr"));
        Packs.read(Packs.FESTIVAL)
                .knowledge()
                .entries()
                .filter(entry -> language != Language.ARABIC)
                .forEach(entry -> assertThat(page).contains(entry.answer().direct().in(language)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasItsOwnWordsInEveryLanguage(Language language) {
        assertThat(page(Packs.read(Packs.FESTIVAL), language))
                .contains(new PageText(language).word("not-answered"))
                .doesNotContain("{0}");
    }

    @Test
    void showsWhatOnlySomeEntriesHave() {
        String page = page(Packs.read(Packs.FESTIVAL), Language.ENGLISH);

        assertThat(page)
                .as("a variant")
                .contains("Before the event", "It takes place from 7 to 9 June 2030.");
        assertThat(page)
                .as("figures on which sources disagree")
                .contains("<caption>What the sources say</caption>", "11,900");
        assertThat(page).as("validity").contains("valid until 30 June 2031");
        assertThat(page).as("a list").contains("<li>rye: 4,000</li>");
        assertThat(page).as("a route").contains("The wages were not published.");
        assertThat(page).as("a month").contains("June 2030</time>");
    }

    @Test
    void isolatesLatinNamesInArabicText() {
        assertThat(arabic("مركز INTERPOL (Ifrane) و C++؟"))
                .isEqualTo(
                        "مركز <bdi dir=\"ltr\">INTERPOL</bdi> (<bdi dir=\"ltr\">Ifrane</bdi>) و"
                                + " <bdi dir=\"ltr\">C++</bdi>؟");
        assertThat(arabic("فالديسي أوركيزا (Valdecy Urquiza)، على www.interpol.int."))
                .contains("<bdi dir=\"ltr\">Valdecy Urquiza</bdi>)")
                .contains("<bdi dir=\"ltr\">www.interpol.int</bdi>.");
        assertThat(arabic("مراجعة 0f99c1 و5G في 2025"))
                .isEqualTo(
                        "مراجعة <bdi dir=\"ltr\">0f99c1</bdi> و<bdi dir=\"ltr\">5G</bdi> في 2025");
        assertThat(arabic("+212 5 37 00")).isEqualTo("<bdi dir=\"ltr\">+212 5 37 00</bdi>");
    }

    @Test
    void isolatesArabicNamesInLatinText() {
        assertThat(written(new PageText(Language.ENGLISH).line("called الحموشي, he")))
                .isEqualTo("called <bdi dir=\"rtl\" lang=\"ar\">الحموشي</bdi>, he");
    }

    @Test
    void neverTurnsATextIntoMarkup() {
        String hostile = "<script>alert(1)</script>\\\"'><img src=x onerror=y>&amp;";
        String json =
                ExportFormat.JSON
                        .export(Packs.read(Packs.FESTIVAL), List.of())
                        .files()
                        .get("pack.json")
                        .replace("Ovenbrook bread festival", "Bread" + hostile)
                        .replace("The mayor is Alma Crust.", "Mayor" + hostile)
                        .replace("Who is the mayor?", "Who" + hostile)
                        .replace("Village hall", "Hall" + hostile)
                        .replace("The festival, day by day", "Days" + hostile)
                        .replace("Loaves, says the village", "Loaves" + hostile)
                        .replace("11,900", "11" + hostile)
                        .replace("CC0-1.0", "CC0" + hostile)
                        .replace(
                                "https://festival.example/programme",
                                "https://f.example/?a=1&b=%272%27");
        Path pack = folder.resolve("hostile");
        ImportFormat.JSON.importInto(
                pack, List.of(Packs.file(folder, "p.json", json)), List.of(), Packs.TODAY);

        pages(Packs.read(pack))
                .forEach((name, page) -> {
                    assertWellFormed(name, page);
                    assertThat(page).doesNotContain("<script", "<img");
                });
        assertThat(page(Packs.read(pack), Language.ENGLISH))
                .contains(
                        "Bread&lt;script&gt;alert(1)&lt;/script&gt;&quot;'&gt;&lt;img",
                        "<p>Mayor&lt;script&gt;",
                        "href=\"https://f.example/?a=1&amp;b=%272%27\"",
                        "&amp;amp;");
    }

    @Test
    void needsNothingFromElsewhere() {
        String page = page(Packs.read(Packs.SHIPPED), Language.ENGLISH);

        assertThat(page).contains("default-src 'none'; style-src 'unsafe-inline'");
        assertThat(page).doesNotContain("<link", "<script", "<img", "@import", "url(", " src=");
    }

    @Test
    void isOnePageWhenOneLanguageIsAskedFor() {
        Exported exported =
                ExportFormat.HTML.export(Packs.read(Packs.FESTIVAL), List.of(Language.FRENCH));

        assertThat(exported.files()).containsOnlyKeys("fr.html");
        assertThat(exported.files().get("fr.html")).doesNotContain("hreflang");
    }

    @Test
    void listsWhatItLeavesOut() {
        assertThat(
                        Packs.notes(
                                ExportFormat.HTML
                                        .export(
                                                Packs.read(Packs.FESTIVAL),
                                                List.of(Language.ENGLISH))
                                        .notes()))
                .containsExactly(
                        "left out: 1 × edition and time zone of the event, examples of questions"
                                + " (pack.yaml)",
                        "left out: 80 × wordings of questions (bread-count, mayor-who,"
                                + " festival-days, oven-tour)",
                        "left out: 16 × further wordings of routes (baker-wages)",
                        "left out: 1 × small talk (routes.yaml)",
                        "left out: 5 × questions known to have no answer (unanswered.yaml)",
                        "left out: 1 × names (names.yaml)",
                        "left out: 1 × days of review (oven-tour)",
                        "left out: 1 × ids of facts covered (festival-days)");
    }

    private static Map<String, String> pages(ReadPack pack) {
        return ExportFormat.HTML.export(pack, pack.knowledge().languages()).files();
    }

    private static String page(ReadPack pack, Language language) {
        return pages(pack).getOrDefault(language.tag() + ".html", "");
    }

    private static String arabic(String text) {
        return written(new PageText(Language.ARABIC).line(text));
    }

    private static String written(Html html) {
        StringBuilder page = new StringBuilder();
        html.write(page);
        return page.toString();
    }

    private static List<String> found(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static void assertWellFormed(String name, String page) {
        Deque<String> open = new ArrayDeque<>();
        for (MatchResult tag :
                TAG.matcher(page.substring(page.indexOf("<html"))).results().toList()) {
            if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).as("%s at %d", name, tag.start()).isEqualTo(tag.group(2));
            } else if (!WITHOUT_END.contains(tag.group(2))) {
                open.push(tag.group(2));
            }
        }
        assertThat(open).as(name).isEmpty();
    }
}
