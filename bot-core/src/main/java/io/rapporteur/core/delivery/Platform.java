package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.Reply;

import java.util.List;

/// Where replies are shown: turns them into messages of its own kind, and sends those.
public interface Platform {

    /// The first part of its [io.rapporteur.core.dialogue.ConversationId]s: `telegram`, `slack`.
    String name();

    /// Turns `reply` into messages that the platform will accept, in order; at least one. Pure: it
    /// sends nothing.
    ///
    /// @param address as the platform's adapter wrote it into the utterance that is replied to
    List<OutboundMessage> render(Reply reply, String address);

    /// Sends one message and waits for the outcome. When the platform refuses its form, sends it
    /// again as plain text.
    Receipt send(OutboundMessage message);
}
