package io.rapporteur.knowledge.pack;

import io.rapporteur.knowledge.Fingerprint;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The files of a pack, each read once, when the folder is opened.
final class PackFolder {

    private static final String ENTRIES = "entries";

    private static final List<String> FILES =
            List.of("pack.yaml", "sources.yaml", "names.yaml", "routes.yaml", "unanswered.yaml");

    private final Path folder;
    private final Problems problems;
    private final Map<String, byte[]> contents = new TreeMap<>();
    private final List<String> entries;
    private final Map<String, Optional<YamlMap>> roots = new TreeMap<>();

    PackFolder(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
        this.entries = entryFiles();
        Stream.concat(FILES.stream(), entries.stream())
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .forEach(this::read);
    }

    private List<String> entryFiles() {
        try (Stream<Path> files = Files.list(folder.resolve(ENTRIES))) {
            return files.map(path -> ENTRIES + "/" + path.getFileName())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            missing(ENTRIES);
            return List.of();
        }
    }

    private void read(String name) {
        try {
            contents.put(name, Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder.resolve(name), e);
        }
    }

    /// The root of a file that must be there; empty, with a problem noted, if it is not or is no
    /// YAML map.
    Optional<YamlMap> file(String name) {
        Optional<YamlMap> known = roots.get(name);
        if (known == null) {
            byte[] content = contents.get(name);
            known = content == null ? missing(name) : root(name, content);
            roots.put(name, known);
        }
        return known;
    }

    /// The root of a file that may be left out; empty if it is, or has a problem.
    Optional<YamlMap> optionalFile(String name) {
        return Files.exists(folder.resolve(name)) ? file(name) : Optional.empty();
    }

    /// The roots of the files of entries, in the order of their names.
    List<YamlMap> entries() {
        return entries.stream().flatMap(name -> file(name).stream()).toList();
    }

    /// The SHA-256 over names and contents of all files.
    Fingerprint fingerprint() {
        List<byte[]> parts = new ArrayList<>();
        contents.forEach((name, content) -> {
            parts.add(name.getBytes(StandardCharsets.UTF_8));
            parts.add(new byte[] {0});
            parts.add(content);
        });
        return Fingerprint.of(parts.toArray(byte[][]::new));
    }

    private Optional<YamlMap> missing(String name) {
        problems.add(
                new Problem(
                        name,
                        1,
                        "missing in " + folder,
                        "Add it, or point RAPPORTEUR_PACK to the folder of a pack"));
        return Optional.empty();
    }

    private Optional<YamlMap> root(String name, byte[] content) {
        try {
            String text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(java.nio.ByteBuffer.wrap(content))
                            .toString();
            Optional<Node> node = new Compose(settings(name)).composeString(text);
            if (node.orElse(null) instanceof MappingNode map) {
                return Optional.of(new YamlMap(name, map, problems));
            }
            problems.add(
                    new Problem(
                            name,
                            1,
                            "the file holds no map of keys and values",
                            "Start it with a key, such as \"topic:\""));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(
                    new Problem(
                            name,
                            line,
                            "no valid YAML: " + e.getProblem(),
                            "Check indentation and quotes near this line; a text with \": \" or \""
                                    + " #\" in it needs double quotes"));
        } catch (YamlEngineException e) {
            problems.add(
                    new Problem(
                            name,
                            1,
                            "no valid YAML: " + e.getMessage(),
                            "Check indentation and quotes"));
        } catch (CharacterCodingException _) {
            problems.add(new Problem(name, 1, "the file is not UTF-8 text", "Save it as UTF-8"));
        }
        return Optional.empty();
    }

    private static LoadSettings settings(String name) {
        return LoadSettings.builder().setLabel(name).setUseMarks(true).build();
    }
}
