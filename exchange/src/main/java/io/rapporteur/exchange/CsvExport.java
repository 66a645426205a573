package io.rapporteur.exchange;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.SmallTalk;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A pack as a table: a row for each passage in each language.
///
/// RFC 4180 in UTF-8, with the byte order mark without which spreadsheets guess another encoding.
/// Cells that hold several things hold one on each line.
record CsvExport(KnowledgeBase knowledge, List<Language> languages) {

    static final List<String> COLUMNS =
            List.of(
                    "kind",
                    "id",
                    "topic",
                    "topic_title",
                    "reason",
                    "language",
                    "title",
                    "questions",
                    "answer",
                    "detail",
                    "as_of",
                    "valid_from",
                    "valid_until",
                    "review_by",
                    "sources",
                    "related");

    Exported export() {
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS);
            for (Passage passage : (Iterable<Passage>) knowledge.passages()::iterator) {
                for (Language language : languages) {
                    Map<String, String> row = row(passage, language);
                    printer.printRecord(
                            COLUMNS.stream()
                                    .map(column -> CsvCells.guarded(row.getOrDefault(column, "")))
                                    .toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing a string cannot fail", e);
        }
        return new Exported(Map.of("pack.csv", text.toString()), notes());
    }

    private Map<String, String> row(Passage passage, Language language) {
        Map<String, String> row =
                switch (passage) {
                    case Entry entry -> entry(entry, language);
                    case Route route ->
                            Map.of(
                                    "kind", "route",
                                    "reason", route.reason().code(),
                                    "answer", route.reply().in(language));
                    case SmallTalk talk ->
                            Map.of("kind", "smalltalk", "answer", talk.reply().in(language));
                };
        Map<String, String> common =
                Map.of(
                        "id", passage.id().value(),
                        "language", language.tag(),
                        "questions", lines(passage.questions(language).stream()));
        return Stream.of(row, common)
                .flatMap(part -> part.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, String> entry(Entry entry, Language language) {
        return Map.ofEntries(
                Map.entry("kind", "entry"),
                Map.entry("topic", entry.topic()),
                Map.entry(
                        "topic_title",
                        knowledge
                                .topic(entry.topic())
                                .map(topic -> topic.title().in(language))
                                .orElse("")),
                Map.entry("title", entry.title().in(language)),
                Map.entry("answer", entry.answer().direct().in(language)),
                Map.entry(
                        "detail",
                        entry.answer().detail().map(text -> text.in(language)).orElse("")),
                Map.entry("as_of", entry.validity().asOf().toString()),
                Map.entry("valid_from", day(entry.validity().validFrom())),
                Map.entry("valid_until", day(entry.validity().validUntil())),
                Map.entry("review_by", day(entry.validity().reviewBy())),
                Map.entry(
                        "sources",
                        lines(
                                knowledge.sourcesOf(entry).stream()
                                        .map(source -> source.url().toString()))),
                Map.entry("related", lines(entry.related().stream().map(PassageId::value))));
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static String lines(Stream<String> texts) {
        return texts.collect(Collectors.joining("\n"));
    }

    private List<Note> notes() {
        Notes notes = new Notes();
        Omissions omissions = new Omissions(knowledge, notes);
        omissions.event();
        omissions.names();
        omissions.unanswered();
        notes.leftOut(
                "titles, publishers, dates and languages of sources (their addresses are there)",
                (int) knowledge.sources().count(),
                "sources.yaml");
        omissions.figures();
        omissions.variants();
        omissions.covers();
        return notes.all();
    }
}
