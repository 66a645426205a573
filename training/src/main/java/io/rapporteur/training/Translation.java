package io.rapporteur.training;

import io.rapporteur.knowledge.Language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/// A sentence and what it says in English.
record Translation(Language language, String text, String english) {

    /// One English sentence in fifty is kept from training, with all its translations.
    private static final int KEPT = 50;

    /// Whether this translation is for measuring only. The English sentence decides.
    boolean isHeldOut() {
        CRC32 hash = new CRC32();
        hash.update(english.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % KEPT == 0;
    }

    /// Reads a table of source, language tag, text and English text, parted by tabs; its first line
    /// is the heading. A name that ends in `.gz` is unpacked.
    ///
    /// @throws IllegalArgumentException naming the line that is no such row
    static List<Translation> read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        file.toString().endsWith(".gz")
                                                ? new GZIPInputStream(stream)
                                                : stream,
                                        StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(Translation::ofLine).toList();
        }
    }

    private static Translation ofLine(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 4) {
            throw new IllegalArgumentException(
                    "\""
                            + line
                            + "\": expected source, language, text and English, with tabs between");
        }
        Language language =
                Language.ofTag(fields[1])
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "\"" + line + "\": expected one of " + Language.tags()));
        return new Translation(language, fields[2], fields[3]);
    }
}
