package io.rapporteur.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Utterance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Optional;

class EventReaderTest {

    private final FakeSlack slack = new FakeSlack();
    private final EventReader reader =
            new EventReader(() -> Optional.of(new Identity("U0BOT", "rapporteur", "Fake Team")));

    @AfterEach
    void stop() {
        slack.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "<@U0BOT> Who votes? ! Who votes?",
                "<@U0BOT|rapporteur>: Qui vote ? ! Qui vote ?",
                "¿Quién vota, <@U0BOT>? ! ¿Quién vota, ?",
                "<@U0BOT>، من ينتخب الرئيس؟ ! من ينتخب الرئيس؟"
            })
    void leavesTheMentionOut(String text, String question) {
        assertThat(read(slack.mention("C1", "U1", text)).intent())
                .isEqualTo(new Intent.Ask(question));
    }

    @Test
    void leavesTheMentionOutBeforeTheBotKnowsItsNameToo() {
        FakeSlack.Delivery mention = slack.mention("C1", "U1", "<@U0BOT|rapporteur> Who votes?");

        assertThat(
                        new EventReader(Optional::empty)
                                .read(new Fields(mention.payload()))
                                .orElseThrow()
                                .intent())
                .isEqualTo(new Intent.Ask("Who votes?"));
    }

    @Test
    void answersAMentionInAThreadUnderIt() {
        JsonObject message = slack.message("app_mention", "C1", "U1", "<@U0BOT> Who votes?");
        Utterance utterance = read(slack.event(message));
        String ts = message.get("ts").getAsString();

        assertThat(utterance.conversation()).isEqualTo(new ConversationId("slack", "T0TEAM/C1/U1"));
        assertThat(utterance.key()).isEqualTo("slack:T0TEAM:C1:" + ts);
        assertThat(utterance.hint()).isEmpty();
        assertThat(utterance.at())
                .isEqualTo(Instant.ofEpochSecond(Long.parseLong(ts.substring(0, 10))));
        assertThat(address(utterance)).isEqualTo(new Address.Posted("C1", Optional.of(ts)));
    }

    @Test
    void answersAMentionInAThreadThere() {
        JsonObject message = slack.message("app_mention", "C1", "U1", "<@U0BOT> Who votes?");
        message.addProperty("thread_ts", "1732440000.000001");

        assertThat(address(read(slack.event(message))))
                .isEqualTo(new Address.Posted("C1", Optional.of("1732440000.000001")));
    }

    @Test
    void answersADirectMessageWhereItWasWritten() {
        assertThat(address(read(slack.directMessage("D1", "U1", "Who votes?"))))
                .isEqualTo(new Address.Posted("D1", Optional.empty()));

        JsonObject inThread = slack.message("message", "D1", "U1", "Who votes?");
        inThread.addProperty("channel_type", "im");
        inThread.addProperty("thread_ts", "1732440000.000001");
        assertThat(address(read(slack.event(inThread))))
                .isEqualTo(new Address.Posted("D1", Optional.of("1732440000.000001")));
    }

    @Test
    void namesAMessageTheSameHoweverItArrives() {
        JsonObject mention = slack.message("app_mention", "D1", "U1", "<@U0BOT> Who votes?");
        JsonObject message = mention.deepCopy();
        message.addProperty("type", "message");
        message.addProperty("channel_type", "im");

        assertThat(read(slack.event(mention))).isEqualTo(read(slack.event(message)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message_changed",
                "message_deleted",
                "channel_join",
                "bot_message",
                "assistant_app_thread"
            })
    void ignoresWhatNobodySaid(String subtype) {
        JsonObject message = slack.message("message", "D1", "U1", "text");
        message.addProperty("channel_type", "im");
        message.addProperty("subtype", subtype);

        assertIgnored(message);
    }

    @Test
    void ignoresBotsAndItself() {
        JsonObject otherBot = slack.message("app_mention", "C1", "U2", "<@U0BOT> hello");
        otherBot.addProperty("bot_id", "B2");
        assertIgnored(otherBot);

        JsonObject itself = slack.message("message", "D1", "U0BOT", "my answer");
        itself.addProperty("channel_type", "im");
        assertIgnored(itself);
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel", "group", "mpim"})
    void ignoresChannelMessagesThatDoNotMentionIt(String channelType) {
        JsonObject message = slack.message("message", "C1", "U1", "I wonder who votes?");
        message.addProperty("channel_type", channelType);

        assertIgnored(message);
    }

    @Test
    void ignoresOtherEvents() {
        assertIgnored(slack.message("app_home_opened", "D1", "U1", "-"));
        assertIgnored(slack.message("reaction_added", "D1", "U1", "-"));
    }

    @Test
    void saysThatItCannotReadAFile() {
        JsonObject file = slack.message("message", "D1", "U1", "");
        file.addProperty("channel_type", "im");
        file.addProperty("subtype", "file_share");
        file.add("files", new JsonArray());

        assertThat(read(slack.event(file)).intent()).isEqualTo(new Intent.Unreadable());

        file.addProperty("text", "Is this the agenda?");
        assertThat(read(slack.event(file)).intent())
                .isEqualTo(new Intent.Ask("Is this the agenda?"));
    }

    @Test
    void takesABareMentionForAQuestionWithoutWords() {
        assertThat(read(slack.mention("C1", "U1", "<@U0BOT>")).intent())
                .isEqualTo(new Intent.Ask(""));
    }

    /// The last one is a number that no moment has; it once made the webhook answer 500.
    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "1732446000,5", "-5.000100", "99999999999999999.000200"})
    void refusesATimestampThatIsNone(String timestamp) {
        JsonObject message = slack.message("app_mention", "C1", "U1", "<@U0BOT> when?");
        message.addProperty("ts", timestamp);

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> read(slack.event(message)));
    }

    @Test
    void saysWhatIsMissingWithoutQuoting() {
        JsonObject message = slack.message("app_mention", "C1", "U1", "<@U0BOT> secret");
        message.remove("channel");

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> read(slack.event(message)))
                .withMessage("no channel");
    }

    private void assertIgnored(JsonObject event) {
        assertThat(reader.read(new Fields(slack.event(event).payload()))).isEmpty();
    }

    private Utterance read(FakeSlack.Delivery delivery) {
        return reader.read(Fields.ofJson(delivery.body())).orElseThrow();
    }

    private static Address address(Utterance utterance) {
        return Address.of(Fields.ofJson(utterance.address()));
    }
}
