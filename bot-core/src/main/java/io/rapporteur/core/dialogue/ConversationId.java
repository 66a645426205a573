package io.rapporteur.core.dialogue;

/// Names a conversation: its turns are taken one at a time, in order.
///
/// @param platform the [io.rapporteur.core.delivery.Platform#name()] that it belongs to
/// @param value opaque: only the adapter that made it reads it
public record ConversationId(String platform, String value) {

    /// @throws IllegalArgumentException if either part is blank
    public ConversationId {
        if (platform.isBlank() || value.isBlank()) {
            throw new IllegalArgumentException("a conversation id needs a platform and a value");
        }
    }
}
