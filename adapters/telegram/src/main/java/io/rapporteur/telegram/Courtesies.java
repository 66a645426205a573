package io.rapporteur.telegram;

import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Utterance;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.ActionType;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethodBoolean;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/// Signs that something arrived: "typing…" while a question is thought about, and a button that
/// stops spinning.
///
/// Each is tried once, on a thread of its own; an answer neither waits for it nor fails with it.
final class Courtesies {

    private static final Logger LOG = LoggerFactory.getLogger(Courtesies.class);

    private final TelegramClient client;

    /// @param client not the one that sends answers, so that a slow courtesy takes none of its
    ///   connections
    Courtesies(TelegramClient client) {
        this.client = client;
    }

    void acknowledge(Arrival arrival) {
        switch (arrival) {
            case Arrival.Spoken(Utterance utterance, Address address) -> {
                if (utterance.intent() instanceof Intent.Ask) {
                    tryOnce(typing(address));
                }
            }
            case Arrival.Pressed(_, String query) -> tryOnce(new AnswerCallbackQuery(query));
            case Arrival.NotForUs _, Arrival.Unreadable _ -> {}
        }
    }

    private static SendChatAction typing(Address address) {
        SendChatAction typing =
                new SendChatAction(Long.toString(address.chat()), ActionType.TYPING.toString());
        @Nullable Integer thread = address.thread();
        if (thread != null) {
            typing.setMessageThreadId(thread);
        }
        return typing;
    }

    private void tryOnce(BotApiMethodBoolean courtesy) {
        Thread.ofVirtual()
                .name("telegram-courtesy")
                .start(() -> {
                    try {
                        client.execute(courtesy);
                    } catch (TelegramApiException | RuntimeException e) {
                        LOG.debug(
                                "{} came to nothing: {}",
                                courtesy.getMethod(),
                                e.getClass().getSimpleName());
                    }
                });
    }
}
