package io.rapporteur.exchange;

import static io.rapporteur.exchange.Html.element;

import io.rapporteur.knowledge.Event;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A pack as pages that people read in a browser or print: one for each language, and `index.html`
/// that leads to them when there are several. A page needs nothing but itself.
record HtmlExport(ReadPack pack, List<Language> languages) {

    Exported export() {
        Map<String, String> files = new LinkedHashMap<>();
        for (Language language : languages) {
            files.put(file(language), new RecordPage(pack, language, languages).write());
        }
        if (languages.size() > 1) {
            files.put("index.html", index());
        }
        return new Exported(files, notes());
    }

    /// The name of the page in `language`.
    static String file(Language language) {
        return language.tag() + ".html";
    }

    /// A link to the page in `language`, in its own words.
    static Html.Element link(Language language, String text) {
        return element("a", text)
                .with("href", file(language))
                .with("hreflang", language.tag())
                .with("lang", language.tag())
                .with("dir", direction(language));
    }

    static String direction(Language language) {
        return language.isRightToLeft() ? "rtl" : "ltr";
    }

    /// A page around `body`.
    static String document(Language language, String title, Stream<Html> body) {
        StringBuilder page = new StringBuilder("<!doctype html>\n");
        element(
                        "html",
                        element(
                                "head",
                                element("meta").with("charset", "utf-8"),
                                element("meta")
                                        .with("name", "viewport")
                                        .with("content", "width=device-width, initial-scale=1"),
                                // The page asks for nothing from anywhere, and browsers hold it to
                                // that.
                                element("meta")
                                        .with("http-equiv", "Content-Security-Policy")
                                        .with(
                                                "content",
                                                "default-src 'none'; style-src 'unsafe-inline'"),
                                element("title", title),
                                PageStyle.SHEET),
                        element("body", body))
                .with("lang", language.tag())
                .with("dir", direction(language))
                .write(page);
        return page.toString();
    }

    private String index() {
        Event event = knowledge().event();
        Language first = languages.getFirst();
        return document(
                first,
                event.name().in(first),
                Stream.of(
                        element(
                                "main",
                                languages.stream()
                                        .map(language ->
                                                element(
                                                        "p",
                                                        link(
                                                                language,
                                                                language.ownName()
                                                                        + " · "
                                                                        + event.name()
                                                                                .in(language)))))));
    }

    private List<Note> notes() {
        Notes notes = new Notes();
        Omissions omissions = new Omissions(knowledge(), notes);
        omissions.examples();
        omissions.wordings();
        omissions.furtherWordingsOfRoutes();
        omissions.smallTalk();
        omissions.unanswered();
        omissions.names();
        omissions.reviews();
        omissions.covers();
        return notes.all();
    }

    private KnowledgeBase knowledge() {
        return pack.knowledge();
    }
}
