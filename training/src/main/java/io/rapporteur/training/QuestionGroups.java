package io.rapporteur.training;

import io.rapporteur.knowledge.Language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Questions that mean the same, written by hand: a line each, a column for each language tag,
/// wordings within a column parted by ` | `.
///
/// Tags are those of the heading; a language may have several columns, as Arabic has for Moroccan
/// in Arabic letters (`ar-MA`) and in Latin ones (`ar-Latn`).
final class QuestionGroups {

    private QuestionGroups() {}

    /// @throws IllegalArgumentException naming the line with more or fewer columns than the
    ///   heading, or a tag of none of our languages
    static List<Map<Language, List<String>>> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Language> columns = new ArrayList<>();
        for (String tag : lines.getFirst().split("\t", -1)) {
            columns.add(
                    Language.ofTag(tag)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            file
                                                    + ", line 1: \""
                                                    + tag
                                                    + "\": expected one of "
                                                    + Language.tags())));
        }
        List<Map<Language, List<String>>> groups = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            groups.add(group(columns, lines.get(i), file + ", line " + (i + 1)));
        }
        return groups;
    }

    private static Map<Language, List<String>> group(
            List<Language> columns, String line, String place) {
        String[] cells = line.split("\t", -1);
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    place
                            + ": "
                            + cells.length
                            + " columns, expected "
                            + columns.size()
                            + " with tabs between");
        }
        Map<Language, List<String>> group = new EnumMap<>(Language.class);
        for (int i = 0; i < cells.length; i++) {
            for (String wording : cells[i].split("\\|", -1)) {
                if (!wording.isBlank()) {
                    group.computeIfAbsent(columns.get(i), _ -> new ArrayList<>())
                            .add(wording.strip());
                }
            }
        }
        return group;
    }
}
