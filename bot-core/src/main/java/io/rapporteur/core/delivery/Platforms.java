package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.ConversationId;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The platforms that are served now, by name.
record Platforms(Map<String, Platform> byName) {

    /// @throws IllegalStateException if two share a name
    static Platforms of(List<Platform> platforms) {
        return new Platforms(
                platforms.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(Platform::name, Function.identity())));
    }

    boolean serve(ConversationId conversation) {
        return byName.containsKey(conversation.platform());
    }

    /// @throws IllegalArgumentException if the conversation's platform is not served
    Platform of(ConversationId conversation) {
        Platform platform = byName.get(conversation.platform());
        if (platform == null) {
            throw new IllegalArgumentException(
                    "platform "
                            + conversation.platform()
                            + " is not served, only "
                            + byName.keySet()
                            + ": give delivery every platform whose adapter is started");
        }
        return platform;
    }
}
