package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.app.JsonLines.RefusedLine;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.time.Instant;
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
        QuestionLine question = QuestionLine.of(line, Instant.now());
        return lines.of(
                question.id(), answerer.answer(question.text(), question.hint(), question.at()));
    }
}
