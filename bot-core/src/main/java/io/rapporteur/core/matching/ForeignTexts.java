package io.rapporteur.core.matching;

import io.rapporteur.knowledge.Language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Sentences of everyday life that nobody asks of a record, whatever it is about: what confidence
/// is to be low for. They ship as `foreign-texts.tsv`, one column a language, written for this.
final class ForeignTexts {

    private static final String RESOURCE = "foreign-texts.tsv";

    private ForeignTexts() {}

    /// Those in `languages`, as trials without an answer and not near any subject.
    static List<Trial> in(List<Language> languages) {
        List<String[]> rows = rows();
        List<Language> columns =
                Arrays.stream(rows.getFirst())
                        .map(tag -> Language.ofTag(tag).orElseThrow())
                        .toList();
        return rows.stream()
                .skip(1)
                .flatMap(row ->
                        IntStream.range(0, row.length)
                                .filter(column -> languages.contains(columns.get(column)))
                                .mapToObj(column -> trial(row[column], columns.get(column))))
                .toList();
    }

    private static Trial trial(String text, Language language) {
        return new Trial(text, language, Set.of(), false);
    }

    private static List<String[]> rows() {
        try (InputStream stream = ForeignTexts.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(RESOURCE + " is not in this build");
            }
            Stream<String> lines =
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                            .lines();
            return lines.map(line -> line.split("\t")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}
