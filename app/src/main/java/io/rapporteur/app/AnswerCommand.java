package io.rapporteur.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.knowledge.Language;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Many questions from standard input, a line each.
@Command(
        name = "answer",
        mixinStandardHelpOptions = true,
        description = {
            "Answers JSON lines from standard input, one JSON line each, in the same order.",
            "Input: {\"id\", \"text\", \"lang\"?, \"at\"?}; lang is only a hint."
        })
final class AnswerCommand implements Callable<Integer> {

    @Mixin private PackOption pack = new PackOption();

    @Override
    public Integer call() throws IOException {
        Answerer answerer = Answerer.over(pack.knowledge());
        AnswerLine lines = new AnswerLine(answerer.knowledge(), answerer.replies());
        BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream output = System.out;
        int number = 0;
        int bad = 0;
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            number++;
            try {
                if (!line.isBlank()) {
                    output.println(answer(line, answerer, lines));
                    output.flush();
                }
            } catch (BadLine e) {
                bad++;
                System.err.println("line " + number + ": " + e.getMessage());
            }
        }
        return bad == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static JsonNode answer(String line, Answerer answerer, AnswerLine lines)
            throws BadLine {
        JsonNode question = parse(line);
        JsonNode text = question.path("text");
        if (!text.isTextual()) {
            throw new BadLine("no text: expected {\"id\": ..., \"text\": \"the question\"}");
        }
        Optional<Language> hint =
                Optional.ofNullable(question.path("lang").textValue()).flatMap(Language::ofTag);
        return lines.of(
                question.path("id").asText(),
                answerer.answer(text.textValue(), hint, at(question)));
    }

    private static JsonNode parse(String line) throws BadLine {
        try {
            return JsonLines.object(line);
        } catch (JsonProcessingException _) {
            // The parser's own message would quote what people wrote.
            throw new BadLine(
                    "not a JSON object: expected {\"id\": ..., \"text\": \"the question\"} on one"
                            + " line");
        }
    }

    private static Instant at(JsonNode question) throws BadLine {
        String at = question.path("at").textValue();
        try {
            return at == null ? Instant.now() : Instant.parse(at);
        } catch (DateTimeParseException _) {
            throw new BadLine(
                    "\"at\" is \"" + at + "\": expected a moment such as 2025-11-26T10:00:00Z");
        }
    }

    /// A line that is no question; its message says what is.
    private static final class BadLine extends Exception {

        private static final long serialVersionUID = 1;

        BadLine(String message) {
            super(message);
        }
    }
}
