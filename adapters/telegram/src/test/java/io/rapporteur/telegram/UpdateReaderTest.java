package io.rapporteur.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.LanguageHint;
import io.rapporteur.core.dialogue.Utterance;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

class UpdateReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ANNA = 77;
    private static final long BEN = 88;
    private static final long GROUP = -1001234567890L;

    private final FakeTelegram telegram = FakeTelegram.start();
    private final UpdateReader reader =
            new UpdateReader(FakeTelegram.BOT_ID, Adapters.BOT, Adapters.CLOCK);

    @AfterEach
    void stop() {
        telegram.close();
    }

    // --- in private

    @ParameterizedTest
    @CsvSource({
        "en, Who won the election?, ENGLISH",
        "fr-CA, Qui a gagné l’élection ?, FRENCH",
        "es_419, ¿Quién ganó la elección?, SPANISH",
        "ar, من فاز في الانتخابات؟, ARABIC"
    })
    void takesAnyPrivateTextAsAQuestion(String code, String text, Language hint) {
        Utterance utterance = spoken(telegram.privateText(ANNA, code, text));

        assertThat(utterance.intent()).isEqualTo(new Intent.Ask(text));
        assertThat(utterance.hint()).contains(LanguageHint.byPlatform(hint));
        assertThat(utterance.conversation().value()).isEqualTo("77");
        assertThat(utterance.at()).isEqualTo(Instant.ofEpochSecond(1_764_000_000));
    }

    @Test
    void givesNoHintForALanguageThatWeDoNotSpeakOrNone() {
        assertThat(spoken(telegram.privateText(ANNA, "de", "Wer?")).hint()).isEmpty();
        assertThat(spoken(telegram.privateText(ANNA, "", "Wer?")).hint()).isEmpty();
    }

    @Test
    void namesTheUpdateTheSameOnEveryDelivery() {
        JsonNode update = update(telegram.privateText(ANNA, "en", "Who?"));

        assertThat(utterance(update).key())
                .isEqualTo("telegram:4242:5")
                .isEqualTo(utterance(update).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B\u2060", "?", "👮", "/", "/é", "/ ask"})
    void passesOnWhateverTextThereIs(String text) {
        assertThat(intent(telegram.privateText(ANNA, "en", text))).isEqualTo(new Intent.Ask(text));
    }

    @Test
    void passesOnATextOf100Kilobytes() {
        String text = "what ".repeat(20_000);

        assertThat(intent(telegram.privateText(ANNA, "en", text))).isEqualTo(new Intent.Ask(text));
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                command("/start", new Intent.Start()),
                command("/start e_president-votes", new Intent.Start()),
                command("/help", new Intent.Help()),
                command("/HELP", new Intent.Help()),
                command("/ask", new Intent.Help()),
                command("/ask Who won?", new Intent.Ask("Who won?")),
                command("/ask@rapporteur_bot  Who\nwon?", new Intent.Ask("Who\nwon?")),
                command("\u200F/ask من فاز؟", new Intent.Ask("من فاز؟")),
                command("/topics", new Intent.BrowseTopics(0)),
                command("/language", new Intent.ChangeLanguage(Optional.empty())),
                command(
                        "/language français",
                        new Intent.ChangeLanguage(Optional.of(Language.FRENCH))),
                command(
                        "/language العربية",
                        new Intent.ChangeLanguage(Optional.of(Language.ARABIC))),
                command("/language Klingon", new Intent.ChangeLanguage(Optional.empty())),
                command("/sources", new Intent.ShowSources()),
                command("/privacy", new Intent.Privacy()),
                command("/forget", new Intent.Forget()),
                command("/settings", new Intent.ChangeLanguage(Optional.empty())),
                command("/weather today", new Intent.Help()));
    }

    private static Arguments command(String text, Intent intent) {
        return Arguments.of(text, intent);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void understandsCommands(String text, Intent intent) {
        assertThat(intent(telegram.privateText(ANNA, "en", text))).isEqualTo(intent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo", "sticker", "voice", "document", "location"})
    void saysThatItCannotReadWhatIsNoText(String kind) {
        ObjectNode message = telegram.privateText(ANNA, "en", "");
        message.remove("text");
        message.putObject(kind).put("file_id", "x");

        assertThat(intent(message)).isEqualTo(new Intent.Unreadable());
    }

    @Test
    void takesACaptionForTheQuestion() {
        ObjectNode message = telegram.privateText(ANNA, "en", "");
        message.remove("text");
        message.putArray("photo").addObject().put("file_id", "x");
        message.put("caption", "Who is this?");

        assertThat(intent(message)).isEqualTo(new Intent.Ask("Who is this?"));
    }

    @Test
    void isSilentAboutWhatTelegramItselfPostsIntoAChat() {
        ObjectNode message = telegram.privateText(ANNA, "en", "");
        message.remove("text");
        message.putObject("pinned_message").put("message_id", 1);

        assertThat(read(message)).isInstanceOf(Arrival.NotForUs.class);
    }

    @Test
    void readsAQuestionBesideThingsThatNoLibraryKnowsYet() {
        ObjectNode message = telegram.privateText(ANNA, "en", "Who won?");
        message.putObject("from_the_future").put("x", 1L << 60);
        telegram.replyingToBot(message);
        ((ObjectNode) message.path("reply_to_message"))
                .put("date", 1L << 40)
                .putObject("chat_background_set")
                .putObject("type")
                .put("type", "hologram");

        assertThat(intent(message)).isEqualTo(new Intent.Ask("Who won?"));
    }

    // --- in groups

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who won?",
                "/ask@another_bot Who won?",
                "/weather",
                "see @rapporteur_bot2 and @rapporteur",
                "write to info@rapporteur_bot",
                "https://t.me/@rapporteur_bot"
            })
    void isSilentInAGroupUnlessAddressed(String text) {
        assertThat(read(telegram.groupText(GROUP, ANNA, "en", text)))
                .isInstanceOf(Arrival.NotForUs.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ask Who won?",
                "/ask@rapporteur_bot Who won?",
                "/ASK@Rapporteur_Bot Who won?",
                "@rapporteur_bot Who won?",
                "@Rapporteur_bot, Who won?",
                "Who won? @rapporteur_bot"
            })
    void hearsInAGroupWhenAddressed(String text) {
        assertThat(intent(telegram.groupText(GROUP, ANNA, "en", text)))
                .isEqualTo(new Intent.Ask("Who won?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Qui a gagné ?", "¿Quién ganó?", "من فاز؟", "Who won?"})
    void hearsAReplyToItsOwnMessage(String text) {
        ObjectNode message = telegram.replyingToBot(telegram.groupText(GROUP, ANNA, "en", text));

        assertThat(intent(message)).isEqualTo(new Intent.Ask(text));
    }

    @Test
    void takesNoReplyToATopicsOpeningForAReplyToItself() {
        ObjectNode message =
                telegram.replyingToBot(
                        telegram.inTopic(telegram.groupText(GROUP, ANNA, "en", "hello all"), 9));
        ((ObjectNode) message.path("reply_to_message")).putObject("forum_topic_created");

        assertThat(read(message)).isInstanceOf(Arrival.NotForUs.class);
    }

    @Test
    void ignoresACommandForAnotherBotEvenInAReply() {
        ObjectNode message =
                telegram.replyingToBot(
                        telegram.groupText(GROUP, ANNA, "en", "/ask@another_bot Who won?"));

        assertThat(read(message)).isInstanceOf(Arrival.NotForUs.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@rapporteur_bot", "/ask", "/weather@rapporteur_bot"})
    void explainsItselfWhenCalledWithoutAQuestion(String text) {
        assertThat(intent(telegram.groupText(GROUP, ANNA, "en", text)))
                .isEqualTo(new Intent.Help());
    }

    @Test
    void saysInAGroupThatItCannotReadAPhotoOnlyIfThatWasAReplyToIt() {
        ObjectNode message = telegram.groupText(GROUP, ANNA, "en", "");
        message.remove("text");
        message.putArray("photo").addObject().put("file_id", "x");
        assertThat(read(message)).isInstanceOf(Arrival.NotForUs.class);

        assertThat(intent(telegram.replyingToBot(message))).isEqualTo(new Intent.Unreadable());
    }

    @Test
    void keepsTheConversationsOfPeopleAndTopicsApart() {
        assertThat(conversation(telegram.groupText(GROUP, ANNA, "en", "/ask a")))
                .isEqualTo("-1001234567890/0/77");
        assertThat(conversation(telegram.groupText(GROUP, BEN, "en", "/ask a")))
                .isEqualTo("-1001234567890/0/88");
        assertThat(
                        conversation(
                                telegram.inTopic(
                                        telegram.groupText(GROUP, BEN, "en", "/ask a"), 9)))
                .isEqualTo("-1001234567890/9/88");
    }

    @Test
    void leavesOutAThreadThatIsNoTopic() {
        ObjectNode message = telegram.groupText(GROUP, ANNA, "en", "/ask a");
        message.put("message_thread_id", 9);

        assertThat(Address.decode(spoken(message).address()).thread()).isNull();
        assertThat(Address.decode(spoken(telegram.inTopic(message, 9)).address()).thread())
                .isEqualTo(9);
    }

    @Test
    void answersAnAdministratorWhoStaysAnonymous() {
        ObjectNode message = telegram.groupText(GROUP, 1087968824, "en", "/ask Who won?");
        ((ObjectNode) message.path("from")).put("is_bot", true);
        message.putObject("sender_chat").put("id", GROUP).put("type", "supergroup");

        assertThat(conversation(message)).isEqualTo(GROUP + "/0/" + GROUP);
    }

    @Test
    void ignoresBots() {
        ObjectNode message = telegram.groupText(GROUP, BEN, "en", "/ask Who won?");
        ((ObjectNode) message.path("from")).put("is_bot", true);

        assertThat(read(message)).isInstanceOf(Arrival.NotForUs.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "edited_message",
                "channel_post",
                "edited_channel_post",
                "my_chat_member",
                "hologram"
            })
    void ignoresUpdatesThatAreNoMessage(String kind) {
        ObjectNode update = JSON.createObjectNode().put("update_id", 5);
        update.set(kind, telegram.privateText(ANNA, "en", "Who won?"));

        assertThat(reader.read(update)).isInstanceOf(Arrival.NotForUs.class);
    }

    // --- buttons

    @Test
    void decodesAButtonWithoutAnyMemoryOfIt() {
        Arrival.Pressed pressed =
                press(telegram.privateText(ANNA, "en", "an answer"), "choose:fr:president-votes");

        assertThat(pressed.utterance().intent())
                .isEqualTo(new Intent.Choose(new PassageId("president-votes")));
        assertThat(pressed.utterance().hint()).contains(LanguageHint.byButton(Language.FRENCH));
        assertThat(pressed.query()).isEqualTo("q1");
        assertThat(pressed.utterance().at()).isEqualTo(Adapters.NOW);
    }

    @Test
    void givesTheTurnToWhoeverPressed() {
        ObjectNode carrier =
                telegram.inTopic(telegram.groupText(GROUP, ANNA, "en", "an answer"), 9);

        Utterance utterance = press(carrier, "help:ar").utterance();

        assertThat(utterance.conversation().value()).isEqualTo("-1001234567890/9/88");
        assertThat(Address.decode(utterance.address()))
                .isEqualTo(new Address(GROUP, carrier.path("message_id").asInt(), 9));
    }

    @Test
    void worksOnAMessageThatIsTooOldToBeShownInFull() {
        ObjectNode carrier = JSON.createObjectNode().put("message_id", 3).put("date", 0);
        carrier.putObject("chat").put("id", BEN).put("type", "private");

        assertThat(press(carrier, "sources:es").utterance().intent())
                .isEqualTo(new Intent.ShowSources());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "old-style-7", "choose:de:x", "topics:en:-1", "زر"})
    void helpsWhenAButtonIsNoneOfOurs(String code) {
        assertThat(press(telegram.privateText(ANNA, "en", "an answer"), code).utterance().intent())
                .isEqualTo(new Intent.Help());
    }

    // --- unreadable

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"update_id\":5,\"message\":7}",
                "{\"update_id\":5,\"message\":{\"from\":{\"id\":1}}}",
                "{\"update_id\":5,\"message\":{\"from\":{\"id\":1},\"text\":\"x\",\"message_id\":1,"
                        + "\"chat\":{\"id\":\"one\",\"type\":\"private\"}}}",
                "{\"update_id\":5,\"message\":{\"from\":{\"id\":1},\"text\":\"x\",\"message_id\":1e3,"
                    + "\"chat\":{\"id\":1,\"type\":\"private\"}}}",
                "{\"update_id\":5,\"callback_query\":{\"message\":{}}}",
                "{\"message\":{\"text\":\"no number\"}}",
                "{\"update_id\":\"five\"}",
                "[]",
                "null"
            })
    void setsAsideWhatItCannotReadAndSaysWhy(String raw) throws Exception {
        Arrival arrival = reader.read(JSON.readTree(raw));

        assertThat(arrival).isInstanceOf(Arrival.Unreadable.class);
        Arrival.Unreadable unreadable = (Arrival.Unreadable) arrival;
        assertThat(JSON.readTree(unreadable.update().raw())).isEqualTo(JSON.readTree(raw));
        assertThat(unreadable.update().key()).startsWith("telegram:4242:");
        assertThat(unreadable.update().problem()).isNotBlank().doesNotContain("no number");
    }

    // ---

    private Arrival.Pressed press(JsonNode carrier, String code) {
        ObjectNode query = JSON.createObjectNode().put("id", "q1").put("data", code);
        query.putObject("from").put("id", BEN).put("is_bot", false).put("language_code", "en");
        query.set("message", carrier);
        ObjectNode update = JSON.createObjectNode().put("update_id", 5);
        update.set("callback_query", query);
        return (Arrival.Pressed) reader.read(update);
    }

    private static ObjectNode update(JsonNode message) {
        ObjectNode update = JSON.createObjectNode().put("update_id", 5);
        update.set("message", message);
        return update;
    }

    private Arrival read(JsonNode message) {
        return reader.read(update(message));
    }

    private Utterance utterance(JsonNode update) {
        return ((Arrival.Spoken) reader.read(update)).utterance();
    }

    private Utterance spoken(JsonNode message) {
        return utterance(update(message));
    }

    private Intent intent(JsonNode message) {
        return spoken(message).intent();
    }

    private String conversation(JsonNode message) {
        return spoken(message).conversation().value();
    }
}
