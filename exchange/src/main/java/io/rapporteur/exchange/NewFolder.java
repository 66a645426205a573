package io.rapporteur.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder that a pack is written into: new or empty, so that nobody's work is overwritten.
record NewFolder(Path folder) {

    private static final List<String> SCHEMAS =
            List.of("entries", "names", "pack", "routes", "sources", "unanswered");

    /// @throws UnusableFileException if something is there already
    void mustBeFree() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new UnusableFileException(
                        folder.toString(),
                        1,
                        "the folder is not empty, and nothing in it is overwritten",
                        "Name a folder that does not exist yet, or an empty one");
            }
        } catch (NotDirectoryException _) {
            throw new UnusableFileException(
                    folder.toString(), 1, "this is a file, expected a folder", "Name a folder");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    /// Writes `files`, and beside them the schemas that they name.
    ///
    /// @throws UnusableFileException if something is there already, or it cannot be written
    void write(Map<String, String> files) {
        mustBeFree();
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
            }
            writeSchemas();
        } catch (IOException e) {
            throw new UnusableFileException(
                    folder.toString(),
                    1,
                    "cannot be written (" + e.getMessage() + ")",
                    "Check the path, your rights and the space on the disk");
        }
    }

    private void writeSchemas() throws IOException {
        Files.createDirectories(folder.resolve("schema"));
        for (String name : SCHEMAS) {
            String file = "schema/" + name + ".schema.json";
            try (InputStream schema = NewFolder.class.getResourceAsStream(file)) {
                if (schema == null) {
                    throw new IllegalStateException(file + " is not part of this build");
                }
                Files.copy(schema, folder.resolve(file));
            }
        }
    }
}
