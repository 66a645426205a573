package io.rapporteur.benchmark.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.rapporteur.knowledge.Language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Files of JSON objects, one a line.
final class JsonLines {

    static final ObjectMapper JSON = new ObjectMapper();

    private JsonLines() {}

    /// Turns one line into what it says.
    interface Reader<T> {
        T read(JsonNode line) throws RefusedLine;
    }

    /// A line that is not what it should be; its message says what was found and expected.
    static final class RefusedLine extends Exception {

        private static final long serialVersionUID = 1;

        RefusedLine(String message) {
            super(message);
        }
    }

    /// What `reader` makes of each line that is not blank.
    ///
    /// @throws RefusedInputException naming file and line
    static <T> List<T> read(Path file, Reader<T> reader) {
        List<T> all = new ArrayList<>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank()) {
                    all.add(reader.read(object(line)));
                }
            }
            return all;
        } catch (RefusedLine e) {
            throw new RefusedInputException(file + ":" + number + ": " + e.getMessage());
        } catch (IOException e) {
            throw new RefusedInputException(file + " cannot be read: check the path");
        }
    }

    static void write(Path file, Stream<? extends JsonNode> objects) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, objects.map(JsonNode::toString).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    static String text(JsonNode line) throws RefusedLine {
        String text = line.path("text").asText().strip();
        if (text.isEmpty() || !line.path("text").isTextual()) {
            throw refused(line, "text", "a question, in quotes");
        }
        return text;
    }

    static Optional<Language> language(JsonNode line) throws RefusedLine {
        if (!line.hasNonNull("lang")) {
            return Optional.empty();
        }
        return Optional.of(
                Language.ofTag(line.path("lang").asText())
                        .orElseThrow(() -> refused(line, "lang", "en, fr, es or ar")));
    }

    /// The string, or the strings, under `name`; none if it is missing or null.
    static List<String> strings(JsonNode line, String name) throws RefusedLine {
        JsonNode value = line.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        List<JsonNode> values = value.isArray() ? value.valueStream().toList() : List.of(value);
        if (!values.stream().allMatch(one -> one.isTextual() && !one.asText().isBlank())) {
            throw refused(line, name, "names, in quotes");
        }
        return values.stream().map(JsonNode::asText).toList();
    }

    private static JsonNode object(String line) throws RefusedLine {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException _) {
            // The parser's own message would quote the line.
        }
        throw new RefusedLine("not a JSON object: expected {\"text\": ..., ...} on one line");
    }

    static RefusedLine refused(JsonNode line, String name, String expected) {
        JsonNode found = line.path(name);
        return new RefusedLine(
                "\"%s\" is %s: expected %s"
                        .formatted(name, found.isMissingNode() ? "missing" : found, expected));
    }
}
