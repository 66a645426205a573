package io.rapporteur.core.delivery;

/// Something that a doctor looked at before people notice it.
///
/// @param sentence what was found and, unless all is well, what to do; no secrets
public record Finding(Level level, String sentence) {

    /// How bad it is.
    public enum Level {
        OK,
        /// Not set up, on purpose perhaps.
        NOTE,
        /// It works, but not as it should.
        WARNING,
        /// It keeps the bot from working.
        ERROR
    }

    public static Finding ok(String sentence) {
        return new Finding(Level.OK, sentence);
    }

    public static Finding note(String sentence) {
        return new Finding(Level.NOTE, sentence);
    }

    public static Finding warning(String sentence) {
        return new Finding(Level.WARNING, sentence);
    }

    public static Finding error(String sentence) {
        return new Finding(Level.ERROR, sentence);
    }

    /// The same, named as being about `part`: `Telegram: the token is valid.`
    public Finding about(String part) {
        return new Finding(level, part + ": " + sentence);
    }
}
