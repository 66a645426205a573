package io.rapporteur.telegram;

import io.rapporteur.core.delivery.Budget;
import io.rapporteur.core.delivery.Insight;
import io.rapporteur.core.delivery.OutboundMessage;
import io.rapporteur.core.delivery.Platform;
import io.rapporteur.core.delivery.Receipt;
import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.telegram.Outgoing.Button;

import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Shows replies on Telegram: renders them as text with entities, never as markup, and sends them
/// through the library.
final class TelegramPlatform implements Platform {

    /// When Telegram says "too many requests" without saying for how long.
    private static final Duration SOME_SECONDS = Duration.ofSeconds(5);

    /// A wrong token is an operator's matter; the answers wait for it meanwhile.
    private static final Duration UNTIL_SOMEBODY_LOOKS = Duration.ofSeconds(30);

    private final TelegramClient client;
    private final Budget overall;
    private final Insight insight;

    /// @param messagesPerSecond to whomever
    TelegramPlatform(TelegramClient client, int messagesPerSecond, Insight insight) {
        this.client = client;
        this.overall = new Budget("telegram/all", messagesPerSecond, Duration.ofSeconds(1));
        this.insight = insight;
    }

    @Override
    public String name() {
        return TelegramAdapter.NAME;
    }

    @Override
    public List<OutboundMessage> render(Reply reply, String address) {
        Address to = Address.decode(address);
        List<RichText> parts = Layout.parts(reply);
        List<List<Button>> keyboard = Keyboard.of(reply);
        List<OutboundMessage> messages = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            RichText part = parts.get(i);
            boolean last = i == parts.size() - 1;
            Outgoing message =
                    new Outgoing(
                            to.chat(),
                            to.thread(),
                            i == 0 ? to.message() : null,
                            part.text(),
                            part.entities(),
                            last ? keyboard : List.of());
            messages.add(new OutboundMessage(message.encode(), budgets(to.chat())));
        }
        return messages;
    }

    /// Source of the paces: Telegram's FAQ for bots, "My bot is hitting limits".
    private List<Budget> budgets(long chat) {
        Budget one = new Budget("telegram/chat/" + chat, 1, Duration.ofSeconds(1));
        boolean group = chat < 0;
        return group
                ? List.of(
                        one,
                        new Budget("telegram/group/" + chat, 20, Duration.ofMinutes(1)),
                        overall)
                : List.of(one, overall);
    }

    @Override
    public Receipt send(OutboundMessage message) {
        Outgoing outgoing = Outgoing.decode(message.payload());
        try {
            return tryToSend(outgoing);
        } catch (TelegramApiRequestException e) {
            return afterRefusal(outgoing, e);
        }
    }

    /// A group that became a supergroup has a new number; what Telegram does not take as it is, it
    /// may take as plain text.
    private Receipt afterRefusal(Outgoing refused, TelegramApiRequestException refusal) {
        Outgoing other = another(refused, refusal);
        if (other.equals(refused)) {
            return receipt(refusal);
        }
        insight.retried(TelegramAdapter.NAME, false);
        try {
            return tryToSend(other);
        } catch (TelegramApiRequestException e) {
            return receipt(e);
        }
    }

    /// Another form of the message that may be taken; the same if there is none.
    private static Outgoing another(Outgoing refused, TelegramApiRequestException refusal) {
        Long newChat =
                refusal.getParameters() == null
                        ? null
                        : refusal.getParameters().getMigrateToChatId();
        if (newChat != null) {
            return refused.to(newChat);
        }
        String why = description(refusal).toLowerCase(Locale.ROOT);
        if (code(refusal) != 400 || why.contains("chat not found")) {
            return refused;
        }
        boolean topicIsGone = why.contains("thread") || why.contains("topic");
        return topicIsGone && refused.thread() != null ? refused.withoutThread() : refused.plain();
    }

    /// @throws TelegramApiRequestException if Telegram says no
    private Receipt tryToSend(Outgoing message) throws TelegramApiRequestException {
        try {
            client.execute(message.request());
            return new Receipt.Delivered();
        } catch (TelegramApiValidationException e) {
            return new Receipt.Refused("the library finds the message invalid: " + e.getMessage());
        } catch (TelegramApiRequestException e) {
            if (code(e) == 0) {
                // The library could not read the answer, but the status was 200: it was delivered.
                return new Receipt.Delivered();
            }
            throw e;
        } catch (TelegramApiException e) {
            return withoutAnswer(e);
        }
    }

    private static Receipt withoutAnswer(TelegramApiException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        // A client's message may hold the URL and the token.
        String why = cause.getClass().getSimpleName();
        return Receipt.Unreachable.isToldBy(e)
                ? new Receipt.Unreachable("no connection to Telegram: " + why)
                : new Receipt.Uncertain("no answer from Telegram: " + why);
    }

    private static Receipt receipt(TelegramApiRequestException refusal) {
        int code = code(refusal);
        String why = code + " " + description(refusal);
        return switch (code) {
            case 429 -> new Receipt.Postponed(retryAfter(refusal), why);
            case 401, 404 ->
                    new Receipt.Postponed(
                            UNTIL_SOMEBODY_LOOKS,
                            why + ": the token is not accepted, check TELEGRAM_BOT_TOKEN");
            default -> code >= 500 ? new Receipt.Uncertain(why) : new Receipt.Refused(why);
        };
    }

    private static Duration retryAfter(TelegramApiRequestException refusal) {
        @Nullable Integer seconds =
                refusal.getParameters() == null ? null : refusal.getParameters().getRetryAfter();
        return seconds == null || seconds < 1 ? SOME_SECONDS : Duration.ofSeconds(seconds);
    }

    private static int code(TelegramApiRequestException refusal) {
        @Nullable Integer code = refusal.getErrorCode();
        return code == null ? 400 : code;
    }

    private static String description(TelegramApiRequestException refusal) {
        @Nullable String description = refusal.getApiResponse();
        return description == null ? "without a description" : description;
    }
}
