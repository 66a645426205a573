package io.rapporteur.core.delivery;

import io.rapporteur.core.delivery.Journal.Kept;
import io.rapporteur.core.dialogue.ConversationState;
import io.rapporteur.core.dialogue.Dialogue;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Turn;
import io.rapporteur.core.dialogue.Utterance;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Takes turns: what was kept becomes a reply, the reply becomes messages, and all of it becomes
/// durable at once.
///
/// When that fails on our side the person is told so. When even that can not be said, again and
/// again, the utterance is set aside for the operator, so that what follows it is answered.
final class Answering {

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    /// After so many failures to say anything at all, the next one would fail as well.
    static final int MOST_TRIES = 3;

    private final Journal journal;
    private final Supplier<Dialogue> dialogue;
    private final Platforms platforms;
    private final RetryDelay retryDelay;
    private final Insight insight;
    private final InstantSource clock;

    Answering(
            Journal journal,
            Supplier<Dialogue> dialogue,
            Platforms platforms,
            RetryDelay retryDelay,
            Insight insight,
            InstantSource clock) {
        this.journal = journal;
        this.dialogue = dialogue;
        this.platforms = platforms;
        this.retryDelay = retryDelay;
        this.insight = insight;
        this.clock = clock;
    }

    void takeTurn(Lanes.Lane lane, Kept kept) throws InterruptedException {
        ConversationState before = journal.state(kept.utterance().conversation());
        Optional<Answer> answer = answer(lane, dialogue.get(), kept.utterance(), before);
        if (answer.isPresent()) {
            finish(kept, answer.get());
        } else {
            setAside(kept, before);
        }
    }

    /// A turn taken and rendered.
    private record Answer(Turn turn, List<OutboundMessage> messages, Duration taken) {}

    private void finish(Kept kept, Answer answer) {
        Turn turn = answer.turn();
        journal.finishTurn(kept, turn.state(), answer.messages());
        insight.turn(
                kept.utterance().conversation().platform(),
                turn.outcome(),
                turn.reply().language(),
                answer.taken());
    }

    private void setAside(Kept kept, ConversationState before) {
        Utterance utterance = kept.utterance();
        String platform = utterance.conversation().platform();
        String problem = "neither an answer nor an apology could be made of it";
        journal.setAside(
                new UnreadableUpdate(utterance.key(), platform, words(utterance.intent()), problem),
                clock.instant());
        journal.finishTurn(kept, before, List.of());
        insight.setAside(platform);
        LOG.error("{} is set aside: {}", utterance, problem);
    }

    private static String words(Intent intent) {
        return intent instanceof Intent.Ask(String text) ? text : intent.toString();
    }

    /// Empty when not even an apology can be made, however often it is tried.
    private Optional<Answer> answer(
            Lanes.Lane lane, Dialogue current, Utterance utterance, ConversationState before)
            throws InterruptedException {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            try {
                return Optional.of(answerOrApology(current, utterance, before));
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("could not even apologise for {} (try {})", utterance, tries, e);
                int failures = tries;
                lane.pause(() -> retryDelay.pause(failures));
            }
        }
        return Optional.empty();
    }

    /// A stack overflow counts as a failure to answer: what people write can drive a regular
    /// expression that deep.
    private Answer answerOrApology(
            Dialogue current, Utterance utterance, ConversationState before) {
        try {
            return answer(utterance, () -> current.turn(utterance, before));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("could not answer {}; apologising", utterance, e);
            return answer(utterance, () -> current.apology(utterance, before));
        }
    }

    private Answer answer(Utterance utterance, Supplier<Turn> taking) {
        Instant began = clock.instant();
        Turn turn = taking.get();
        Duration taken = Duration.between(began, clock.instant());
        Platform platform = platforms.of(utterance.conversation());
        List<OutboundMessage> messages = platform.render(turn.reply(), utterance.address());
        if (messages.isEmpty()) {
            throw new IllegalStateException(
                    platform.name() + " rendered a reply to no message: silence is no outcome");
        }
        return new Answer(turn, messages, taken);
    }
}
