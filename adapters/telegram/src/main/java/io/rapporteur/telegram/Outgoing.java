package io.rapporteur.telegram;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;

import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

import java.util.List;

/// A message as it waits in the journal. Our own form, so that a newer library can still send what
/// an older one left there.
///
/// @param replyTo the message that it answers; only the first part of a reply has one
@JsonInclude(JsonInclude.Include.NON_NULL)
record Outgoing(
        long chat,
        @Nullable Integer thread,
        @Nullable Integer replyTo,
        String text,
        List<RichText.Entity> entities,
        List<List<Button>> keyboard) {

    /// @param code 1 to 64 bytes
    record Button(String label, String code) {}

    Outgoing {
        entities = List.copyOf(entities);
        keyboard = List.copyOf(keyboard);
    }

    String encode() {
        return BotApi.JSON.valueToTree(this).toString();
    }

    /// @throws IllegalArgumentException if `payload` was not made by [#encode()]
    static Outgoing decode(String payload) {
        try {
            return BotApi.JSON.readValue(payload, Outgoing.class);
        } catch (JsonProcessingException _) {
            throw new IllegalArgumentException(
                    "a payload of "
                            + payload.length()
                            + " characters was not made by this adapter");
        }
    }

    /// The words alone: whatever else it was that Telegram would not take, is gone.
    Outgoing plain() {
        return new Outgoing(
                chat,
                thread,
                null,
                new RichText(text, entities).writtenOut(Layout.MAX_LENGTH),
                List.of(),
                List.of());
    }

    Outgoing withoutThread() {
        return new Outgoing(chat, null, replyTo, text, entities, keyboard);
    }

    Outgoing to(long otherChat) {
        return new Outgoing(otherChat, thread, replyTo, text, entities, keyboard);
    }

    SendMessage request() {
        SendMessage message = new SendMessage(Long.toString(chat), text);
        message.setLinkPreviewOptions(LinkPreviewOptions.builder().isDisabled(true).build());
        if (thread != null) {
            message.setMessageThreadId(thread);
        }
        if (replyTo != null) {
            // Not its builder, which would add an empty list of quoted entities.
            ReplyParameters reply = new ReplyParameters(replyTo);
            reply.setAllowSendingWithoutReply(true);
            message.setReplyParameters(reply);
        }
        if (!entities.isEmpty()) {
            message.setEntities(entities.stream().map(Outgoing::request).toList());
        }
        if (!keyboard.isEmpty()) {
            message.setReplyMarkup(
                    new InlineKeyboardMarkup(keyboard.stream().map(Outgoing::row).toList()));
        }
        return message;
    }

    private static MessageEntity request(RichText.Entity entity) {
        MessageEntity request = new MessageEntity(entity.type(), entity.offset(), entity.length());
        if (entity.url() != null) {
            request.setUrl(entity.url());
        }
        return request;
    }

    private static InlineKeyboardRow row(List<Button> buttons) {
        return new InlineKeyboardRow(
                buttons.stream()
                        .map(button ->
                                InlineKeyboardButton.builder()
                                        .text(button.label())
                                        .callbackData(button.code())
                                        .build())
                        .toList());
    }
}
