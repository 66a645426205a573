package io.rapporteur.exchange;

import static io.rapporteur.exchange.Html.element;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Event;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.Source;
import io.rapporteur.knowledge.SourceId;
import io.rapporteur.knowledge.Topic;
import io.rapporteur.knowledge.Validity;
import io.rapporteur.knowledge.pack.ReadPack;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The whole record in one language, as one page: contents, topics, answers with sources and dates,
/// and what is not answered.
///
/// An entry's address is `#` and its id; the page's own anchors have an underscore, which no id
/// has.
final class RecordPage {

    private static final String CONTENTS = "_contents";
    private static final String ANSWERS = "_answers";
    private static final String NOT_ANSWERED = "_not-answered";

    private final KnowledgeBase knowledge;
    private final Optional<String> licence;
    private final Language language;
    private final List<Language> siblings;
    private final PageText text;

    /// @param siblings the languages that have a page beside this one
    RecordPage(ReadPack pack, Language language, List<Language> siblings) {
        this.knowledge = pack.knowledge();
        this.licence = pack.licence();
        this.language = language;
        this.siblings = siblings;
        this.text = new PageText(language);
    }

    String write() {
        return HtmlExport.document(
                language,
                text.sentence(knowledge.event().name().in(language)),
                Stream.of(
                        element("a", text.word("skip"))
                                .with("class", "skip")
                                .with("href", "#" + ANSWERS),
                        header(),
                        contents(),
                        element(
                                        "main",
                                        Stream.concat(
                                                knowledge.topics().stream().map(this::topic),
                                                Stream.of(notAnswered())))
                                .with("id", ANSWERS),
                        footer()));
    }

    private Html header() {
        Event event = knowledge.event();
        Html languages =
                siblings.size() < 2
                        ? Html.all(Stream.of())
                        : element(
                                        "nav",
                                        element(
                                                "ul",
                                                siblings.stream()
                                                        .map(other ->
                                                                element("li", sibling(other)))))
                                .with("class", "languages")
                                .with("aria-label", text.word("languages"));
        return element(
                "header",
                languages,
                element("h1", text.line(text.sentence(event.name().in(language)))),
                element("p", text.line(text.word("entries", knowledge.entries().count())))
                        .with("class", "meta"));
    }

    private Html sibling(Language other) {
        Html.Element link = HtmlExport.link(other, other.ownName());
        return other == language ? link.with("aria-current", "page") : link;
    }

    private Html contents() {
        return element(
                        "nav",
                        element("h2", text.word("contents")),
                        element(
                                "ol",
                                Stream.concat(
                                        knowledge.topics().stream().map(this::contents),
                                        Stream.of(
                                                element(
                                                        "li",
                                                        link(
                                                                NOT_ANSWERED,
                                                                text.word("not-answered")))))))
                .with("id", CONTENTS)
                .with("aria-label", text.word("contents"));
    }

    private Html contents(Topic topic) {
        return element(
                "li",
                element(
                        "details",
                        element("summary", text.line(topic.title().in(language))),
                        element(
                                "ul",
                                topic.entries().stream()
                                        .map(entry -> element("li", link(entry))))));
    }

    private Html topic(Topic topic) {
        return element(
                        "section",
                        Stream.concat(
                                Stream.of(element("h2", text.line(topic.title().in(language)))),
                                topic.entries().stream().map(this::entry)))
                .with("id", "topic_" + topic.id());
    }

    private Html entry(Entry entry) {
        return element(
                        "article",
                        Stream.of(
                                        Stream.of(title(entry)),
                                        answer(entry.answer()),
                                        variants(entry),
                                        figures(entry),
                                        Stream.of(foundation(entry)))
                                .flatMap(part -> part))
                .with("id", entry.id().value());
    }

    private Html title(Entry entry) {
        return element(
                "h3",
                element("a", text.line(entry.title().in(language))).with("href", "#" + entry.id()));
    }

    private Stream<Html> answer(Entry.Answer answer) {
        return Stream.concat(
                Stream.of(text.blocks(answer.direct().in(language))),
                answer.detail().stream().map(detail -> text.blocks(detail.in(language))));
    }

    private Stream<Html> variants(Entry entry) {
        return Stream.of(Event.Phase.values())
                .flatMap(phase ->
                        Optional.ofNullable(entry.variants().get(phase)).stream()
                                .map(variant -> variant(phase, variant)));
    }

    private Html variant(Event.Phase phase, Entry.Answer variant) {
        String when = text.word(phase.name().toLowerCase(Locale.ROOT));
        return element(
                        "div",
                        Stream.concat(
                                Stream.of(element("p", element("strong", when))), answer(variant)))
                .with("class", "variant");
    }

    private Stream<Html> figures(Entry entry) {
        if (entry.figures().isEmpty()) {
            return Stream.of();
        }
        Html head =
                element(
                        "tr",
                        Stream.of("figure", "counts", "sources")
                                .map(key -> element("th", text.word(key)).with("scope", "col")));
        return Stream.of(
                element(
                        "table",
                        Stream.concat(
                                Stream.of(element("caption", text.word("figures")), head),
                                entry.figures().stream().map(this::figure))));
    }

    private Html figure(Entry.Figure figure) {
        return element(
                "tr",
                element("th", text.line(figure.value())).with("scope", "row"),
                element("td", text.line(figure.counts().in(language))),
                element(
                        "td",
                        figure.sources().stream()
                                .map((SourceId id) -> element("p", link(knowledge.source(id))))));
    }

    /// What an answer rests on: its day, its sources, and what to read next.
    private Html foundation(Entry entry) {
        Html sources =
                element(
                        "ul",
                        knowledge.sourcesOf(entry).stream()
                                .map(source -> element("li", citation(source))));
        Html related =
                entry.related().isEmpty()
                        ? Html.all(Stream.of())
                        : Html.all(
                                Stream.of(
                                        element("p", text.word("related")),
                                        element(
                                                "ul",
                                                entry.related().stream()
                                                        .map(id -> element("li", link(id))))));
        return element(
                        "footer",
                        element("p", validity(entry.validity())),
                        element("p", text.word("sources")),
                        sources,
                        related)
                .with("class", "meta");
    }

    private Html validity(Validity validity) {
        Stream<Html> parts =
                Stream.of(
                                Stream.of(day("as-of", validity.asOf())),
                                validity.validFrom().stream().map(day -> day("valid-from", day)),
                                validity.validUntil().stream().map(day -> day("valid-until", day)))
                        .flatMap(part -> part)
                        .flatMap(day -> Stream.of(Html.text(" · "), day))
                        .skip(1);
        return Html.all(parts);
    }

    private Html day(String word, LocalDate day) {
        return element("time", text.word(word, text.day(day))).with("datetime", day.toString());
    }

    /// Publisher and day are in the reader's language or a name; each is isolated from the title.
    private Html citation(Source source) {
        Html publisher = element("bdi", source.publisher());
        return source.date().isEmpty()
                ? Html.all(Stream.of(link(source), Html.text(" · "), publisher))
                : Html.all(
                        Stream.of(
                                link(source),
                                Html.text(" · "),
                                publisher,
                                Html.text(" · "),
                                element("time", text.date(source.date()))
                                        .with("datetime", source.date())));
    }

    private static Html link(Source source) {
        return element("a", source.title())
                .with("href", source.url().toString())
                .with("rel", "noreferrer")
                .with("lang", source.language())
                .with("dir", "auto");
    }

    private Html link(PassageId id) {
        return knowledge.entry(id).map(this::link).orElseThrow();
    }

    private Html link(Entry entry) {
        return element("a", text.line(entry.title().in(language))).with("href", "#" + entry.id());
    }

    private static Html link(String anchor, String words) {
        return element("a", words).with("href", "#" + anchor);
    }

    private Html notAnswered() {
        return element(
                        "section",
                        Stream.concat(
                                Stream.of(element("h2", text.word("not-answered"))),
                                knowledge.routes().stream().map(this::route)))
                .with("id", NOT_ANSWERED);
    }

    /// A route of its own begins with the first way to ask for it; a fall-back has none.
    private Html route(Route route) {
        return element(
                        "article",
                        Stream.concat(
                                route.questions(language).stream()
                                        .limit(1)
                                        .map(question -> element("h3", text.line(question))),
                                Stream.of(text.blocks(route.reply().in(language)))))
                .with("id", route.id().value());
    }

    private Html footer() {
        Stream<String> lines =
                Stream.concat(
                        Stream.of(text.word("revision", knowledge.revision())),
                        licence.stream().map(name -> text.word("licence", name)));
        return element(
                        "footer",
                        element("p", text.line(lines.reduce((a, b) -> a + " " + b).orElse(""))),
                        element("p", link(CONTENTS, text.word("to-contents"))))
                .with("class", "meta");
    }
}
