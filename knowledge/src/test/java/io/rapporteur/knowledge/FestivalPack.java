package io.rapporteur.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A copy of the pack of an invented bread festival, for tests that spoil it.
public final class FestivalPack {

    public static final Path ORIGINAL =
            Path.of(
                    System.getProperty("rapporteur.home"),
                    "knowledge/src/test/resources/bread-festival");

    private final Path folder;

    private FestivalPack(Path folder) {
        this.folder = folder;
    }

    public static FestivalPack copyTo(Path folder) {
        try (Stream<Path> files = Files.walk(ORIGINAL)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(ORIGINAL.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FestivalPack(folder);
    }

    public Path folder() {
        return folder;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    /// Replaces `old`, which must stand on exactly one line of `file`; returns that line's number.
    public int replace(String file, String old, String replacement) {
        List<String> lines = new ArrayList<>(lines(file));
        List<Integer> hits = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            if (lines.get(index).contains(old)) {
                hits.add(index);
            }
        }
        assertThat(hits).as("lines of %s with: %s", file, old).hasSize(1);
        int hit = hits.getFirst();
        lines.set(hit, lines.get(hit).replace(old, replacement));
        write(file, lines);
        return hit + 1;
    }

    /// Deletes the one line that contains `text`.
    public void delete(String file, String text) {
        int line = replace(file, text, text);
        List<String> lines = new ArrayList<>(lines(file));
        lines.remove(line - 1);
        write(file, lines);
    }

    /// The number of the first line that is `text`, indentation aside, after the one that contains
    /// `start`.
    public int lineAfter(String file, String start, String text) {
        List<String> lines = lines(file);
        int from = 0;
        while (!lines.get(from).contains(start)) {
            from++;
        }
        while (!lines.get(from).strip().equals(text)) {
            from++;
        }
        return from + 1;
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(file(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, List<String> lines) {
        try {
            Files.write(file(file), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
