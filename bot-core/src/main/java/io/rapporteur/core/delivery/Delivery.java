package io.rapporteur.core.delivery;

import io.rapporteur.core.delivery.Journal.Kept;
import io.rapporteur.core.delivery.Journal.Unsent;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.ConversationState;
import io.rapporteur.core.dialogue.Dialogue;
import io.rapporteur.core.dialogue.Turn;
import io.rapporteur.core.dialogue.Utterance;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Carries utterances from the inbox to a reply that was sent.
///
/// What arrives is kept in the journal before [#keep] returns. Each conversation then has a lane
/// that takes its turns and sends its messages one after the other; lanes run side by side on
/// virtual threads. Whatever a crash leaves unfinished, [#start] goes on with.
///
/// The promise: every kept utterance gets one outcome, in order within its conversation. A message
/// is sent again only if its sending had begun and its outcome is unknown; that is the one repeat
/// we allow, and it is counted.
public final class Delivery implements Inbox, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Journal journal;
    private final Supplier<Dialogue> dialogue;
    private final Map<String, Platform> platforms;
    private final Pacer pacer;
    private final RetryDelay retryDelay;
    private final Insight insight;
    private final InstantSource clock;
    private final Lanes lanes = new Lanes(this::work);

    /// @param dialogue asked anew for every turn, so that a new snapshot serves from the next turn
    ///   on
    public Delivery(
            Journal journal,
            Supplier<Dialogue> dialogue,
            List<Platform> platforms,
            Pacer pacer,
            RetryDelay retryDelay,
            Insight insight,
            InstantSource clock) {
        this.journal = journal;
        this.dialogue = dialogue;
        this.platforms =
                platforms.stream()
                        .collect(Collectors.toUnmodifiableMap(Platform::name, Function.identity()));
        this.pacer = pacer;
        this.retryDelay = retryDelay;
        this.insight = insight;
        this.clock = clock;
    }

    /// Goes on with what the last run left unfinished.
    ///
    /// @return how many conversations that are
    public int start() {
        List<ConversationId> unfinished =
                journal.unfinished().stream()
                        .filter(conversation -> platforms.containsKey(conversation.platform()))
                        .toList();
        unfinished.forEach(lanes::wake);
        return unfinished.size();
    }

    @Override
    public void keep(List<Utterance> utterances) {
        List<Kept> fresh = journal.keep(utterances);
        utterances.forEach(utterance -> {
            if (fresh.stream().noneMatch(kept -> kept.utterance().key().equals(utterance.key()))) {
                insight.repeated(utterance.conversation().platform());
            }
        });
        fresh.forEach(kept -> {
            insight.kept(kept.utterance().conversation().platform());
            lanes.wake(kept.utterance().conversation());
        });
    }

    @Override
    public void setAside(UnreadableUpdate update) {
        journal.setAside(update, clock.instant());
        insight.unreadable(update.platform());
        LOG.warn(
                "set aside an update from {} that could not be read: {}",
                update.platform(),
                update.problem());
    }

    /// Finishes what is being sent and stops; unfinished work stays in the journal for the next
    /// start.
    ///
    /// @param patience how long to wait for lanes that are at work
    /// @return whether all lanes came to rest in time
    public boolean stop(Duration patience) {
        return lanes.stop(patience);
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(10));
    }

    /// One step of a lane: sends the conversation's oldest message, or else takes its next turn.
    ///
    /// @return whether there was anything to do
    private boolean work(ConversationId conversation) throws InterruptedException {
        try {
            Optional<Unsent> message = journal.nextMessage(conversation);
            if (message.isPresent()) {
                send(message.get());
                return true;
            }
            Optional<Kept> utterance = journal.nextTurn(conversation);
            utterance.ifPresent(this::takeTurn);
            return utterance.isPresent();
        } catch (JournalException e) {
            LOG.error("the journal fails; trying again: {}", e.getMessage());
            retryDelay.pause(1);
            return true;
        }
    }

    /// The journey: what was kept becomes a turn, its reply becomes messages, and all of it becomes
    /// durable at once.
    private void takeTurn(Kept kept) {
        Utterance utterance = kept.utterance();
        Platform platform = platform(utterance.conversation());
        ConversationState before = journal.state(utterance.conversation());
        Instant began = clock.instant();
        Turn turn = answer(utterance, before);
        List<OutboundMessage> messages = render(platform, turn, utterance, before);
        journal.finishTurn(kept, turn.state(), messages);
        insight.turn(
                platform.name(),
                turn.outcome(),
                turn.reply().language(),
                Duration.between(began, clock.instant()));
    }

    private Turn answer(Utterance utterance, ConversationState before) {
        Dialogue current = dialogue.get();
        try {
            return current.turn(utterance, before);
        } catch (RuntimeException e) {
            LOG.error("could not answer {}; apologising", utterance, e);
            return current.apology(utterance, before);
        }
    }

    private List<OutboundMessage> render(
            Platform platform, Turn turn, Utterance utterance, ConversationState before) {
        try {
            return platform.render(turn.reply(), utterance.address());
        } catch (RuntimeException e) {
            LOG.error(
                    "{} could not render a reply to {}; apologising",
                    platform.name(),
                    utterance,
                    e);
            return platform.render(
                    dialogue.get().apology(utterance, before).reply(), utterance.address());
        }
    }

    private void send(Unsent unsent) throws InterruptedException {
        String platform = unsent.conversation().platform();
        if (unsent.tries() > 0) {
            insight.retried(platform, true);
        }
        pacer.await(unsent.message().budgets());
        int tries = journal.beginTry(unsent);
        switch (receipt(unsent)) {
            case Receipt.Delivered() -> {
                journal.sent(unsent, clock.instant());
                insight.sent(platform);
            }
            case Receipt.Postponed(Duration delay, String why) -> {
                LOG.info("{} asks to wait {} before the next message: {}", platform, delay, why);
                journal.takeBackTry(unsent);
                insight.retried(platform, false);
                retryDelay.pause(delay);
            }
            case Receipt.Uncertain(String why) when tries < RetryDelay.MOST_TRIES -> {
                LOG.warn("{} may not have shown a message (try {}): {}", platform, tries, why);
                retryDelay.pause(tries);
            }
            case Receipt.Uncertain(String why) -> giveUp(unsent, why);
            case Receipt.Refused(String why) -> giveUp(unsent, why);
        }
    }

    private Receipt receipt(Unsent unsent) {
        try {
            return platform(unsent.conversation()).send(unsent.message());
        } catch (RuntimeException e) {
            LOG.error("{} broke off while sending", unsent.conversation().platform(), e);
            return new Receipt.Uncertain("sending broke off: " + e.getClass().getSimpleName());
        }
    }

    private void giveUp(Unsent unsent, String why) {
        LOG.error("a message to {} is set aside: {}", unsent.conversation().platform(), why);
        journal.giveUp(unsent, why, clock.instant());
        insight.setAside(unsent.conversation().platform());
    }

    /// @throws IllegalStateException if no such platform is served; lanes are only woken for those
    ///   that are
    private Platform platform(ConversationId conversation) {
        Platform platform = platforms.get(conversation.platform());
        if (platform == null) {
            throw new IllegalStateException("no platform is called " + conversation.platform());
        }
        return platform;
    }
}
