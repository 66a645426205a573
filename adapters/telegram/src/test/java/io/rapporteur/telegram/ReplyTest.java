package io.rapporteur.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.rapporteur.core.delivery.Budget;
import io.rapporteur.core.delivery.OutboundMessage;
import io.rapporteur.core.delivery.Platform;
import io.rapporteur.core.delivery.Receipt;
import io.rapporteur.core.dialogue.ButtonCode;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

class ReplyTest {

    private static final long ANNA = 77;
    private static final long GROUP = -100123;

    private final FakeTelegram telegram = FakeTelegram.start();
    private final TelegramAdapter adapter = Adapters.adapter(Adapters.polling(telegram));
    private final Platform platform = adapter.platform();

    @AfterEach
    void stop() {
        adapter.close();
        telegram.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void answersTheQuestionWithoutAPreviewOfLinks(Language language) {
        send(Paragraph.of("نعم oui sí yes"), language, new Address(ANNA, 5, null));

        JsonNode request = telegram.sent().getFirst().path("request");
        assertThat(request.path("reply_parameters").path("message_id").asInt()).isEqualTo(5);
        assertThat(request.path("reply_parameters").path("allow_sending_without_reply").asBoolean())
                .isTrue();
        assertThat(request.path("link_preview_options").path("is_disabled").asBoolean()).isTrue();
        assertThat(request.has("parse_mode")).isFalse();
        assertThat(request.has("message_thread_id")).isFalse();
    }

    @Test
    void staysInTheTopic() {
        ObjectNode question = telegram.inTopic(telegram.groupText(GROUP, ANNA, "en", "/ask"), 9);

        send(Paragraph.of("yes"), Language.ENGLISH, new MessageNode(question).address());

        assertThat(telegram.sent().getFirst().path("message_thread_id").asInt()).isEqualTo(9);
    }

    @Test
    void isOneReplyThoughItTakesSeveralMessages() {
        Reply reply =
                new Reply(
                        Language.ENGLISH,
                        IntStream.range(0, 5)
                                .<Reply.Block>mapToObj(i -> Paragraph.of((i + " ").repeat(1000)))
                                .toList(),
                        List.of(option("president-votes")),
                        Optional.empty());

        sendAll(reply, new Address(ANNA, 5, null));

        assertThat(telegram.sent()).hasSize(3);
        assertThat(telegram.sent())
                .extracting(message -> message.path("request").has("reply_parameters"))
                .containsExactly(true, false, false);
        assertThat(telegram.sent())
                .extracting(message -> message.has("reply_markup"))
                .containsExactly(false, false, true);
    }

    @Test
    void arrangesQuestionsOneARowAndLanguagesTwo() {
        Reply reply =
                new Reply(
                        Language.ENGLISH,
                        List.of(Paragraph.of("Which one?")),
                        List.of(
                                option("a"),
                                option("b"),
                                new Choice("None", new Intent.NoneOfThese(), Choice.Kind.OPTION),
                                new Choice(
                                        "Next", new Intent.BrowseTopics(1), Choice.Kind.NAVIGATION),
                                language(Language.ENGLISH),
                                language(Language.FRENCH),
                                language(Language.SPANISH)),
                        Optional.empty());

        sendAll(reply, new Address(ANNA, 5, null));

        assertThat(keyboard())
                .containsExactly(
                        List.of("choose:en:a"),
                        List.of("choose:en:b"),
                        List.of("none:en"),
                        List.of("topics:en:1"),
                        List.of("language:en:en", "language:en:fr"),
                        List.of("language:en:es"));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void carriesInEveryButtonWhatItMeans(Language language) {
        PassageId longest = new PassageId("a".repeat(PassageId.MAX_LENGTH));
        Choice choice =
                new Choice("سؤال question", new Intent.Choose(longest), Choice.Kind.RELATED);
        Reply reply =
                new Reply(language, List.of(Paragraph.of("x")), List.of(choice), Optional.empty());

        sendAll(reply, new Address(ANNA, 5, null));

        assertThat(ButtonCode.decode(keyboard().getFirst().getFirst()))
                .contains(new ButtonCode(new Intent.Choose(longest), language));
    }

    @Test
    void leavesOutAButtonThatCannotBeOne() {
        Choice impossible = new Choice("ask", new Intent.Ask("anything"), Choice.Kind.NAVIGATION);
        Choice tooLong =
                new Choice("t", new Intent.OpenTopic("t".repeat(80), 0), Choice.Kind.NAVIGATION);
        Reply reply =
                new Reply(
                        Language.ENGLISH,
                        List.of(Paragraph.of("x")),
                        List.of(impossible, tooLong, option("a")),
                        Optional.empty());

        sendAll(reply, new Address(ANNA, 5, null));

        assertThat(keyboard()).containsExactly(List.of("choose:en:a"));
    }

    @Test
    void goesAtThePaceOfAChat() {
        assertThat(budgets(ANNA))
                .containsExactly(
                        new Budget("telegram/chat/77", 1, Duration.ofSeconds(1)),
                        new Budget("telegram/all", 30, Duration.ofSeconds(1)));
        assertThat(budgets(GROUP))
                .containsExactly(
                        new Budget("telegram/chat/-100123", 1, Duration.ofSeconds(1)),
                        new Budget("telegram/group/-100123", 20, Duration.ofMinutes(1)),
                        new Budget("telegram/all", 30, Duration.ofSeconds(1)));
    }

    /// Law: whatever the reply, Telegram takes it, and not a word is lost.
    @Test
    void isTakenWhateverItHolds() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 60; round++) {
            Reply reply = new RandomReply(random).reply();
            int before = telegram.sent().size();

            List<Receipt> receipts = sendAll(reply, new Address(ANNA, 5, null));

            assertThat(receipts)
                    .as("seed %d, round %d", seed, round)
                    .hasOnlyElementsOfType(Receipt.Delivered.class);
            List<JsonNode> parts = telegram.sent().subList(before, telegram.sent().size());
            // A fallback would have been taken as well, but as two calls.
            assertThat(telegram.calls("sendMessage"))
                    .as("seed %d", seed)
                    .hasSize(telegram.sent().size());
            assertThat(letters(parts.stream().map(part -> part.path("text").asText())))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(letters(reply.blocks().stream().flatMap(RandomReply::words)));
            assertThat(parts)
                    .allMatch(part ->
                            part.path("text").asText().equals(part.path("text").asText().strip()));
        }
    }

    private static String letters(Stream<String> texts) {
        StringBuilder letters = new StringBuilder();
        texts.forEach(text ->
                text.codePoints()
                        .filter(Character::isLetterOrDigit)
                        .forEach(letters::appendCodePoint));
        return letters.toString();
    }

    private List<Budget> budgets(long chat) {
        Reply reply =
                new Reply(
                        Language.ENGLISH, List.of(Paragraph.of("x")), List.of(), Optional.empty());
        return platform.render(reply, new Address(chat, 5, null).encode()).getFirst().budgets();
    }

    private void send(Paragraph paragraph, Language language, Address address) {
        sendAll(new Reply(language, List.of(paragraph), List.of(), Optional.empty()), address);
    }

    private List<Receipt> sendAll(Reply reply, Address address) {
        List<OutboundMessage> messages = platform.render(reply, address.encode());
        return messages.stream().map(platform::send).toList();
    }

    private List<List<String>> keyboard() {
        JsonNode rows = telegram.sent().getLast().path("reply_markup").path("inline_keyboard");
        return stream(rows)
                .map(row ->
                        stream(row).map(button -> button.path("callback_data").asText()).toList())
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Choice option(String entry) {
        return new Choice(entry + "?", new Intent.Choose(new PassageId(entry)), Choice.Kind.OPTION);
    }

    private static Choice language(Language language) {
        return new Choice(
                language.ownName(),
                new Intent.ChangeLanguage(Optional.of(language)),
                Choice.Kind.LANGUAGE);
    }
}
