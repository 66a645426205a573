package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.ConversationState;
import io.rapporteur.core.dialogue.Forgotten;
import io.rapporteur.core.dialogue.Utterance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The journal's contract, kept in memory: it survives every Delivery built over it.
final class InMemoryJournal implements Journal {

    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final TreeMap<Long, Kept> waiting = new TreeMap<>();
    private final TreeMap<Long, Unsent> unsent = new TreeMap<>();
    private final Map<ConversationId, ConversationState> states = new HashMap<>();
    private final List<Unsent> sent = new ArrayList<>();
    private final List<Tried> ended = new ArrayList<>();
    private final Map<String, String> givenUp = new LinkedHashMap<>();
    private final Map<String, UnreadableUpdate> setAside = new LinkedHashMap<>();
    private final List<Instant> forgottenBefore = new ArrayList<>();
    private final List<ConversationId> forgot = new ArrayList<>();
    private final Runnable closing;
    private long places;

    InMemoryJournal() {
        this(() -> {});
    }

    /// @param closing is run when it is closed
    InMemoryJournal(Runnable closing) {
        this.closing = closing;
    }

    @Override
    public synchronized List<Kept> keep(List<Utterance> utterances) {
        List<Kept> fresh = new ArrayList<>();
        for (Utterance utterance : utterances) {
            if (!kept.containsKey(utterance.key())) {
                Kept one = new Kept(++places, utterance);
                kept.put(utterance.key(), one);
                waiting.put(one.place(), one);
                fresh.add(one);
            }
        }
        return fresh;
    }

    @Override
    public synchronized void setAside(UnreadableUpdate update, Instant at) {
        setAside.putIfAbsent(update.key(), update);
    }

    @Override
    public synchronized Set<ConversationId> unfinished() {
        Set<ConversationId> unfinished = new LinkedHashSet<>();
        unsent.values().forEach(message -> unfinished.add(message.conversation()));
        waiting.values().forEach(one -> unfinished.add(one.utterance().conversation()));
        return unfinished;
    }

    @Override
    public synchronized Optional<Kept> nextTurn(ConversationId conversation) {
        return waiting.values().stream()
                .filter(one -> one.utterance().conversation().equals(conversation))
                .findFirst();
    }

    @Override
    public synchronized ConversationState state(ConversationId conversation) {
        return states.getOrDefault(conversation, ConversationState.NEW);
    }

    @Override
    public synchronized void finishTurn(
            Kept utterance, ConversationState state, List<OutboundMessage> messages) {
        refuseUnless(waiting.remove(utterance.place()) != null);
        ConversationId conversation = utterance.utterance().conversation();
        states.put(conversation, state);
        for (OutboundMessage message : messages) {
            long place = ++places;
            unsent.put(place, new Unsent(place, conversation, message, 0));
        }
    }

    @Override
    public synchronized Forgotten forgettable(ConversationId conversation) {
        long done =
                kept.values().stream()
                        .filter(one -> !waiting.containsKey(one.place()))
                        .filter(one -> one.utterance().conversation().equals(conversation))
                        .count();
        long shown =
                sent.stream()
                        .filter(message -> message.conversation().equals(conversation))
                        .count();
        return new Forgotten((int) done, (int) shown);
    }

    @Override
    public synchronized void finishByForgetting(Kept utterance, List<OutboundMessage> messages) {
        finishTurn(utterance, ConversationState.NEW, messages);
        states.remove(utterance.utterance().conversation());
        forgot.add(utterance.utterance().conversation());
    }

    @Override
    public synchronized Optional<Unsent> nextMessage(ConversationId conversation) {
        return unsent.values().stream()
                .filter(message -> message.conversation().equals(conversation))
                .findFirst();
    }

    @Override
    public synchronized int beginTry(Unsent message) {
        return addTries(message, 1);
    }

    @Override
    public synchronized void takeBackTry(Unsent message) {
        addTries(message, -1);
    }

    private int addTries(Unsent message, int more) {
        Unsent now = find(message);
        Unsent then =
                new Unsent(now.place(), now.conversation(), now.message(), now.tries() + more);
        unsent.put(message.place(), then);
        return then.tries();
    }

    @Override
    public synchronized void sent(Unsent message, Instant at) {
        end(message, at);
        sent.add(message);
    }

    @Override
    public synchronized void giveUp(Unsent message, String why, Instant at) {
        end(message, at);
        givenUp.put(message.message().payload(), why);
    }

    private void end(Unsent message, Instant at) {
        Unsent now = find(message);
        unsent.remove(now.place());
        ended.add(tried(now, Optional.of(at)));
    }

    private static Tried tried(Unsent message, Optional<Instant> endedAt) {
        return new Tried(message.message().budgets(), message.tries(), endedAt);
    }

    @Override
    public synchronized List<Tried> triedSince(Instant since) {
        return Stream.concat(
                        ended.stream().filter(one -> !one.endedAt().get().isBefore(since)),
                        unsent.values().stream()
                                .filter(message -> message.tries() > 0)
                                .map(message -> tried(message, Optional.empty())))
                .toList();
    }

    private Unsent find(Unsent message) {
        refuseUnless(unsent.containsKey(message.place()));
        return unsent.get(message.place());
    }

    private static void refuseUnless(boolean waiting) {
        if (!waiting) {
            throw new JournalException("does not wait any more", new IllegalStateException());
        }
    }

    @Override
    public synchronized int forgetBefore(Instant before) {
        forgottenBefore.add(before);
        return forgottenBefore.size();
    }

    @Override
    public Health health() {
        return Health.ready("journal", "in memory");
    }

    @Override
    public void close() {
        closing.run();
    }

    synchronized List<String> sent() {
        return sent.stream().map(message -> message.message().payload()).toList();
    }

    /// Why, by payload.
    synchronized Map<String, String> givenUp() {
        return Map.copyOf(givenUp);
    }

    synchronized List<UnreadableUpdate> setAside() {
        return List.copyOf(setAside.values());
    }

    /// Conversations, each time that one was forgotten at its own wish.
    synchronized List<ConversationId> forgot() {
        return List.copyOf(forgot);
    }

    synchronized Set<String> keptKeys() {
        return kept.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    synchronized List<Instant> forgottenBefore() {
        return List.copyOf(forgottenBefore);
    }
}
