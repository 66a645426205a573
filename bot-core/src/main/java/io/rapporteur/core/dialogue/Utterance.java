package io.rapporteur.core.dialogue;

import java.time.Instant;
import java.util.Optional;

/// What a person said to the bot, as it arrived, free of any platform.
///
/// @param key the same for every delivery of the same utterance and for no other, over all
///   platforms and restarts
/// @param conversation whose turn it is
/// @param hint what platform or button tell of the person's language; a choice made with
///   `/language` wins
/// @param address where the reply goes; opaque, read only by the adapter that made it
/// @param at when it was said, or when it arrived if the platform does not tell
public record Utterance(
        String key,
        ConversationId conversation,
        Intent intent,
        Optional<LanguageHint> hint,
        String address,
        Instant at) {

    /// Leaves the address out: identifiers stay out of logs.
    @Override
    public String toString() {
        return "Utterance["
                + conversation.platform()
                + ", "
                + intent.getClass().getSimpleName()
                + "]";
    }
}
