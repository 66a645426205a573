package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.app.JsonLines.RefusedLine;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
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

    @Mixin private Terminal terminal = new Terminal();

    @Override
    public Integer call() throws IOException {
        Answerer answerer = Answerer.over(pack.knowledge());
        AnswerLine lines = new AnswerLine(answerer);
        int refused =
                JsonLines.each(
                        line -> answer(line, answerer, lines),
                        System.in,
                        terminal.out(),
                        terminal.err());
        return refused == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static JsonNode answer(JsonNode line, Answerer answerer, AnswerLine lines)
            throws RefusedLine {
        JsonNode text = line.path("text");
        if (!text.isTextual()) {
            throw new RefusedLine("no text: expected {\"id\": ..., \"text\": \"the question\"}");
        }
        return lines.of(
                line.path("id").asText(),
                answerer.answer(text.textValue(), JsonLines.hint(line), at(line)));
    }

    private static Instant at(JsonNode line) throws RefusedLine {
        String at = line.path("at").textValue();
        try {
            return at == null ? Instant.now() : Instant.parse(at);
        } catch (DateTimeParseException _) {
            throw new RefusedLine(
                    "\"at\" is \"" + at + "\": expected a moment such as 2025-11-26T10:00:00Z");
        }
    }
}
