package io.rapporteur.telegram;

import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.Utterance;

/// What an update turned out to be.
sealed interface Arrival {

    /// A person spoke to us.
    record Spoken(Utterance utterance, Address address) implements Arrival {}

    /// A person pressed one of our buttons, which spins until `query` is answered.
    record Pressed(Utterance utterance, String query) implements Arrival {}

    /// Nothing to answer: said to somebody else, by a bot, or no message at all.
    record NotForUs() implements Arrival {}

    /// Of no form that we know.
    record Unreadable(UnreadableUpdate update) implements Arrival {}
}
