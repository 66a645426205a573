package io.rapporteur.telegram;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.ButtonCode;
import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.LanguageHint;
import io.rapporteur.core.dialogue.Utterance;
import io.rapporteur.knowledge.Fingerprint;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads one update, looking only at the fields that matter: whatever Telegram adds elsewhere, or
/// in the message that was replied to, cannot make a question unreadable.
final class UpdateReader {

    private static final int UNREADABLE_DIGITS = 32;

    private final long botId;
    private final Addressing addressing;
    private final Clock clock;

    /// @param botId from the token, so that keys depend on nothing that Telegram may answer
    UpdateReader(long botId, Bot bot, Clock clock) {
        this.botId = botId;
        this.addressing = new Addressing(bot);
        this.clock = clock;
    }

    /// The number by which an update is confirmed; empty if it has none.
    static OptionalLong id(JsonNode update) {
        JsonNode id = update.path("update_id");
        return id.isIntegralNumber() && id.canConvertToLong()
                ? OptionalLong.of(id.longValue())
                : OptionalLong.empty();
    }

    Arrival read(JsonNode update) {
        try {
            return id(update).isPresent() ? readKnown(update) : unreadable(update, "no update_id");
        } catch (UnexpectedShape e) {
            return unreadable(update, e.getMessage());
        } catch (RuntimeException e) {
            // A mistake of ours with one update must not hold up the others for ever.
            return unreadable(update, "reading it failed: " + e.getClass().getSimpleName());
        }
    }

    /// What arrived where an update should be and is not even JSON.
    UnreadableUpdate unreadable(String raw, String problem) {
        return new UnreadableUpdate(keyOfUnreadable(raw), TelegramAdapter.NAME, raw, problem);
    }

    private Arrival readKnown(JsonNode update) {
        if (update.has("message")) {
            return spoken(update, new MessageNode(update.path("message")));
        }
        if (update.has("callback_query")) {
            return pressed(update, update.path("callback_query"));
        }
        return new Arrival.NotForUs();
    }

    private Arrival spoken(JsonNode update, MessageNode message) {
        if (message.isFromMachine()) {
            return new Arrival.NotForUs();
        }
        return addressing
                .intent(message)
                .<Arrival>map(intent ->
                        new Arrival.Spoken(utterance(update, message, intent), message.address()))
                .orElseGet(Arrival.NotForUs::new);
    }

    private Utterance utterance(JsonNode update, MessageNode message, Intent intent) {
        return new Utterance(
                key(update),
                conversation(message, message.sender()),
                intent,
                message.languageHint().map(LanguageHint::byPlatform),
                message.address().encode(),
                message.date().orElseGet(clock::instant));
    }

    private Arrival pressed(JsonNode update, JsonNode query) {
        String id = MessageNode.text(query, "id");
        if (!query.has("message")) {
            // It hangs on a message sent for us in inline mode, which we do not offer.
            return new Arrival.NotForUs();
        }
        MessageNode carrier = new MessageNode(query.path("message"));
        Optional<ButtonCode> code = ButtonCode.decode(query.path("data").asText());
        long presser = MessageNode.number(query.path("from"), "id");
        Utterance utterance =
                new Utterance(
                        key(update),
                        conversation(carrier, presser),
                        code.map(ButtonCode::intent).orElseGet(Intent.Help::new),
                        hint(code, query),
                        carrier.address().encode(),
                        clock.instant());
        return new Arrival.Pressed(utterance, id);
    }

    private static Optional<LanguageHint> hint(Optional<ButtonCode> code, JsonNode query) {
        return code.map(ButtonCode::language)
                .map(LanguageHint::byButton)
                .or(() -> MessageNode.language(query.path("from")).map(LanguageHint::byPlatform));
    }

    /// In a group everybody has a conversation of their own in each topic, so that the language one
    /// person chose, or the sources they ask for, are theirs.
    private static ConversationId conversation(MessageNode message, long person) {
        String value =
                message.isPrivate()
                        ? Long.toString(message.chat())
                        : message.chat() + "/" + message.thread().orElse(0) + "/" + person;
        return new ConversationId(TelegramAdapter.NAME, value);
    }

    private Arrival unreadable(JsonNode update, String problem) {
        String raw = update.toString();
        String key = id(update).isPresent() ? key(update) : keyOfUnreadable(raw);
        return new Arrival.Unreadable(
                new UnreadableUpdate(key, TelegramAdapter.NAME, raw, problem));
    }

    private String key(JsonNode update) {
        return key(Long.toString(id(update).orElseThrow()));
    }

    private String keyOfUnreadable(String raw) {
        return key("unreadable-" + Fingerprint.of(raw).digits(UNREADABLE_DIGITS));
    }

    private String key(String last) {
        return TelegramAdapter.NAME + ":" + botId + ":" + last;
    }

    /// A field that we need is missing or of another kind.
    static final class UnexpectedShape extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnexpectedShape(String problem) {
            super(problem);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
