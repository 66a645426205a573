package io.rapporteur.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What editors would underline in a pack: each file against the schema that its first line names.
final class SchemaFaults {

    private static final String HEADER = "# yaml-language-server: $schema=";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private SchemaFaults() {}

    static List<String> of(Path pack) throws IOException {
        List<String> faults = new ArrayList<>();
        try (Stream<Path> files = Files.walk(pack)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                String schema = Files.readAllLines(file).getFirst().substring(HEADER.length());
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(JSON.readTree(file.resolveSibling(schema).toFile()))
                        .validate(YAML.readTree(file.toFile()))
                        .forEach(fault -> faults.add(file.getFileName() + ": " + fault));
            }
        }
        return faults;
    }
}
