package io.rapporteur.exchange;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.pack.Problem;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A table with at least a question and an answer in each row; best with the columns that `export
/// csv` writes. Rows of one id belong together, and without ids rows of one answer.
record CsvFile(List<Language> named) implements ForeignFile {

    private static final List<String> QUESTIONS = List.of("questions", "question");
    private static final List<String> DAYS =
            List.of("as_of", "valid_from", "valid_until", "review_by");

    private static final List<String> KNOWN =
            Stream.concat(CsvExport.COLUMNS.stream(), Stream.of("question", "lang", "source"))
                    .toList();

    @Override
    public List<Draft> read(List<Path> files, Notes notes) {
        return files.stream()
                .flatMap(file -> drafts(file, Table.ofCommas(InputText.read(file)), notes).stream())
                .toList();
    }

    private List<Draft> drafts(Path file, Table table, Notes notes) {
        table.require(QUESTIONS.stream().filter(table::has).findFirst().orElse("question"));
        table.require("answer");
        boolean tagged = table.has("language") || table.has("lang");
        List<Problem> problems = new ArrayList<>();
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (Table.Row row : table.rows()) {
            String tag = row.cell("language") + row.cell("lang");
            Optional<Language> language =
                    tagged
                            ? Language.named(tag)
                            : Optional.of(ForeignFile.only(named, List.of(file)));
            if (language.isEmpty()) {
                notes.leftOut("row in the language \"" + tag + "\"", row.place());
                continue;
            }
            String id = row.cell("id");
            String key = id.isEmpty() ? row.cell("answer") : id;
            Draft draft = drafts.computeIfAbsent(key, _ -> new Draft(row.place(), id));
            read(row, draft, language.get(), problems, notes);
        }
        if (!problems.isEmpty()) {
            throw new UnusableFileException(problems);
        }
        noteOtherColumns(table, notes);
        return List.copyOf(drafts.values());
    }

    private static void read(
            Table.Row row, Draft draft, Language language, List<Problem> problems, Notes notes) {
        QUESTIONS.forEach(column ->
                row.cell(column).lines().forEach(question -> draft.ask(language, question)));
        if (draft.answer(language)
                .filter(answer -> !answer.equals(row.cell("answer")))
                .isPresent()) {
            notes.leftOut("other answer for the same id", row.place());
        } else {
            draft.answer(language, row.cell("answer"));
        }
        draft.detail(language, row.cell("detail"));
        draft.title(language, row.cell("title"));
        draft.topicTitle(language, row.cell("topic_title"));
        if (!row.cell("topic").isEmpty()) {
            draft.under(row.cell("topic"));
        }
        Stream.of("sources", "source")
                .flatMap(column -> row.cell(column).lines())
                .filter(Predicate.not(String::isBlank))
                .forEach(source -> cite(source.strip(), row, draft, notes));
        row.cell("related").lines().map(String::strip).forEach(draft::relateTo);
        DAYS.forEach(column -> day(row, column, draft, problems));
        kind(row, draft, problems);
    }

    private static void cite(String source, Table.Row row, Draft draft, Notes notes) {
        if (WebAddress.isOne(source)) {
            draft.cite(source);
        } else {
            notes.leftOut("source that is no web address", row.place());
        }
    }

    private static void day(Table.Row row, String column, Draft draft, List<Problem> problems) {
        String day = row.cell(column);
        try {
            draft.day(column, day.isEmpty() ? "" : LocalDate.parse(day).toString());
        } catch (DateTimeException _) {
            problems.add(
                    problem(
                            row,
                            "\"" + column + "\" is \"" + day + "\"",
                            "Expected a day such as 2025-11-24"));
        }
    }

    private static void kind(Table.Row row, Draft draft, List<Problem> problems) {
        String kind = row.cell("kind");
        switch (kind) {
            case "", "entry" -> {}
            case "smalltalk" -> draft.be(Draft.Kind.SMALL_TALK);
            case "route" ->
                    Route.Reason.ofCode(row.cell("reason"))
                            .ifPresentOrElse(
                                    draft::refuseFor,
                                    () ->
                                            problems.add(
                                                    problem(
                                                            row,
                                                            "\"reason\" is \""
                                                                    + row.cell("reason")
                                                                    + "\"",
                                                            "Expected one of the reasons that"
                                                                    + " docs/pack.md lists")));
            default ->
                    problems.add(
                            problem(
                                    row,
                                    "\"kind\" is \"" + kind + "\"",
                                    "Expected entry, route or smalltalk"));
        }
    }

    private static Problem problem(Table.Row row, String what, String remedy) {
        return new Problem(row.place().file(), row.place().line(), what, remedy);
    }

    private static void noteOtherColumns(Table table, Notes notes) {
        table.columnsBeside(KNOWN)
                .forEach(column ->
                        table.rows().stream()
                                .filter(row -> !row.cell(column).isEmpty())
                                .forEach(row ->
                                        notes.leftOut("column \"" + column + "\"", row.place())));
    }
}
