package io.rapporteur.journal;

import io.rapporteur.core.delivery.Health;
import io.rapporteur.core.delivery.Journal;
import io.rapporteur.core.delivery.JournalException;
import io.rapporteur.core.delivery.OutboundMessage;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.ConversationState;
import io.rapporteur.core.dialogue.Forgotten;
import io.rapporteur.core.dialogue.Utterance;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A journal in lists and maps, as plain as can be: what the real ones are compared with.
final class ModelJournal implements Journal {

    private final InstantSource clock;
    private final Map<String, Line> inbox = new LinkedHashMap<>();
    private final List<Message> outbox = new ArrayList<>();
    private final Map<ConversationId, Memory> memories = new HashMap<>();
    private final Map<String, Instant> setAside = new HashMap<>();
    private long places;
    private long messagePlaces;

    ModelJournal(InstantSource clock) {
        this.clock = clock;
    }

    private static final class Line {
        Kept kept;
        Instant done;
        boolean forgotten;
    }

    private static final class Message {
        long place;
        Line answers;
        OutboundMessage message;
        int tries;
        Instant ended;
    }

    private record Memory(ConversationState state, Instant updated) {}

    @Override
    public List<Kept> keep(List<Utterance> utterances) {
        List<Kept> fresh = new ArrayList<>();
        for (Utterance utterance : utterances) {
            if (!inbox.containsKey(utterance.key())) {
                Line line = new Line();
                line.kept = new Kept(++places, utterance);
                inbox.put(utterance.key(), line);
                fresh.add(line.kept);
            }
        }
        return fresh;
    }

    @Override
    public void setAside(UnreadableUpdate update, Instant at) {
        setAside.putIfAbsent(update.key(), at);
    }

    @Override
    public Set<ConversationId> unfinished() {
        return Stream.concat(
                        inbox.values().stream().filter(line -> line.done == null),
                        waiting().map(message -> message.answers))
                .sorted(Comparator.comparing(line -> line.kept.place()))
                .map(line -> line.kept.utterance().conversation())
                .collect(LinkedHashSet::new, Set::add, Set::addAll);
    }

    private Stream<Message> waiting() {
        return outbox.stream().filter(message -> message.ended == null);
    }

    @Override
    public Optional<Kept> nextTurn(ConversationId conversation) {
        return inbox.values().stream()
                .filter(line -> line.done == null)
                .map(line -> line.kept)
                .filter(kept -> kept.utterance().conversation().equals(conversation))
                .findFirst();
    }

    @Override
    public ConversationState state(ConversationId conversation) {
        return memories.getOrDefault(conversation, new Memory(ConversationState.NEW, Instant.EPOCH))
                .state();
    }

    @Override
    public void finishTurn(Kept kept, ConversationState state, List<OutboundMessage> messages) {
        Line line = inbox.get(kept.utterance().key());
        refuseUnless(line != null && line.done == null);
        line.done = clock.instant();
        memories.put(kept.utterance().conversation(), new Memory(state, clock.instant()));
        for (OutboundMessage message : messages) {
            Message waiting = new Message();
            waiting.place = ++messagePlaces;
            waiting.answers = line;
            waiting.message = message;
            outbox.add(waiting);
        }
    }

    @Override
    public Forgotten forgettable(ConversationId conversation) {
        long utterances =
                inbox.values().stream()
                        .filter(line -> line.done != null && isOf(conversation, line))
                        .count();
        long messages = ended(conversation).size();
        return new Forgotten((int) utterances, (int) messages);
    }

    private List<Message> ended(ConversationId conversation) {
        return outbox.stream()
                .filter(message -> message.ended != null && isOf(conversation, message.answers))
                .toList();
    }

    private static boolean isOf(ConversationId conversation, Line line) {
        return !line.forgotten && line.kept.utterance().conversation().equals(conversation);
    }

    @Override
    public void finishByForgetting(Kept kept, List<OutboundMessage> messages) {
        ConversationId conversation = kept.utterance().conversation();
        outbox.removeAll(ended(conversation));
        finishTurn(kept, ConversationState.NEW, messages);
        memories.remove(conversation);
        inbox.values().stream()
                .filter(line -> line.done != null && isOf(conversation, line))
                .forEach(line -> {
                    setAside.remove(line.kept.utterance().key());
                    line.forgotten = true;
                });
    }

    @Override
    public Optional<Unsent> nextMessage(ConversationId conversation) {
        return waiting()
                .filter(message -> conversation(message).equals(conversation))
                .map(message ->
                        new Unsent(message.place, conversation, message.message, message.tries))
                .findFirst();
    }

    private static ConversationId conversation(Message message) {
        return message.answers.kept.utterance().conversation();
    }

    @Override
    public int beginTry(Unsent message) {
        return ++find(message).tries;
    }

    @Override
    public void takeBackTry(Unsent message) {
        Message found = find(message);
        found.tries = Math.max(found.tries - 1, 0);
    }

    @Override
    public void sent(Unsent message, Instant at) {
        find(message).ended = at;
    }

    @Override
    public void giveUp(Unsent message, String why, Instant at) {
        find(message).ended = at;
    }

    @Override
    public List<Tried> triedSince(Instant since) {
        return outbox.stream()
                .filter(message -> message.tries > 0)
                .filter(message ->
                        message.ended == null || !rounded(message.ended).isBefore(rounded(since)))
                .map(message ->
                        new Tried(
                                message.message.budgets(),
                                message.tries,
                                Optional.ofNullable(message.ended).map(ModelJournal::rounded)))
                .toList();
    }

    private static Instant rounded(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }

    private Message find(Unsent unsent) {
        Optional<Message> found =
                waiting().filter(message -> message.place == unsent.place()).findFirst();
        refuseUnless(found.isPresent());
        return found.get();
    }

    private static void refuseUnless(boolean waiting) {
        if (!waiting) {
            throw new JournalException("does not wait", new IllegalStateException());
        }
    }

    @Override
    public int forgetBefore(Instant before) {
        int rows = rows();
        outbox.removeIf(message -> message.ended != null && message.ended.isBefore(before));
        inbox.values().removeIf(line -> line.done != null && line.done.isBefore(before));
        setAside.values().removeIf(at -> at.isBefore(before));
        Set<ConversationId> busy = unfinished();
        memories.entrySet()
                .removeIf(memory ->
                        memory.getValue().updated().isBefore(before)
                                && !busy.contains(memory.getKey()));
        return rows - rows();
    }

    private int rows() {
        return inbox.size() + outbox.size() + memories.size() + setAside.size();
    }

    @Override
    public Health health() {
        return Health.ready("journal", "a model");
    }

    @Override
    public void close() {}
}
