package io.rapporteur.core.layout;

/// What can be seen.
public final class Visibility {

    private Visibility() {}

    /// Whether a character shows something by itself: no space, nothing invisible, and no accent
    /// without a letter.
    public static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    false;
            default -> true;
        };
    }
}
