package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.Outcome;
import io.rapporteur.knowledge.Language;

import java.time.Duration;

/// What the house counts about its own work. No identifiers, no words of people.
public interface Insight {

    /// An utterance was kept for the first time.
    void kept(String platform);

    /// An utterance came again and was recognised.
    void repeated(String platform);

    /// Something arrived that could not be read.
    void unreadable(String platform);

    /// A turn was taken; `taken` is how long the dialogue thought.
    void turn(String platform, Outcome outcome, Language language, Duration taken);

    void sent(String platform);

    /// A message is tried again; it may have been shown already if `uncertain`.
    void retried(String platform, boolean uncertain);

    /// A message or turn was given up and set aside for the operator.
    void setAside(String platform);

    /// An utterance of somebody who was asked to write more slowly was left without an answer of
    /// its own.
    void leftUnanswered(String platform);

    /// Sending to a platform pauses because it failed again and again, or no longer does.
    void sendingPaused(String platform, boolean paused);

    /// This process answers and sends from now on, or no longer does.
    void leads(boolean leads);

    /// Counts nothing.
    static Insight none() {
        return NoInsight.INSTANCE;
    }
}
