package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.Reply;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A platform that shows messages to the test, and reacts to each as the test says.
///
/// A message's payload is the address of its utterance, followed by `#2` and so on for its further
/// parts.
final class RecordingPlatform implements Platform {

    private final String name;
    private final InstantSource clock;
    private final List<Shown> shown = new ArrayList<>();
    private final Map<String, Integer> sends = new HashMap<>();
    private final List<Reply> rendered = new ArrayList<>();

    volatile Function<String, Integer> parts = _ -> 1;
    volatile Function<String, List<Budget>> budgets = _ -> List.of();
    volatile Function<String, Reaction> reacts = _ -> Reaction.DELIVERED;

    /// Of a reply and the address it goes to.
    volatile BiPredicate<Reply, String> canRender = (_, _) -> true;

    /// What a platform does with a message, and what it says that it did.
    record Reaction(boolean shows, Receipt receipt) {
        static final Reaction DELIVERED = new Reaction(true, new Receipt.Delivered());
    }

    /// A message that a person saw.
    record Shown(String payload, Instant at) {}

    RecordingPlatform(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<OutboundMessage> render(Reply reply, String address) {
        if (!canRender.test(reply, address)) {
            throw new IllegalStateException("can not render");
        }
        synchronized (this) {
            rendered.add(reply);
        }
        return IntStream.rangeClosed(1, parts.apply(address))
                .mapToObj(part -> part == 1 ? address : address + "#" + part)
                .map(payload -> new OutboundMessage(payload, budgets.apply(payload)))
                .toList();
    }

    @Override
    public Receipt send(OutboundMessage message) {
        Reaction reaction = reacts.apply(message.payload());
        synchronized (this) {
            sends.merge(message.payload(), 1, Integer::sum);
            if (reaction.shows()) {
                shown.add(new Shown(message.payload(), clock.instant()));
            }
        }
        return reaction.receipt();
    }

    synchronized List<String> shown() {
        return shown.stream().map(Shown::payload).toList();
    }

    synchronized List<Shown> shownWithTimes() {
        return List.copyOf(shown);
    }

    synchronized Instant shownAt(String payload) {
        return shown.stream()
                .filter(one -> one.payload().equals(payload))
                .findFirst()
                .orElseThrow(() -> new AssertionError(payload + " was never shown"))
                .at();
    }

    synchronized int sends(String payload) {
        return sends.getOrDefault(payload, 0);
    }

    synchronized List<Reply> rendered() {
        return List.copyOf(rendered);
    }
}
