package io.rapporteur.core.dialogue;

import java.util.Locale;

/// How a turn ended. Every utterance gets exactly one; those of a flood share one.
public enum Outcome {
    /// Answered from an entry.
    ANSWER,
    /// Asked which of a few questions was meant.
    CLARIFY,
    /// Said that it does not know, or does not answer, and why.
    ABSTAIN,
    /// Small talk.
    CHITCHAT,
    /// Did what a command or button asked for: help, topics, language, sources.
    SERVICE,
    /// Asked the person to write more slowly: said once for all that come too fast.
    SLOWED,
    /// Something broke on our side, and the person was told.
    APOLOGY;

    /// As outputs and metrics write it: `answer`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
