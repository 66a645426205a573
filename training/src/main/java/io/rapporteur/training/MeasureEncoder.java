package io.rapporteur.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.rapporteur.core.encoding.StaticEncoder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Measures a table on labelled lines: how often the nearest line has the right label.
///
/// Arguments: the table, then pairs of files of `{"text", "label"}` lines: those to choose from,
/// those to ask with.
public final class MeasureEncoder {

    private MeasureEncoder() {}

    static void main(String[] arguments) throws IOException {
        StaticEncoder encoder = read(Path.of(arguments[0]));
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            Labelled known = Labelled.read(Path.of(arguments[i]));
            Labelled asked = Labelled.read(Path.of(arguments[i + 1]));
            double accuracy =
                    Nearest.accuracy(encoder, known.texts, known.labels, asked.texts, asked.labels);
            System.out.printf(
                    "%s -> %s: %.3f of %d%n",
                    arguments[i + 1], arguments[i], accuracy, asked.texts.size());
        }
    }

    private static StaticEncoder read(Path table) throws IOException {
        try (InputStream stream = Files.newInputStream(table)) {
            return StaticEncoder.read(stream);
        }
    }

    private record Labelled(List<String> texts, List<String> labels) {

        static Labelled read(Path file) throws IOException {
            Labelled lines = new Labelled(new ArrayList<>(), new ArrayList<>());
            ObjectMapper json = new ObjectMapper();
            for (String line : Files.readAllLines(file)) {
                JsonNode node = json.readTree(line);
                if (!node.path("oos").asBoolean()) {
                    lines.texts.add(node.path("text").asText());
                    lines.labels.add(node.path("label").asText());
                }
            }
            return lines;
        }
    }
}
