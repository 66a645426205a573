package io.rapporteur.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The pack that a new event starts from: small, commented, in four languages, without a fault.
public final class NewPack {

    private static final List<String> FILES =
            List.of(
                    "pack.yaml",
                    "entries/basics.yaml",
                    "sources.yaml",
                    "names.yaml",
                    "routes.yaml");

    private NewPack() {}

    /// Writes it into `folder`, which must be new or empty.
    ///
    /// @throws UnusableFileException if something is there already, or it cannot be written
    public static void write(Path folder) {
        Map<String, String> files = new LinkedHashMap<>();
        FILES.forEach(name -> files.put(name, text(name)));
        new NewFolder(folder).write(files);
    }

    /// The root of one of its files.
    static Tree.Mapping root(String name) {
        if (YamlTree.read(new InputText(name, text(name))) instanceof Tree.Mapping root) {
            return root;
        }
        throw new IllegalStateException(name + " holds no map");
    }

    private static String text(String name) {
        try (InputStream file = NewPack.class.getResourceAsStream("skeleton/" + name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not part of this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
