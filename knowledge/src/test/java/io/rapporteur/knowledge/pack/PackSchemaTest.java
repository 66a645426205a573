package io.rapporteur.knowledge.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

import io.rapporteur.knowledge.FestivalPack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

class PackSchemaTest {

    private static final String HEADER = "# yaml-language-server: $schema=";
    private static final Path KNOWLEDGE =
            Path.of(System.getProperty("rapporteur.home"), "knowledge");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    static Stream<Path> files() throws IOException {
        return Stream.concat(
                yaml(KNOWLEDGE.resolve("packs/interpol-93")), yaml(FestivalPack.ORIGINAL));
    }

    @ParameterizedTest
    @MethodSource("files")
    void acceptsEveryFileThatNamesIt(Path file) throws IOException {
        assertThat(faults(file, schemaNamedIn(file))).isEmpty();
    }

    @Test
    void isOneOfSix() throws IOException {
        try (Stream<Path> schemas = Files.list(KNOWLEDGE.resolve("packs/schema"))) {
            assertThat(schemas.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "pack.schema.json",
                            "entries.schema.json",
                            "sources.schema.json",
                            "names.schema.json",
                            "routes.schema.json",
                            "unanswered.schema.json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pack.yaml | ends: 2030-06-09 | ends: 9 June 2030 | $.event.ends",
                "pack.yaml | en: [\"When does the festival begin?\"] | en: [] |"
                        + " $.event.examples.en",
                "entries/programme.yaml | review_by: | reviewed_by: | reviewed_by",
                "sources.yaml | https://gazette | ftp://gazette | $.sources[1].url",
                "names.yaml | kind: person | sort: person | sort",
                "routes.yaml | reason: expired | reason: stale | $.routes[2].reason",
                "unanswered.yaml | es: | it: | $.questions",
                "entries/figures.yaml | sources: [village, gazette] | sources: [] |"
                        + " $.entries[0].sources"
            })
    void refusesAFault(String file, String old, String fault, String named, @TempDir Path folder)
            throws IOException {
        FestivalPack pack = FestivalPack.copyTo(folder);
        pack.replace(file, old, fault);

        assertThat(faults(pack.file(file), schemaNamedIn(FestivalPack.ORIGINAL.resolve(file))))
                .isNotEmpty()
                .anySatisfy(message -> assertThat(message.toString()).contains(named));
    }

    private static Set<ValidationMessage> faults(Path file, Path schema) throws IOException {
        JsonSchema checked =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(JSON.readTree(schema.toFile()));
        return checked.validate(YAML.readTree(file.toFile()));
    }

    /// The schema that the first line of `file` gives to editors.
    private static Path schemaNamedIn(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            String first = lines.findFirst().orElse("");
            assertThat(first).as("first line of %s", file).startsWith(HEADER);
            return file.resolveSibling(first.substring(HEADER.length())).normalize();
        }
    }

    private static Stream<Path> yaml(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".yaml")).toList().stream();
        }
    }
}
