package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.Phrases;
import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.knowledge.Language;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Shows messages, or does not, and says so, or does not; is down at times, and asks to wait.
///
/// A message's payload is the address of its utterance, and which part of the reply it is.
final class SimulatedPlatform implements Platform {

    private static final String NOTICE = Phrases.shipped().get(Language.ENGLISH, "slow-down");

    private final String name;
    private final Turnstile turnstile;
    private final RandomGenerator random;
    private final Mischief mischief;
    private final Promise promise;
    private final Consumer<ConversationId> isRead;
    private Instant downUntil = Instant.MIN;

    /// @param isRead told whenever a person has seen a message
    SimulatedPlatform(
            String name,
            Turnstile turnstile,
            RandomGenerator random,
            Mischief mischief,
            Promise promise,
            Consumer<ConversationId> isRead) {
        this.isRead = isRead;
        this.name = name;
        this.turnstile = turnstile;
        this.random = random;
        this.mischief = mischief;
        this.promise = promise;
    }

    /// From now on nothing can be sent for `time`.
    void goDown(Duration time) {
        downUntil = turnstile.instant().plus(time);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<OutboundMessage> render(Reply reply, String address) {
        if (isPoison(address)) {
            throw new IllegalStateException("can not be rendered");
        }
        if (reply.plainText().equals(NOTICE)) {
            mischief.happened("notice of a flood");
            return List.of(new OutboundMessage(address + "#notice", budgets(address)));
        }
        List<OutboundMessage> messages = new ArrayList<>();
        for (int part = 0; part <= Math.floorMod(address.hashCode(), 3); part++) {
            messages.add(new OutboundMessage(address + "#" + part, budgets(address)));
        }
        return messages;
    }

    static boolean isNotice(OutboundMessage message) {
        return message.payload().endsWith("#notice");
    }

    private static boolean isPoison(String address) {
        return address.endsWith("7");
    }

    /// Tighter than any real platform's, so that they bind: an address begins with platform and
    /// chat, and people may share a chat.
    private List<Budget> budgets(String address) {
        String chat = chat(address);
        return List.of(
                new Budget(chat, 1, Duration.ofSeconds(1)),
                new Budget(chat + "/long", 8, Duration.ofSeconds(20)),
                new Budget(name, 4, Duration.ofSeconds(2)));
    }

    private static String chat(String address) {
        return address.substring(0, address.indexOf('/'));
    }

    @Override
    public Receipt send(OutboundMessage message) {
        turnstile.giveWay();
        ConversationId conversation = conversation(message);
        promise.sends(conversation, message);
        Receipt receipt = react(conversation, message.payload());
        turnstile.pass(Duration.ofMillis(20 + random.nextInt(400)));
        promise.answers(conversation, message.payload(), receipt);
        if (receipt instanceof Receipt.Uncertain && random.nextBoolean()) {
            throw new IllegalStateException("the connection broke");
        }
        return receipt;
    }

    private ConversationId conversation(OutboundMessage message) {
        String payload = message.payload();
        return new ConversationId(name, payload.substring(0, payload.indexOf('-')));
    }

    private Receipt react(ConversationId conversation, String payload) {
        Reaction reaction = reaction();
        mischief.trace(reaction.name(), payload);
        if (reaction != Reaction.DELIVERED) {
            mischief.happened("send " + reaction);
        }
        if (reaction == Reaction.DELIVERED || reaction == Reaction.SHOWN_WITHOUT_ANSWER) {
            promise.shows(conversation, payload);
            isRead.accept(conversation);
        }
        return switch (reaction) {
            case DELIVERED -> new Receipt.Delivered();
            case SHOWN_WITHOUT_ANSWER, LOST -> new Receipt.Uncertain(reaction.name());
            case DOWN -> new Receipt.Unreachable(reaction.name());
            case TOO_MANY ->
                    new Receipt.Postponed(Duration.ofMillis(random.nextInt(40_000)), "busy");
            case REFUSED -> new Receipt.Refused("blocked");
        };
    }

    private enum Reaction {
        DELIVERED,
        SHOWN_WITHOUT_ANSWER,
        LOST,
        DOWN,
        TOO_MANY,
        REFUSED
    }

    private Reaction reaction() {
        if (turnstile.instant().isBefore(downUntil) && !mischief.hasEnded()) {
            return Reaction.DOWN;
        }
        if (mischief.happens(5)) {
            return Reaction.SHOWN_WITHOUT_ANSWER;
        }
        if (mischief.happens(5)) {
            return Reaction.LOST;
        }
        if (mischief.happens(8)) {
            return Reaction.TOO_MANY;
        }
        return mischief.happens(2) ? Reaction.REFUSED : Reaction.DELIVERED;
    }
}
