package io.rapporteur.telegram;

import io.rapporteur.knowledge.Language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// The menu of commands that Telegram shows, described in each person's language.
///
/// The words of the commands are the same everywhere, because Telegram allows only `a-z0-9_` there.
///
/// @param language for people whose app speaks it; empty for everybody else
record CommandMenu(Optional<Language> language, List<Item> items) {

    /// As Telegram names its parts.
    record Item(String command, String description) {}

    /// One menu for everybody, in English, and one for each of `languages`.
    static List<CommandMenu> all(List<Language> languages) {
        return Stream.concat(
                        Stream.of(new CommandMenu(Optional.empty(), items(Language.ENGLISH))),
                        languages.stream()
                                .map(language ->
                                        new CommandMenu(Optional.of(language), items(language))))
                .toList();
    }

    /// The parameters of `setMyCommands`.
    Map<String, ?> parameters() {
        return language.<Map<String, ?>>map(
                        known -> Map.of("commands", items, "language_code", known.tag()))
                .orElseGet(() -> Map.of("commands", items));
    }

    private static List<Item> items(Language language) {
        Properties texts = read("commands_" + language.tag() + ".properties");
        return Arrays.stream(Command.values())
                .map(Command::word)
                .map(word -> new Item(word, texts.getProperty(word, word)))
                .toList();
    }

    private static Properties read(String name) {
        try (InputStream file = CommandMenu.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing beside " + CommandMenu.class);
            }
            Properties texts = new Properties();
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
