package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.app.JsonLines.RefusedLine;
import io.rapporteur.knowledge.Language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A question as `answer` and `diff` read it.
///
/// @param hint what the line says of its language: unreliable
/// @param at the moment for which the answer is to hold
record QuestionLine(String id, String text, Optional<Language> hint, Instant at) {

    /// Reads `{"id", "text", "lang"?, "at"?}`.
    ///
    /// @param otherwise the moment of a line without one
    static QuestionLine of(JsonNode line, Instant otherwise) throws RefusedLine {
        JsonNode text = line.path("text");
        if (!text.isTextual()) {
            throw new RefusedLine("no text: expected {\"id\": ..., \"text\": \"the question\"}");
        }
        return new QuestionLine(
                line.path("id").asText(),
                text.textValue(),
                JsonLines.hint(line),
                at(line, otherwise));
    }

    private static Instant at(JsonNode line, Instant otherwise) throws RefusedLine {
        String at = line.path("at").textValue();
        try {
            return at == null ? otherwise : Instant.parse(at);
        } catch (DateTimeParseException _) {
            throw new RefusedLine(
                    "\"at\" is \"" + at + "\": expected a moment such as 2025-11-26T10:00:00Z");
        }
    }

    /// All questions of a file: of JSON lines if its first line begins with `{`, otherwise of plain
    /// lines. What has no id is called by the number of its line.
    ///
    /// @throws FailedCommand naming file and line, and not quoting it, if it cannot be read
    static List<QuestionLine> read(Path file, Instant otherwise) {
        List<String> lines = lines(file);
        boolean isJson =
                lines.stream()
                        .filter(line -> !line.isBlank())
                        .limit(1)
                        .anyMatch(QuestionLine::isJson);
        List<QuestionLine> questions = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (line.isBlank()) {
                continue;
            }
            String own = String.valueOf(number);
            try {
                questions.add(
                        isJson
                                ? of(JsonLines.parsed(line), otherwise).orCalled(own)
                                : new QuestionLine(own, line.strip(), Optional.empty(), otherwise));
            } catch (RefusedLine e) {
                throw new FailedCommand(file + ":" + number + ": " + e.getMessage());
            }
        }
        return questions;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw FailedCommand.notRead(file, e);
        }
    }

    private static boolean isJson(String line) {
        return line.stripLeading().startsWith("{");
    }

    private QuestionLine orCalled(String name) {
        return id.isEmpty() ? new QuestionLine(name, text, hint, at) : this;
    }
}
