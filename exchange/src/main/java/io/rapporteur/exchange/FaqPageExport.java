package io.rapporteur.exchange;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Event;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Source;
import io.rapporteur.knowledge.pack.ReadPack;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A pack as schema.org's [FAQPage](https://schema.org/FAQPage), one for each language, as JSON-LD
/// that may stand in a `<script>` element.
record FaqPageExport(ReadPack pack, List<Language> languages) {

    Exported export() {
        Tree.Builder document = new Tree.Builder().with("@context", "https://schema.org");
        if (languages.size() == 1) {
            page(document, languages.getFirst());
        } else {
            document.with(
                    "@graph",
                    Tree.list(
                            languages.stream()
                                    .map(language -> page(new Tree.Builder(), language).build())));
        }
        return new Exported(Map.of("faq.jsonld", JsonTree.write(document.build())), notes());
    }

    private Tree.Builder page(Tree.Builder page, Language language) {
        Event event = knowledge().event();
        return page.with("@type", "FAQPage")
                .with("@id", "#" + language.tag())
                .with("inLanguage", language.tag())
                .with("name", event.name().in(language))
                .with("version", knowledge().revision())
                .with("license", pack.licence().map(Tree::text))
                .with(
                        "about",
                        new Tree.Builder()
                                .with("@type", "Event")
                                .with("name", event.name().in(language))
                                .with("startDate", event.starts().toString())
                                .with("endDate", event.ends().toString())
                                .build())
                .with(
                        "mainEntity",
                        Tree.list(knowledge().entries().map(entry -> question(entry, language))));
    }

    private Tree question(Entry entry, Language language) {
        String detail = entry.answer().detail().map(text -> "\n\n" + text.in(language)).orElse("");
        return new Tree.Builder()
                .with("@type", "Question")
                .with("@id", "#" + entry.id() + "-" + language.tag())
                .with("inLanguage", language.tag())
                .with("name", entry.title().in(language))
                .with(
                        "acceptedAnswer",
                        new Tree.Builder()
                                .with("@type", "Answer")
                                .with("inLanguage", language.tag())
                                .with("text", entry.answer().direct().in(language) + detail)
                                .with("contentReferenceTime", entry.validity().asOf().toString())
                                .with(
                                        "expires",
                                        entry.validity()
                                                .validUntil()
                                                .map(LocalDate::toString)
                                                .map(Tree::text))
                                .with(
                                        "citation",
                                        Tree.list(
                                                knowledge().sourcesOf(entry).stream()
                                                        .map(FaqPageExport::citation)))
                                .build())
                .build();
    }

    private static Tree citation(Source source) {
        return new Tree.Builder()
                .with("@type", "WebPage")
                .with("name", source.title())
                .with("url", source.url().toString())
                .with(
                        "publisher",
                        new Tree.Builder()
                                .with("@type", "Organization")
                                .with("name", source.publisher())
                                .build())
                .with(
                        "datePublished",
                        Optional.of(source.date()).filter(date -> !date.isEmpty()).map(Tree::text))
                .with("inLanguage", source.language())
                .build();
    }

    private List<Note> notes() {
        Notes notes = new Notes();
        Omissions omissions = new Omissions(knowledge(), notes);
        omissions.examples();
        omissions.topics();
        omissions.firstValidDays();
        omissions.wordings();
        omissions.routes();
        omissions.smallTalk();
        omissions.unanswered();
        omissions.names();
        omissions.figures();
        omissions.variants();
        omissions.related();
        omissions.reviews();
        omissions.covers();
        return notes.all();
    }

    private KnowledgeBase knowledge() {
        return pack.knowledge();
    }
}
