package io.rapporteur.core.delivery;

import io.rapporteur.core.delivery.Journal.Kept;
import io.rapporteur.core.delivery.Journal.Unsent;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.Dialogue;
import io.rapporteur.core.dialogue.Utterance;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Carries utterances from the inbox to a reply that was sent.
///
/// What arrives is kept in the journal before [#keep] returns. Each conversation then has a lane
/// that takes its turns and sends its messages one after the other; lanes run side by side on
/// virtual threads. Whatever a crash leaves unfinished, [#start] goes on with.
///
/// The promise: every kept utterance gets one outcome, in order within its conversation. A message
/// is sent again only if a try to send it has an unknown outcome: each such try may repeat it once,
/// and is counted. What the platform refuses for good, and what breaks every try to say anything
/// about it, is set aside for the operator.
public final class Delivery implements Inbox, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Journal journal;
    private final Platforms platforms;
    private final Keeping keeping;
    private final Answering answering;
    private final Sending sending;
    private final Lanes lanes;

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
        this(
                journal,
                dialogue,
                platforms,
                pacer,
                retryDelay,
                insight,
                clock,
                Thread.ofVirtual().name("lane-", 0).factory());
    }

    /// @param threads makes the threads of the lanes
    Delivery(
            Journal journal,
            Supplier<Dialogue> dialogue,
            List<Platform> platforms,
            Pacer pacer,
            RetryDelay retryDelay,
            Insight insight,
            InstantSource clock,
            ThreadFactory threads) {
        this.journal = journal;
        this.platforms = Platforms.of(platforms);
        this.keeping = new Keeping(journal, insight, clock);
        this.answering =
                new Answering(journal, dialogue, this.platforms, retryDelay, insight, clock);
        this.sending = new Sending(journal, this.platforms, pacer, retryDelay, insight, clock);
        this.lanes = new Lanes(this::work, retryDelay, new Alarm(clock), threads);
    }

    /// Goes on with what the last run left unfinished, at the pace that what it sent lately leaves.
    /// Work for platforms that are not served now stays in the journal.
    ///
    /// @return how many conversations that are
    public int start() {
        sending.begin();
        Map<Boolean, List<ConversationId>> unfinished =
                journal.unfinished().stream().collect(Collectors.partitioningBy(platforms::serve));
        List<ConversationId> waiting = unfinished.getOrDefault(false, List.of());
        if (!waiting.isEmpty()) {
            LOG.warn(
                    "{} conversations wait for platforms that are not served now: {}",
                    waiting.size(),
                    waiting.stream().map(ConversationId::platform).distinct().toList());
        }
        List<ConversationId> served = unfinished.getOrDefault(true, List.of());
        served.forEach(lanes::wake);
        return served.size();
    }

    /// Looks for what others kept in the journal since [#start].
    public void lookAgain() {
        journal.unfinished().stream().filter(platforms::serve).forEach(lanes::wake);
    }

    /// Lanes are woken for everything, known or new, even if the journal says that it failed: it
    /// may hold the utterances all the same, from this call or an earlier one.
    ///
    /// @throws IllegalArgumentException if a platform is not served; then nothing is kept
    @Override
    public void keep(List<Utterance> utterances) {
        utterances.forEach(utterance -> platforms.of(utterance.conversation()));
        try {
            keeping.keep(utterances);
        } finally {
            utterances.forEach(utterance -> lanes.wake(utterance.conversation()));
        }
    }

    @Override
    public void setAside(UnreadableUpdate update) {
        keeping.setAside(update);
    }

    /// Finishes what is being sent and stops; unfinished work stays in the journal for the next
    /// start, and so does what is kept from now on. Pauses end at once.
    ///
    /// @param patience how long to wait for lanes that are at work
    /// @return whether all lanes came to rest in time
    public boolean stop(Duration patience) {
        boolean atRest = lanes.stop(patience);
        sending.end();
        return atRest;
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(10));
    }

    /// Whether messages go to each platform; ready also while sending to one pauses.
    public List<Health> health() {
        return sending.health();
    }

    /// How many conversations are being worked on: answered, sent to, or waiting for their next
    /// try.
    public int atWork() {
        return lanes.count();
    }

    /// One step of a lane: sends the conversation's oldest message, or else takes its next turn.
    ///
    /// @return whether there was anything to do
    private boolean work(Lanes.Lane lane) throws InterruptedException {
        Optional<Unsent> message = journal.nextMessage(lane.conversation());
        if (message.isPresent()) {
            sending.send(lane, message.get());
            return true;
        }
        Optional<Kept> utterance = journal.nextTurn(lane.conversation());
        if (utterance.isPresent()) {
            answering.takeTurn(lane, utterance.get());
        }
        return utterance.isPresent();
    }
}
