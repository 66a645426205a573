package io.rapporteur.journal;

import io.rapporteur.core.delivery.Budget;
import io.rapporteur.core.delivery.OutboundMessage;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.ConversationState;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.LanguageHint;
import io.rapporteur.core.dialogue.Utterance;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Utterances, messages and states to write into a journal under test.
final class Said {

    static final Instant NOON = Instant.parse("2025-11-24T12:00:00.123456789Z");
    static final ConversationId ANNA = new ConversationId("telegram", "anna");
    static final ConversationId BADR = new ConversationId("slack", "badr");

    static final ConversationState REMEMBERED =
            new ConversationState(
                    Optional.of(Language.ARABIC),
                    Optional.of(Language.FRENCH),
                    Optional.of(new PassageId("president-votes")),
                    List.of(new PassageId("venue"), new PassageId("dates")));

    /// One of every case; a test proves that none is missing.
    static final List<Intent> INTENTS =
            List.of(
                    new Intent.Ask("Où a lieu l'assemblée ?"),
                    new Intent.Ask(""),
                    new Intent.Choose(new PassageId("president-votes")),
                    new Intent.NoneOfThese(),
                    new Intent.BrowseTopics(3),
                    new Intent.OpenTopic("venue", 2),
                    new Intent.ChangeLanguage(Optional.empty()),
                    new Intent.ChangeLanguage(Optional.of(Language.ARABIC)),
                    new Intent.ShowSources(),
                    new Intent.Start(),
                    new Intent.Help(),
                    new Intent.Privacy(),
                    new Intent.Forget(),
                    new Intent.Unreadable());

    private Said() {}

    static Utterance utterance(String key, ConversationId by) {
        return utterance(key, by, new Intent.Ask("question " + key));
    }

    static Utterance utterance(String key, ConversationId by, Intent intent) {
        return new Utterance(
                key,
                by,
                intent,
                Optional.of(LanguageHint.byPlatform(Language.SPANISH)),
                "address of " + key,
                NOON);
    }

    static OutboundMessage message(String payload) {
        return new OutboundMessage(
                payload,
                List.of(
                        new Budget("chat/42", 1, Duration.ofSeconds(1)),
                        new Budget("all", 30, Duration.ofMillis(1500))));
    }
}
