package io.rapporteur.core.dialogue;

import io.rapporteur.knowledge.Language;

/// A language to speak, as far as it shows before anyone reads what was said.
///
/// @param by who says so
public record LanguageHint(Language language, By by) {

    /// Who gives the hint.
    public enum By {
        /// The language of the person's app: often not the one they write in.
        PLATFORM,
        /// The reply whose button was pressed: they read it, so they understand it.
        BUTTON
    }

    public static LanguageHint byPlatform(Language language) {
        return new LanguageHint(language, By.PLATFORM);
    }

    public static LanguageHint byButton(Language language) {
        return new LanguageHint(language, By.BUTTON);
    }
}
