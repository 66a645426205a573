package io.rapporteur.telegram;

import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.knowledge.Language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The commands that Telegram shows in its menu, in the order of the menu.
enum Command {
    ASK,
    TOPICS,
    SOURCES,
    LANGUAGE,
    HELP,
    PRIVACY,
    FORGET,
    SETTINGS,
    START;

    /// Finds a command by the word after the slash, in any case.
    static Optional<Command> ofWord(String word) {
        return Arrays.stream(values())
                .filter(command -> command.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /// As people type it, without the slash: `ask`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the command means with `rest` after it; blank if nothing follows.
    Intent intent(String rest) {
        return switch (this) {
            case ASK -> rest.isBlank() ? new Intent.Help() : new Intent.Ask(rest);
            case TOPICS -> new Intent.BrowseTopics(0);
            case SOURCES -> new Intent.ShowSources();
            case LANGUAGE -> new Intent.ChangeLanguage(Language.named(rest));
            case HELP -> new Intent.Help();
            case PRIVACY -> new Intent.Privacy();
            case FORGET -> new Intent.Forget();
            case SETTINGS -> new Intent.ChangeLanguage(Optional.empty());
            case START -> new Intent.Start();
        };
    }
}
