package io.rapporteur.telegram;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.knowledge.Language;
import io.rapporteur.telegram.UpdateReader.UnexpectedShape;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A message of the Bot API, still a tree, with names for what we need of it.
record MessageNode(JsonNode node) {

    /// What people send that is not text. A positive list: what Telegram itself posts into a chat
    /// (a pinned message, a new member) wants no answer.
    private static final List<String> CONTENT =
            List.of(
                    "photo",
                    "sticker",
                    "voice",
                    "audio",
                    "video",
                    "video_note",
                    "document",
                    "animation",
                    "contact",
                    "location",
                    "venue",
                    "poll",
                    "dice",
                    "story",
                    "game",
                    "paid_media",
                    "live_photo",
                    "checklist",
                    "rich_message");

    MessageNode {
        if (!node.isObject()) {
            throw new UnexpectedShape("the message is no object");
        }
    }

    long chat() {
        return number(node.path("chat"), "id");
    }

    boolean isPrivate() {
        return "private".equals(text(node.path("chat"), "type"));
    }

    boolean isGroup() {
        String type = text(node.path("chat"), "type");
        return "group".equals(type) || "supergroup".equals(type);
    }

    /// Who wrote it; an administrator who stays anonymous writes as the group.
    long sender() {
        return isFromAnonymousAdmin() ? chat() : number(node.path("from"), "id");
    }

    /// Whether a bot wrote it, or it was copied here from a channel.
    boolean isFromMachine() {
        boolean bot = node.path("from").path("is_bot").asBoolean() && !isFromAnonymousAdmin();
        return bot || node.path("is_automatic_forward").asBoolean() || !node.has("from");
    }

    /// The topic; empty in General and where there are no topics.
    Optional<Integer> thread() {
        JsonNode thread = node.path("message_thread_id");
        return node.path("is_topic_message").asBoolean() && thread.canConvertToInt()
                ? Optional.of(thread.intValue())
                : Optional.empty();
    }

    Address address() {
        long message = number(node, "message_id");
        if (message != (int) message) {
            throw new UnexpectedShape("message_id " + message + " is beyond 32 bits");
        }
        return new Address(chat(), (int) message, thread().orElse(null));
    }

    /// What was written, be it below a picture.
    Optional<String> words() {
        return Optional.of(node.path("text"))
                .filter(JsonNode::isTextual)
                .or(() -> Optional.of(node.path("caption")).filter(JsonNode::isTextual))
                .map(JsonNode::textValue);
    }

    boolean hasContent() {
        return CONTENT.stream().anyMatch(node::has);
    }

    /// In a topic every message "replies" to the one that opened the topic: that is no reply.
    boolean repliesTo(long person) {
        JsonNode original = node.path("reply_to_message");
        return original.path("from").path("id").asLong() == person
                && !original.has("forum_topic_created");
    }

    Optional<Instant> date() {
        JsonNode date = node.path("date");
        return date.isIntegralNumber() && date.canConvertToInt() && date.intValue() > 0
                ? Optional.of(Instant.ofEpochSecond(date.intValue()))
                : Optional.empty();
    }

    Optional<Language> languageHint() {
        return language(node.path("from"));
    }

    static Optional<Language> language(JsonNode user) {
        return Language.ofTag(user.path("language_code").asText());
    }

    /// @throws UnexpectedShape if there is no such text
    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual()) {
            throw new UnexpectedShape("\"" + field + "\" is missing or no text");
        }
        return value.textValue();
    }

    /// @throws UnexpectedShape if there is no such whole number
    static long number(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new UnexpectedShape("\"" + field + "\" is missing or no whole number");
        }
        return value.longValue();
    }

    private boolean isFromAnonymousAdmin() {
        return isGroup() && node.path("sender_chat").path("id").asLong() == chat();
    }
}
