package io.rapporteur.benchmark.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.knowledge.Language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A peer that runs in a process of its own. It reads `train.jsonl` and `questions.jsonl` in its
/// folder and writes, for each question, `{"id", "best": label or null, "confidence", "micros"}`:
/// it measures its time itself.
abstract class OtherProcess implements Peer {

    /// For its files, which stay.
    final Path folder;

    OtherProcess(Path folder) {
        this.folder = folder;
    }

    /// A line of standard output.
    ///
    /// @param since the process was started
    record Output(JsonNode line, Duration since) {}

    /// Makes its files ready and starts it; what is said on standard error goes to `log.txt`.
    abstract List<Output> runs() throws IOException;

    /// @param outputs at least one
    abstract Run run(List<Output> outputs);

    @Override
    public final Run run(Lines lines) {
        try {
            Files.createDirectories(folder);
            write(lines);
            List<Output> outputs = runs();
            if (outputs.isEmpty()) {
                throw new PeerUnavailableException("it said nothing; see " + log());
            }
            return run(outputs);
        } catch (IOException e) {
            throw new UncheckedIOException("the files in " + folder + " cannot be used", e);
        }
    }

    final Path train() {
        return folder.resolve("train.jsonl");
    }

    final Path questions() {
        return folder.resolve("questions.jsonl");
    }

    private Path log() {
        return folder.resolve("log.txt");
    }

    /// What `command` writes, line by line.
    ///
    /// @throws PeerUnavailableException if it cannot be started, fails, or writes what is not JSON
    final List<Output> outputs(ProcessBuilder command) throws IOException {
        long began = System.nanoTime();
        Process process = started(command.redirectError(log().toFile()));
        List<Output> outputs = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Duration since = Duration.ofNanos(System.nanoTime() - began);
                outputs.add(new Output(JsonLines.JSON.readTree(line), since));
            }
            int code = process.waitFor();
            if (code != 0) {
                throw failed(command, code);
            }
            return outputs;
        } catch (JsonProcessingException _) {
            throw new PeerUnavailableException("it wrote what is not JSON; see " + log());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerUnavailableException("it was interrupted");
        } finally {
            process.destroy();
        }
    }

    private static Process started(ProcessBuilder command) {
        try {
            return command.start();
        } catch (IOException _) {
            throw new PeerUnavailableException(
                    command.command().getFirst() + " cannot be started: is it installed?");
        }
    }

    private PeerUnavailableException failed(ProcessBuilder command, int code) {
        return new PeerUnavailableException(
                "%s ended with %d; see %s".formatted(command.command().getFirst(), code, log()));
    }

    static List<Timed> answers(List<Output> outputs) {
        return outputs.stream().map(output -> answer(output.line())).toList();
    }

    private static Timed answer(JsonNode line) {
        return new Timed(
                Optional.ofNullable(line.path("best").textValue())
                        .map(label -> new Guess(label, line.path("confidence").asDouble())),
                Duration.ofNanos(line.path("micros").asLong() * 1_000));
    }

    private void write(Lines lines) {
        JsonLines.write(train(), lines.wordings().stream().map(OtherProcess::json));
        JsonLines.write(
                questions(),
                IntStream.range(0, lines.questions().size())
                        .mapToObj(id -> json(id, lines.questions().get(id))));
    }

    private static JsonNode json(Wording wording) {
        return JsonLines.JSON
                .createObjectNode()
                .put("text", wording.text())
                .put("label", wording.label().orElse(Lines.OUT_OF_SCOPE))
                .put("lang", wording.language().tag());
    }

    private static JsonNode json(int id, Question question) {
        return JsonLines.JSON
                .createObjectNode()
                .put("id", id)
                .put("text", question.text())
                .put("lang", question.language().map(Language::tag).orElse(null));
    }
}
