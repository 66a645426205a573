package io.rapporteur.app;

import io.rapporteur.journal.JournalAddress;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The environment, read and checked. A secret can also stand in a file: `NAME_FILE` names it.
///
/// Every getter notes what is wrong and goes on; [#check] then reports all of it at once.
final class Settings {

    private static final String JOURNAL = "RAPPORTEUR_JOURNAL";
    private static final JournalAddress DEFAULT_JOURNAL =
            new JournalAddress.Sqlite(Path.of("data/rapporteur.db"));
    private static final int HIGHEST_PORT = 65_535;
    private static final int DEFAULT_PORT = 8080;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    Settings(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// The folder of the event pack.
    Path pack() {
        return value("RAPPORTEUR_PACK")
                .map(Path::of)
                .orElseGet(() -> home().resolve("knowledge/packs/interpol-93"));
    }

    /// Where what is computed from packs is kept from one start to the next.
    static Path prepared() {
        return Path.of(System.getProperty("rapporteur.prepared", "data/prepared"));
    }

    /// Where the journal is. What is wrong is told without the text, which may hold a password.
    JournalAddress journal() {
        return secret(JOURNAL).flatMap(this::journal).orElse(DEFAULT_JOURNAL);
    }

    private Optional<JournalAddress> journal(String address) {
        try {
            return Optional.of(JournalAddress.parse(address));
        } catch (IllegalArgumentException e) {
            problem(JOURNAL, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    int port() {
        return number("RAPPORTEUR_PORT", 0, HIGHEST_PORT, DEFAULT_PORT);
    }

    /// A whole number; a problem is noted, and `usual` is returned, if it is none from `least` to
    /// `most`.
    int number(String name, int least, int most, int usual) {
        return value(name)
                .map(text -> {
                    if (DIGITS.matcher(text).matches()) {
                        int number = Integer.parseInt(text);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    }
                    problem(
                            name,
                            "is \"%s\": expected a number from %d to %d"
                                    .formatted(text, least, most));
                    return usual;
                })
                .orElse(usual);
    }

    /// The base URL under which the world reaches this server.
    Optional<URI> publicUrl() {
        return url("RAPPORTEUR_PUBLIC_URL");
    }

    /// A base URL; a problem is noted if it is none.
    Optional<URI> url(String name) {
        return value(name)
                .flatMap(text -> {
                    try {
                        URI uri = new URI(text);
                        if (uri.getHost() != null
                                && ("https".equals(uri.getScheme())
                                        || "http".equals(uri.getScheme()))) {
                            return Optional.of(uri);
                        }
                    } catch (URISyntaxException _) {
                        // Reported below, like any other text that is no web address.
                    }
                    problem(
                            name,
                            "is \""
                                    + text
                                    + "\": expected a web address such as https://bot.example.org");
                    return Optional.empty();
                });
    }

    /// A secret, from the variable or from the file that `NAME_FILE` names.
    Optional<String> secret(String name) {
        Optional<String> file = value(name + "_FILE");
        if (file.isPresent() && value(name).isPresent()) {
            problem(name, "is set, and so is " + name + "_FILE: keep one of them");
        }
        return value(name).or(() -> file.flatMap(path -> read(name + "_FILE", path)));
    }

    /// The value of a variable; an empty one counts as not set.
    Optional<String> value(String name) {
        return Optional.ofNullable(environment.get(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    boolean has(String name) {
        return value(name).isPresent() || value(name + "_FILE").isPresent();
    }

    /// Builds what checks its own parts; a problem is noted if they are wrong.
    <T> Optional<T> build(Supplier<T> constructor) {
        try {
            return Optional.of(constructor.get());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// What was found wrong so far, a sentence each.
    List<String> problems() {
        return List.copyOf(problems);
    }

    void problem(String name, String what) {
        problems.add(name + " " + what + ".");
    }

    /// @throws FailedCommand if anything was wrong, listing all of it
    void check() {
        if (!problems.isEmpty()) {
            throw new FailedCommand("Cannot start:\n- " + String.join("\n- ", problems));
        }
    }

    /// The folder that Rapporteur was installed in.
    static Path home() {
        return Path.of(System.getProperty("rapporteur.home", "."));
    }

    private Optional<String> read(String name, String path) {
        try {
            String content = Files.readString(Path.of(path)).strip();
            if (!content.isEmpty()) {
                return Optional.of(content);
            }
            problem(name, "names " + path + ", which is empty: put the secret there");
        } catch (IOException | InvalidPathException _) {
            problem(
                    name,
                    "names " + path + ", which cannot be read: check the path and who may read it");
        }
        return Optional.empty();
    }
}
