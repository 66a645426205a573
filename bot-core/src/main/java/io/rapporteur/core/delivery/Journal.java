package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.ConversationState;
import io.rapporteur.core.dialogue.Forgotten;
import io.rapporteur.core.dialogue.Utterance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What must survive a crash: utterances until they are answered, messages until they are sent,
/// conversations between turns.
///
/// Every method that changes something returns when the change is durable, and changes all or
/// nothing. Every method may be called from any thread and throws [JournalException] when the
/// journal cannot be read or written.
public interface Journal extends Keeper, AutoCloseable {

    /// The conversations in which an utterance waits for its turn or a message waits to be sent;
    /// oldest first.
    Set<ConversationId> unfinished();

    /// The oldest utterance of `conversation` whose turn was not taken.
    Optional<Kept> nextTurn(ConversationId conversation);

    /// What `conversation` remembers; [ConversationState#NEW] if nothing.
    ConversationState state(ConversationId conversation);

    /// Takes a turn: in one transaction the utterance is done, the conversation remembers `state`,
    /// and `messages` wait to be sent.
    void finishTurn(Kept utterance, ConversationState state, List<OutboundMessage> messages);

    /// How much of `conversation` is finished and kept all the same: what [#finishByForgetting]
    /// removes.
    Forgotten forgettable(ConversationId conversation);

    /// Takes the turn of a person who wants to be forgotten: in one transaction the utterance is
    /// done, `messages` wait to be sent, and of what the conversation said, was sent, remembers and
    /// had set aside before, nothing stays but the utterances' keys, which [#keep] needs to
    /// recognise a repeat. What waits, waits on.
    void finishByForgetting(Kept utterance, List<OutboundMessage> messages);

    /// The oldest message of `conversation` that waits to be sent.
    Optional<Unsent> nextMessage(ConversationId conversation);

    /// Notes that a try to send begins; a message found with tries behind it after a crash may have
    /// been shown.
    ///
    /// @return how many tries there were, this one included
    int beginTry(Unsent message);

    /// The try did not happen after all: the platform said that it did not take the message. Undoes
    /// [#beginTry], so that the message does not count as one that may have been shown.
    void takeBackTry(Unsent message);

    /// The message was shown.
    void sent(Unsent message, Instant at);

    /// Gives the message up and keeps it aside for the operator, with the reason.
    void giveUp(Unsent message, String why, Instant at);

    /// The messages that may have been shown and ended since `since`, or wait still; for the pace
    /// of whoever sends next.
    List<Tried> triedSince(Instant since);

    /// Forgets what delivery no longer needs: finished utterances, sent messages, set-aside updates
    /// and idle conversations from before `before`.
    ///
    /// @return how many rows were removed
    int forgetBefore(Instant before);

    /// Whether it can be written just now.
    Health health();

    @Override
    void close();

    /// An utterance in the journal.
    ///
    /// @param place grows in the order of keeping
    record Kept(long place, Utterance utterance) {}

    /// A message that may have been shown.
    ///
    /// @param tries at least 1
    /// @param endedAt when it was sent or given up, by the clock of the process that did; empty if
    ///   it waits
    record Tried(List<Budget> budgets, int tries, Optional<Instant> endedAt) {

        public Tried {
            budgets = List.copyOf(budgets);
        }
    }

    /// A message in the journal that waits to be sent.
    ///
    /// @param place grows in the order of turns
    /// @param tries how often sending was begun before
    record Unsent(long place, ConversationId conversation, OutboundMessage message, int tries) {}
}
