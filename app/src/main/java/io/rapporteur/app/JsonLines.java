package io.rapporteur.app;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.rapporteur.knowledge.Language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// JSON lines, from files and from standard input.
final class JsonLines {

    static final ObjectMapper JSON = new ObjectMapper();

    private JsonLines() {}

    /// All objects of a file.
    ///
    /// @throws FailedCommand naming file and line if it cannot be read
    static List<JsonNode> read(Path file) {
        return List.copyOf(numbered(file).values());
    }

    /// What `reader` makes of each object of a file, in order.
    ///
    /// @throws FailedCommand naming file and line, and not quoting it, if it cannot be read
    static <T> List<T> read(Path file, Reader<T> reader) {
        List<T> all = new ArrayList<>();
        numbered(file)
                .forEach((number, line) -> {
                    try {
                        all.add(reader.read(line));
                    } catch (RefusedLine e) {
                        throw new FailedCommand(file + ":" + number + ": " + e.getMessage());
                    }
                });
        return all;
    }

    /// Turns one line into what it says.
    interface Reader<T> {
        T read(JsonNode line) throws RefusedLine;
    }

    /// All objects of a file, by the number of their line, in order.
    ///
    /// @throws FailedCommand naming file and line, and not quoting it, if it cannot be read
    static SortedMap<Integer, JsonNode> numbered(Path file) {
        SortedMap<Integer, JsonNode> objects = new TreeMap<>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank()) {
                    objects.put(number, object(line));
                }
            }
            return objects;
        } catch (JsonProcessingException e) {
            // The parser's own message would quote what people wrote.
            throw new FailedCommand(
                    "%s:%d: not a JSON object%s: expected {...} on one line"
                            .formatted(file, number, column(e)));
        } catch (IOException e) {
            throw FailedCommand.notRead(file, e);
        }
    }

    private static String column(JsonProcessingException e) {
        return Optional.ofNullable(e.getLocation())
                .map(location -> " from column " + location.getColumnNr() + " on")
                .orElse("");
    }

    /// Turns each line of `input` into a line of `output`, in the same order, as it comes.
    ///
    /// A line that is no JSON object, or that `handler` refuses, is told on `complaints` by its
    /// number, never quoted: people wrote it.
    ///
    /// @return how many lines were refused
    static int each(Handler handler, InputStream input, PrintWriter output, PrintWriter complaints)
            throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        int number = 0;
        int refused = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                if (!line.isBlank()) {
                    output.println(handler.handle(parsed(line)));
                    output.flush();
                }
            } catch (RefusedLine e) {
                refused++;
                complaints.println("line " + number + ": " + e.getMessage());
            }
        }
        return refused;
    }

    /// Turns one line into another.
    interface Handler {
        JsonNode handle(JsonNode line) throws RefusedLine;
    }

    /// A line that is not what it should be; its message says what was expected.
    static final class RefusedLine extends Exception {

        private static final long serialVersionUID = 1;

        RefusedLine(String message) {
            super(message);
        }
    }

    /// The language that a line's `lang` hints at, if it is one of ours.
    static Optional<Language> hint(JsonNode line) {
        return Optional.ofNullable(line.path("lang").textValue()).flatMap(Language::ofTag);
    }

    /// The object that `line` holds.
    static JsonNode parsed(String line) throws RefusedLine {
        try {
            return object(line);
        } catch (JsonProcessingException _) {
            // The parser's own message would quote what people wrote.
            throw new RefusedLine(
                    "not a JSON object: expected {\"id\": ..., \"text\": \"the question\"} on one"
                            + " line");
        }
    }

    /// @throws JsonProcessingException if `line` is no JSON object; its message may quote the line
    static JsonNode object(String line) throws JsonProcessingException {
        JsonNode node = JSON.readTree(line);
        if (!node.isObject()) {
            throw new JsonParseException(null, "expected {...}");
        }
        return node;
    }
}
