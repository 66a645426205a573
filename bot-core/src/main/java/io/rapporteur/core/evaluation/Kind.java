package io.rapporteur.core.evaluation;

import java.util.Locale;
import java.util.Optional;

/// What kind of question one is.
public enum Kind {
    /// The record answers it.
    ANSWERABLE,
    /// About our subject, but the record does not answer it.
    NEAR_OOS,
    /// About something else.
    FAR_OOS,
    /// A greeting, thanks, or a question about the bot.
    CHITCHAT;

    /// As files write it: `near-oos`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> ofCode(String code) {
        for (Kind kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
