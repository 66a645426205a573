package io.rapporteur.core.delivery;

import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Utterance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Tells who writes faster than a person reads: more than [#MOST] utterances within [#PERIOD], by
/// when they were said.
///
/// The first one too many gets a notice; those that follow share it as their outcome, until the
/// person writes more slowly. The wish to be forgotten is always granted.
///
/// It remembers the latest conversations only, in memory: after a restart people are answered
/// again.
final class Floods {

    static final int MOST = 20;
    static final Duration PERIOD = Duration.ofMinutes(1);

    /// At some kilobytes each.
    private static final int MOST_CONVERSATIONS = 5_000;

    /// What an utterance is to get.
    enum Verdict {
        ANSWER,
        /// A request to write more slowly.
        NOTICE,
        /// Nothing of its own: it shares the notice before it.
        SHARE
    }

    /// Guarded by `this`.
    private final Map<ConversationId, Said> conversations =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ConversationId, Said> eldest) {
                    return size() > MOST_CONVERSATIONS;
                }
            };

    synchronized Verdict of(Utterance utterance) {
        Said said = conversations.get(utterance.conversation());
        if (said == null
                || utterance.intent() instanceof Intent.Forget
                || !said.isTooMuch(utterance.at())) {
            return Verdict.ANSWER;
        }
        return said.noticed ? Verdict.SHARE : Verdict.NOTICE;
    }

    /// The utterance has its outcome, and that is durable.
    ///
    /// @param isNoticed whether that is a notice, its own or a shared one
    synchronized void got(Utterance utterance, boolean isNoticed) {
        conversations
                .computeIfAbsent(utterance.conversation(), _ -> new Said())
                .add(utterance.at(), isNoticed);
    }

    /// What was said last in one conversation.
    private static final class Said {

        private final Deque<Instant> moments = new ArrayDeque<>(MOST + 1);
        private boolean noticed;

        /// Either way round: a clock that was put back makes nobody fast.
        private boolean isTooMuch(Instant next) {
            return moments.size() == MOST
                    && Duration.between(moments.getFirst(), next).abs().compareTo(PERIOD) < 0;
        }

        private void add(Instant moment, boolean isNoticed) {
            noticed = isTooMuch(moment) && (noticed || isNoticed);
            moments.addLast(moment);
            if (moments.size() > MOST) {
                moments.removeFirst();
            }
        }
    }
}
