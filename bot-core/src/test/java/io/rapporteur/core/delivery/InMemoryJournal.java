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

/// The journal's contract, kept in memory: it survives every Delivery built over it.
final class InMemoryJournal implements Journal {

    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private final TreeMap<Long, Kept> waiting = new TreeMap<>();
    private final TreeMap<Long, Unsent> unsent = new TreeMap<>();
    private final Map<ConversationId, ConversationState> states = new HashMap<>();
    private final List<Unsent> sent = new ArrayList<>();
    private final Map<String, String> givenUp = new LinkedHashMap<>();
    private final Map<String, UnreadableUpdate> setAside = new LinkedHashMap<>();
    private final List<Instant> forgottenBefore = new ArrayList<>();
    private final List<ConversationId> forgot = new ArrayList<>();
    private long places;

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
        if (waiting.remove(utterance.place()) == null) {
            throw new IllegalStateException("a turn is finished twice");
        }
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
        Unsent now = unsent.get(message.place());
        Unsent then =
                new Unsent(now.place(), now.conversation(), now.message(), now.tries() + more);
        unsent.put(message.place(), then);
        return then.tries();
    }

    @Override
    public synchronized void sent(Unsent message, Instant at) {
        if (unsent.remove(message.place()) != null) {
            sent.add(message);
        }
    }

    @Override
    public synchronized void giveUp(Unsent message, String why, Instant at) {
        unsent.remove(message.place());
        givenUp.put(message.message().payload(), why);
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
    public void close() {}

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
