package io.rapporteur.core.delivery;

import io.rapporteur.core.delivery.Journal.Kept;
import io.rapporteur.core.delivery.Journal.Unsent;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Utterance;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What [Delivery] promises, held against everything that happens, as it happens.
///
/// It is told by the disk and the platforms of a [Simulation], and remembers the first promise that
/// was broken.
final class Promise {

    private final InstantSource now;
    private final Map<ConversationId, List<String>> kept = new HashMap<>();
    private final Map<String, List<String>> messages = new HashMap<>();
    private final Set<String> setAside = new HashSet<>();
    private final Set<String> givenUp = new HashSet<>();
    private final Map<String, Integer> shown = new HashMap<>();
    private final Map<String, Integer> unknown = new HashMap<>();
    private final Map<ConversationId, Flight> inFlight = new HashMap<>();
    private final Map<ConversationId, Integer> lastShown = new HashMap<>();
    private final Map<String, List<Departure>> sends = new HashMap<>();
    private final Map<String, Departure> latest = new HashMap<>();
    private final Set<Departure> turnedDown = new HashSet<>();
    private boolean clockJumped;
    private final Set<ConversationId> toTakeBack = new HashSet<>();
    private final Map<ConversationId, Instant> notBefore = new HashMap<>();
    private final Set<ConversationId> noticed = new HashSet<>();
    private String broken = "";
    private int repeats;

    /// A message on its way.
    private record Flight(String payload, boolean delivered) {}

    Promise(InstantSource now) {
        this.now = now;
    }

    /// The first promise that was broken, if any was.
    Optional<String> broken() {
        return broken.isEmpty() ? Optional.empty() : Optional.of(broken);
    }

    int repeats() {
        return repeats;
    }

    int questions() {
        return kept.values().stream().mapToInt(List::size).sum();
    }

    void breaks(String what) {
        if (broken.isEmpty()) {
            broken = what;
        }
    }

    private void holds(boolean condition, String otherwise, Object... about) {
        if (!condition) {
            breaks(otherwise.formatted(about));
        }
    }

    void keeps(List<Kept> fresh) {
        for (Kept one : fresh) {
            Utterance utterance = one.utterance();
            kept.computeIfAbsent(utterance.conversation(), _ -> new ArrayList<>())
                    .add(utterance.key());
        }
    }

    void acknowledged(Utterance utterance) {
        holds(
                kept.getOrDefault(utterance.conversation(), List.of()).contains(utterance.key()),
                "%s is acknowledged, but not kept",
                utterance.key());
    }

    void finishes(Kept turn, List<OutboundMessage> answer) {
        String key = turn.utterance().key();
        holds(!messages.containsKey(key), "%s has two outcomes", key);
        boolean isShared = shares(turn.utterance(), answer);
        holds(
                !answer.isEmpty() || setAside.contains(key) || isShared,
                "%s has no outcome and is not set aside",
                key);
        messages.put(key, answer.stream().map(OutboundMessage::payload).toList());
    }

    /// In a flood an utterance has the notice before it as its outcome.
    private boolean shares(Utterance utterance, List<OutboundMessage> answer) {
        ConversationId conversation = utterance.conversation();
        if (answer.stream().anyMatch(SimulatedPlatform::isNotice)) {
            noticed.add(conversation);
        } else if (!answer.isEmpty() && !(utterance.intent() instanceof Intent.Forget)) {
            noticed.remove(conversation);
        }
        return noticed.contains(conversation);
    }

    void setsAside(String key) {
        setAside.add(key);
    }

    void sends(ConversationId conversation, OutboundMessage message) {
        Instant at = now.instant();
        holds(
                !inFlight.containsKey(conversation),
                "%s is sent while another message is on its way",
                message.payload());
        holds(
                !at.isBefore(notBefore.getOrDefault(conversation, Instant.MIN)),
                "%s is sent at %s, but the platform said: not before %s",
                message.payload(),
                at,
                notBefore.get(conversation));
        holds(
                !toTakeBack.contains(conversation),
                "%s is sent, but the try before it, which the platform turned down, still counts",
                message.payload());
        inFlight.put(conversation, new Flight(message.payload(), false));
        Departure departure = new Departure(message.payload(), at);
        latest.put(message.payload(), departure);
        message.budgets().forEach(budget -> counts(budget, departure));
    }

    /// A message left.
    private record Departure(String payload, Instant at) {}

    private void counts(Budget budget, Departure departure) {
        Instant at = departure.at();
        List<Departure> counted = sends.computeIfAbsent(budget.key(), _ -> new ArrayList<>());
        counted.removeIf(earlier -> !earlier.at().plus(budget.period()).isAfter(at));
        counted.add(departure);
        holds(
                counted.size() <= budget.messages(),
                "%s allows %d messages in %s, but there are %s",
                budget.key(),
                budget.messages(),
                budget.period(),
                counted);
    }

    void shows(ConversationId conversation, String payload) {
        int place = place(conversation, payload);
        int last = lastShown.getOrDefault(conversation, -1);
        holds(place >= 0, "%s is shown, but nobody asked", payload);
        holds(place >= last, "%s is shown after what comes later", payload);
        lastShown.put(conversation, Math.max(place, last));
        int times = shown.merge(payload, 1, Integer::sum);
        repeats += times > 1 ? 1 : 0;
        holds(
                times <= 1 + unknown.getOrDefault(payload, 0),
                "%s is shown %d times, but only %d tries to send it have an unknown outcome",
                payload,
                times,
                unknown.getOrDefault(payload, 0));
    }

    /// Grows in the order in which a conversation is to see its messages; -1 if it is none of them.
    private int place(ConversationId conversation, String payload) {
        int place = 0;
        for (String key : kept.getOrDefault(conversation, List.of())) {
            for (String message : messages.getOrDefault(key, List.of())) {
                if (message.equals(payload)) {
                    return place;
                }
                place++;
            }
        }
        return -1;
    }

    void answers(ConversationId conversation, String payload, Receipt receipt) {
        switch (receipt) {
            case Receipt.Delivered() -> inFlight.put(conversation, new Flight(payload, true));
            case Receipt.Uncertain _ -> {
                isUnknown(payload);
                inFlight.remove(conversation);
            }
            case Receipt.Postponed(var delay, _) -> {
                notBefore.put(conversation, now.instant().plus(delay));
                didNotTake(conversation, payload);
            }
            case Receipt.Unreachable _ -> didNotTake(conversation, payload);
            case Receipt.Refused _ -> inFlight.remove(conversation);
        }
    }

    private void didNotTake(ConversationId conversation, String payload) {
        toTakeBack.add(conversation);
        turnedDown.add(latest.get(payload));
        inFlight.remove(conversation);
    }

    /// A try that the platform turned down does not count, or the disk did not let that be noted.
    void takesBack(Unsent unsent) {
        toTakeBack.remove(unsent.conversation());
    }

    void marks(Unsent unsent) {
        Flight flight = inFlight.remove(unsent.conversation());
        holds(
                flight != null
                        && flight.delivered()
                        && flight.payload().equals(unsent.message().payload()),
                "%s is marked as sent, but the platform did not say so",
                unsent.message().payload());
    }

    void givesUp(Unsent unsent) {
        givenUp.add(unsent.message().payload());
    }

    private void isUnknown(String payload) {
        unknown.merge(payload, 1, Integer::sum);
    }

    /// What was marked before is as old as the clock now says: if it jumped, nobody knows how old
    /// that is, and the next life may send too early.
    ///
    /// @param runs whether a process runs, and knows better
    void clockJumps(boolean runs) {
        if (runs) {
            clockJumped = true;
        } else {
            sends.clear();
        }
    }

    /// The process is gone: what was on its way has an unknown outcome, and what a platform turned
    /// down, or asked to wait for, is forgotten, for that is known to the process alone.
    void lifeEnds() {
        inFlight.values().forEach(flight -> isUnknown(flight.payload()));
        inFlight.clear();
        toTakeBack.clear();
        notBefore.clear();
        sends.values().forEach(departures -> departures.removeAll(turnedDown));
        if (clockJumped) {
            sends.clear();
            clockJumped = false;
        }
    }

    /// Everybody has come to rest, and nothing went wrong in the end.
    void isKept(Set<ConversationId> unfinished, int uncertainTries) {
        holds(unfinished.isEmpty(), "%s are left unfinished", unfinished);
        holds(
                repeats <= uncertainTries,
                "%d repeats, of which %d are counted",
                repeats,
                uncertainTries);
        kept.values().forEach(keys -> keys.forEach(this::hasItsOutcome));
    }

    private void hasItsOutcome(String key) {
        List<String> answer = messages.get(key);
        if (answer == null) {
            breaks(key + " is kept, but its turn was never taken");
            return;
        }
        answer.forEach(payload ->
                holds(
                        shown.containsKey(payload) || givenUp.contains(payload),
                        "%s was neither shown nor set aside",
                        payload));
    }
}
