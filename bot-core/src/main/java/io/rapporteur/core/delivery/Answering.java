package io.rapporteur.core.delivery;

import io.rapporteur.core.delivery.Journal.Kept;
import io.rapporteur.core.dialogue.ConversationState;
import io.rapporteur.core.dialogue.Dialogue;
import io.rapporteur.core.dialogue.Forgotten;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Outcome;
import io.rapporteur.core.dialogue.Turn;
import io.rapporteur.core.dialogue.Utterance;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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

    /// Turns keep a processor busy and do not wait: with as many at once as there are processors,
    /// what arrives would not be acknowledged until one ends.
    private final Semaphore processors =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), true);

    private final Journal journal;
    private final Supplier<Dialogue> dialogue;
    private final Floods floods = new Floods();
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
        Utterance utterance = kept.utterance();
        ConversationState before = journal.state(utterance.conversation());
        Floods.Verdict verdict = floods.of(utterance);
        boolean isNoticed = true;
        if (verdict == Floods.Verdict.SHARE) {
            journal.finishTurn(kept, before, List.of());
            insight.leftUnanswered(utterance.conversation().platform());
        } else {
            isNoticed = takeTurn(lane, kept, taking(utterance, before, verdict));
        }
        floods.got(utterance, isNoticed);
    }

    /// @return whether the person is told to write more slowly
    private boolean takeTurn(Lanes.Lane lane, Kept kept, Taking taking)
            throws InterruptedException {
        Optional<Answer> answer = answer(lane, dialogue.get(), taking);
        if (answer.isPresent()) {
            finish(kept, answer.get());
        } else {
            setAside(kept, taking.before());
        }
        return answer.filter(made -> made.turn().outcome() == Outcome.SLOWED).isPresent();
    }

    /// A turn to take.
    ///
    /// @param verdict whether the person writes too fast
    /// @param toForget what goes with it, if the person wants to be forgotten
    private record Taking(
            Utterance utterance,
            ConversationState before,
            Floods.Verdict verdict,
            Optional<Forgotten> toForget) {

        Turn by(Dialogue dialogue) {
            if (verdict == Floods.Verdict.NOTICE) {
                return dialogue.slowDown(utterance, before);
            }
            return toForget.map(forgotten -> dialogue.forget(utterance, before, forgotten))
                    .orElseGet(() -> dialogue.turn(utterance, before));
        }
    }

    private Taking taking(Utterance utterance, ConversationState before, Floods.Verdict verdict) {
        return new Taking(
                utterance,
                before,
                verdict,
                utterance.intent() instanceof Intent.Forget
                        ? Optional.of(journal.forgettable(utterance.conversation()))
                        : Optional.empty());
    }

    /// A turn taken and rendered.
    private record Answer(Turn turn, List<OutboundMessage> messages, Duration taken) {}

    private void finish(Kept kept, Answer answer) {
        Turn turn = answer.turn();
        if (forgets(kept.utterance(), turn)) {
            journal.finishByForgetting(kept, answer.messages());
        } else {
            journal.finishTurn(kept, turn.state(), answer.messages());
        }
        insight.turn(
                kept.utterance().conversation().platform(),
                turn.outcome(),
                turn.reply().language(),
                answer.taken());
    }

    /// An apology says nothing of having forgotten, so nothing is.
    private static boolean forgets(Utterance utterance, Turn turn) {
        return utterance.intent() instanceof Intent.Forget && turn.outcome() != Outcome.APOLOGY;
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
    private Optional<Answer> answer(Lanes.Lane lane, Dialogue current, Taking taking)
            throws InterruptedException {
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            lane.pause(processors::acquire);
            try {
                return Optional.of(answerOrApology(current, taking));
            } catch (RuntimeException | StackOverflowError e) {
                LOG.error("could not even apologise for {} (try {})", taking.utterance(), tries, e);
            } finally {
                processors.release();
            }
            int failures = tries;
            lane.pause(() -> retryDelay.pause(failures));
        }
        return Optional.empty();
    }

    /// A stack overflow counts as a failure to answer: what people write can drive a regular
    /// expression that deep.
    private Answer answerOrApology(Dialogue current, Taking taking) {
        Utterance utterance = taking.utterance();
        try {
            return answer(utterance, () -> taking.by(current));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("could not answer {}; apologising", utterance, e);
            return answer(utterance, () -> current.apology(utterance, taking.before()));
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
