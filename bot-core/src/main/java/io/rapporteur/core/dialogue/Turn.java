package io.rapporteur.core.dialogue;

/// One utterance answered: what to say, and what to remember.
public record Turn(Reply reply, ConversationState state, Outcome outcome) {}
