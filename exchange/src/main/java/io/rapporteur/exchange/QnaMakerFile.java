package io.rapporteur.exchange;

import io.rapporteur.knowledge.Language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// QnA Maker's and Azure custom question answering's knowledge bases, TSV or XLSX.
///
/// A row is one way to ask; rows of one QnaId, or without ids of one answer and source, belong
/// together. Prompts become related entries, a metadata `category` or `topic` becomes the topic,
/// and chit-chat becomes small talk.
record QnaMakerFile(List<Language> named) implements ForeignFile {

    private static final List<String> COLUMNS =
            List.of(
                    "Question",
                    "Answer",
                    "Source",
                    "Metadata",
                    "SuggestedQuestions",
                    "IsContextOnly",
                    "Prompts",
                    "QnaId",
                    "SourceDisplayName");

    @Override
    public List<Draft> read(List<Path> files, Notes notes) {
        Language language = ForeignFile.only(named, files);
        return files.stream()
                .flatMap(file -> drafts(table(file, notes), language, notes).stream())
                .toList();
    }

    private static Table table(Path file, Notes notes) {
        Table table =
                isZip(file)
                        ? Table.ofWorkbook(file, "Question", notes)
                        : Table.ofTabs(InputText.read(file));
        table.require("Question", "Answer");
        return table;
    }

    private static boolean isZip(Path file) {
        try (var content = Files.newInputStream(file)) {
            return Arrays.equals(content.readNBytes(2), new byte[] {'P', 'K'});
        } catch (IOException e) {
            throw InputText.unreadable(file, e);
        }
    }

    private static List<Draft> drafts(Table table, Language language, Notes notes) {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        for (Table.Row row : table.rows()) {
            String id = row.cell("QnaId");
            String key = id.isEmpty() ? row.cell("Answer") + "\t" + row.cell("Source") : id;
            Draft draft = drafts.get(key);
            if (draft == null) {
                draft = new Draft(row.place(), id);
                draft.answer(language, row.cell("Answer"));
                read(row, draft, notes);
                drafts.put(key, draft);
            } else if (!row.cell("Answer").equals(draft.answer(language).orElse(""))) {
                notes.leftOut("other answer for the same QnaId", row.place());
            }
            draft.ask(language, row.cell("Question"));
        }
        table.columnsBeside(COLUMNS)
                .forEach(column ->
                        table.rows().stream()
                                .filter(row -> !row.cell(column).isEmpty())
                                .forEach(row ->
                                        notes.leftOut("column \"" + column + "\"", row.place())));
        return List.copyOf(drafts.values());
    }

    private static void read(Table.Row row, Draft draft, Notes notes) {
        String source = row.cell("Source");
        if (WebAddress.isOne(source)) {
            draft.cite(source);
        } else if (!source.isEmpty()) {
            notes.leftOut("source that is no web address", row.place());
        }
        metadata(row.cell("Metadata"), row)
                .forEach((key, value) -> {
                    if (key.equals("editorial") && value.equals("chitchat")) {
                        draft.be(Draft.Kind.SMALL_TALK);
                    } else if (key.equals("category") || key.equals("topic")) {
                        draft.under(value);
                    } else {
                        notes.leftOut("metadata \"" + key + "\"", row.place());
                    }
                });
        for (Tree prompt : json(row, "Prompts")) {
            if (prompt instanceof Tree.Mapping map) {
                map.text("qnaId").ifPresent(draft::relateTo);
                map.text("displayText")
                        .ifPresent(_ -> notes.leftOut("label of a prompt", row.place()));
            }
        }
        notes.leftOut(
                "suggested questions that nobody has accepted",
                json(row, "SuggestedQuestions").size(),
                row.place());
        if (row.cell("IsContextOnly").equalsIgnoreCase("true")) {
            notes.changed(
                    "answer that was given only after another one; now it is found by itself",
                    row.place());
        }
    }

    /// `key:value|key:value`, or a list of maps with `name` and `value`.
    private static Map<String, String> metadata(String cell, Table.Row row) {
        Map<String, String> metadata = new LinkedHashMap<>();
        if (cell.startsWith("[")) {
            for (Tree pair : json(row, "Metadata")) {
                if (pair instanceof Tree.Mapping map) {
                    Optional<String> name = map.text("name");
                    name.ifPresent(key -> metadata.put(key, map.text("value").orElse("")));
                }
            }
            return metadata;
        }
        for (String pair : cell.split("\\|", -1)) {
            String[] parts = pair.split(":", 2);
            if (!pair.isBlank()) {
                metadata.put(parts[0].strip(), parts.length == 2 ? parts[1].strip() : "");
            }
        }
        return metadata;
    }

    private static List<Tree> json(Table.Row row, String column) {
        String cell = row.cell(column);
        if (cell.isEmpty()) {
            return List.of();
        }
        Tree tree = JsonTree.read(row.place().file(), row.place().line(), cell);
        if (tree instanceof Tree.Sequence(List<Tree> items, _)) {
            return items;
        }
        throw ForeignFile.unexpected(row.place().file(), tree, "a JSON list under " + column);
    }
}
