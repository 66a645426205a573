package io.rapporteur.console;

import java.io.Console;
import java.util.Optional;

/// How text stands out on a terminal, or does not.
public enum Style {
    /// ANSI escape sequences: bold, dim, underlined.
    ANSI,
    /// No escape sequences: for files, pipes, and terminals that ask for none (`NO_COLOR`,
    /// `TERM=dumb`).
    PLAIN;

    private static final String ESCAPE = "\u001b[";

    /// What suits the standard output of this process.
    ///
    /// Source of the convention: no-color.org.
    public static Style ofThisTerminal() {
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        String noColor = System.getenv("NO_COLOR");
        boolean wanted =
                (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
        return terminal && wanted ? ANSI : PLAIN;
    }

    public String strong(String text) {
        return with("1", text);
    }

    public String faint(String text) {
        return with("2", text);
    }

    private String with(String code, String text) {
        return this == ANSI ? ESCAPE + code + "m" + text + ESCAPE + "0m" : text;
    }
}
