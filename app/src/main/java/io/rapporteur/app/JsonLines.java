package io.rapporteur.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files of JSON lines.
final class JsonLines {

    static final ObjectMapper JSON = new ObjectMapper();

    private JsonLines() {}

    /// All objects of a file.
    ///
    /// @throws FailedCommand naming file and line if it cannot be read
    static List<JsonNode> read(Path file) {
        List<JsonNode> objects = new ArrayList<>();
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank()) {
                    objects.add(object(line));
                }
            }
            return objects;
        } catch (JsonProcessingException e) {
            throw new FailedCommand(
                    file + ":" + number + ": not a JSON object: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new FailedCommand(
                    file + " cannot be read: check the path. (" + e.getMessage() + ")");
        }
    }

    /// @throws JsonProcessingException if `line` is no JSON object; its message may quote the line
    static JsonNode object(String line) throws JsonProcessingException {
        JsonNode node = JSON.readTree(line);
        if (!node.isObject()) {
            throw new com.fasterxml.jackson.core.JsonParseException(null, "expected {...}");
        }
        return node;
    }
}
