package io.rapporteur.telegram;

import io.rapporteur.core.layout.Visibility;

/// What Telegram makes of single characters.
final class Glyphs {

    private Glyphs() {}

    /// Replaces what Telegram would remove or refuse (control characters, old-style direction
    /// marks, halves of surrogate pairs), because offsets count what it keeps.
    static String clean(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != '\r' && !(c >= 0x2028 && c <= 0x202E))
                .map(c -> c < ' ' && c != '\n' ? ' ' : c)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /// Whether nothing of it can be seen, which Telegram refuses as empty.
    static boolean isBlank(String text) {
        return text.codePoints().noneMatch(Glyphs::isVisible);
    }

    private static boolean isVisible(int c) {
        return Visibility.isVisible(c)
                && switch (Character.getType(c)) {
                    case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> false;
                    // Letters by category, blank to the eye: Hangul fillers, the empty Braille
                    // cell.
                    default ->
                            c != 0x115F && c != 0x1160 && c != 0x3164 && c != 0xFFA0 && c != 0x2800;
                };
    }
}
