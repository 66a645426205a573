package io.rapporteur.core.dialogue;

/// How much was kept of a conversation and is removed at a person's wish.
///
/// @param utterances what they said, answered and kept since
/// @param messages what they were sent, and kept since
public record Forgotten(int utterances, int messages) {

    public static final Forgotten NOTHING = new Forgotten(0, 0);
}
