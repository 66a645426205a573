package io.rapporteur.app;

import static io.rapporteur.app.ServedHouse.direct;
import static io.rapporteur.app.ServedHouse.entry;
import static io.rapporteur.app.ServedHouse.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.core.dialogue.ButtonCode;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Phrases;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;
import io.rapporteur.slack.FakeSlack;
import io.rapporteur.telegram.FakeTelegram;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;

/// From a person's words to what they see, through the whole house: real adapters, journal, matcher
/// and record; only the platforms are ours.
class JourneyTest {

    private static final String ELECTED = "president-elected";
    private static final long AMINA = 501;

    @TempDir private Path folder;
    private ServedHouse house;

    @BeforeEach
    void open() {
        house = new ServedHouse(folder.resolve("journal.db"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theSameQuestionGetsTheSameCitedAndDatedAnswerInTelegramAndInSlack(Language language) {
        String question = entry(ELECTED).title().in(language);

        house.telegram.say(AMINA, "en", question);
        house.postToSlackEvents(house.slack.command("C1", "U1", question));

        String inTelegram = read(house.telegram.awaitSent(1).getFirst().path("text").asText());
        String inSlack = read(shownInSlack(1).getFirst().words());
        String publisher = ServedHouse.RECORD.sourcesOf(entry(ELECTED)).getFirst().publisher();
        String asOf = Phrases.shipped().get(language, "as-of", "").replace(".", "").strip();
        assertThat(inTelegram).contains(direct(ELECTED, language), publisher, asOf, "2025");
        assertThat(inSlack).contains(direct(ELECTED, language), publisher, asOf, "2025");
    }

    @Test
    void whatTheRecordDoesNotAnswerIsSaidToBeSo() {
        house.telegram.say(AMINA, "fr", "/language français");
        house.telegram.awaitSent(1);

        house.telegram.say(AMINA, "fr", "zzyzx qwrtp");

        String reply = read(house.telegram.awaitSent(2).getLast().path("text").asText());
        assertThat(reply)
                .contains(
                        read(
                                ServedHouse.RECORD
                                        .fallback(Route.Reason.UNKNOWN)
                                        .reply()
                                        .in(Language.FRENCH)));
    }

    @Test
    void aButtonThatOffersAQuestionAnswersItAlsoAfterARestart() {
        house.telegram.say(AMINA, "en", "/topics");
        JsonNode topics = house.telegram.awaitSent(1).getFirst();
        house.stop();
        house.reopen();

        house.telegram.press(
                AMINA,
                topics,
                new ButtonCode(new Intent.Choose(new PassageId(ELECTED)), Language.SPANISH)
                        .encode());

        assertThat(read(house.telegram.awaitSent(2).getLast().path("text").asText()))
                .contains(direct(ELECTED, Language.SPANISH));
    }

    @Test
    void aChosenLanguageIsKeptThroughARestart() {
        house.telegram.say(AMINA, "en", "/language العربية");
        house.telegram.awaitSent(1);
        house.stop();
        house.reopen();

        house.telegram.say(AMINA, "en", entry(ELECTED).title().in(Language.ENGLISH));

        assertThat(read(house.telegram.awaitSent(2).getLast().path("text").asText()))
                .contains(direct(ELECTED, Language.ARABIC));
    }

    @Test
    void aQuestionThatCouldNotBeAnsweredBeforeTheHouseStoppedIsAnsweredAfterwardsOnce() {
        house.telegram.fail("sendMessage", repeated(FakeTelegram.serverError(), 3));
        house.telegram.say(AMINA, "en", entry(ELECTED).title().in(Language.ENGLISH));
        house.telegram.awaitCalls("sendMessage", 1);
        house.stop();
        assertThat(house.telegram.sent()).isEmpty();

        house.reopen();

        assertThat(read(house.telegram.awaitSent(1).getFirst().path("text").asText()))
                .contains(direct(ELECTED, Language.ENGLISH));
        house.telegram.say(AMINA, "en", "thanks");
        assertThat(house.telegram.awaitSent(2)).hasSize(2);
    }

    @Test
    void anUpdateDeliveredTwiceIsAnsweredOnce() {
        FakeSlack.Delivery question =
                house.slack.directMessage("D1", "U1", entry(ELECTED).title().in(Language.FRENCH));

        assertThat(house.postToSlackEvents(question).statusCode()).isEqualTo(200);
        assertThat(house.postToSlackEvents(question).statusCode()).isEqualTo(200);
        house.postToSlackEvents(house.slack.directMessage("D1", "U1", "merci"));

        assertThat(shownInSlack(2)).hasSize(2);
        assertThat(read(house.slack.shown().getFirst().words()))
                .contains(direct(ELECTED, Language.FRENCH));
    }

    @Test
    void aForgedSlackRequestIsRefusedAndLeavesNoTrace() {
        FakeSlack.Delivery question = house.slack.command("C1", "U1", "who was elected?");

        assertThat(
                        house.slack
                                .post(house.slackEvents(), question, FakeSlack.Signing.WRONG_SECRET)
                                .statusCode())
                .isEqualTo(401);
        house.postToSlackEvents(house.slack.command("C1", "U1", "thanks"));

        assertThat(shownInSlack(1)).hasSize(1);
        assertThat(house.slack.shown()).hasSize(1);
    }

    @Test
    void whoSharesAnAnswerShowsItToTheChannel() {
        house.postToSlackEvents(
                house.slack.command("C1", "U1", entry(ELECTED).title().in(Language.ENGLISH)));
        FakeSlack.Shown whisper = shownInSlack(1).getFirst();
        assertThat(whisper.user()).contains("U1");

        String share =
                whisper.buttons().keySet().stream()
                        .filter(action -> action.contains("share"))
                        .findFirst()
                        .orElseThrow();
        house.postToSlackEvents(house.slack.press(whisper, share, "U1"));

        FakeSlack.Shown shared = shownInSlack(2).getLast();
        assertThat(shared.user()).isEmpty();
        assertThat(shared.channel()).isEqualTo("C1");
        assertThat(read(shared.words())).contains(direct(ELECTED, Language.ENGLISH));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whoWantsToBeForgottenIsToldWhatWentAndIsSpokenToAsAStranger(Language language) {
        String question = entry(ELECTED).title().in(language);
        house.telegram.say(AMINA, language.tag(), question);
        house.telegram.awaitSent(1);
        house.telegram.say(AMINA, language.tag(), "/forget");
        house.postToSlackEvents(house.slack.command("C1", "U1", question));
        shownInSlack(1);
        house.postToSlackEvents(house.slack.command("C1", "U1", "forget"));

        String forgotten = read(Phrases.shipped().get(language, "forgotten", 1, 1));
        assertThat(read(house.telegram.awaitSent(2).getLast().path("text").asText()))
                .isEqualTo(forgotten);
        assertThat(shownInSlack(2).getLast().words()).containsIgnoringWhitespaces(forgotten);

        house.telegram.say(AMINA, language.tag(), "/sources");
        assertThat(read(house.telegram.awaitSent(3).getLast().path("text").asText()))
                .isEqualTo(read(Phrases.shipped().get(language, "sources.none")));
    }

    @Test
    void oddMessagesGetAClearOutcomeEach() {
        List<String> odd =
                List.of(
                        "   ",
                        "😀😀",
                        "\u200B\u200D",
                        "?".repeat(3_000),
                        "ma7ba \u202Eمرحبا hello\u202C",
                        "x ".repeat(2_000));
        odd.forEach(text -> house.telegram.say(AMINA, "en", text));

        List<JsonNode> replies = house.telegram.awaitSent(odd.size());

        assertThat(replies)
                .hasSize(odd.size())
                .allSatisfy(reply -> assertThat(reply.path("text").asText()).isNotBlank());
        String noQuestion = read(Phrases.shipped().get(Language.ENGLISH, "no-question"));
        assertThat(replies.subList(0, 4))
                .allSatisfy(reply ->
                        assertThat(read(reply.path("text").asText())).isEqualTo(noQuestion));
    }

    @Test
    void healthAndMetricsTellHowItIs() throws Exception {
        house.telegram.say(AMINA, "en", entry(ELECTED).title().in(Language.ENGLISH));
        house.telegram.awaitSent(1);

        assertThat(house.get("/health/live").statusCode()).isEqualTo(200);
        ServedHouse.await("ready", () -> house.isReady());
        ServedHouse.await(
                "counted",
                () ->
                        house.metrics()
                                .contains(
                                        "rapporteur_messages_sent_total{platform=\"telegram\"}"
                                                + " 1.0"));
        assertThat(house.metrics())
                .contains(
                        "rapporteur_turns_total{language=\"en\",outcome=\"answer\",platform=\"telegram\"}"
                            + " 1.0");
    }

    private List<FakeSlack.Shown> shownInSlack(int count) {
        ServedHouse.await(count + " messages in Slack", () -> house.slack.shown().size() >= count);
        return house.slack.shown();
    }

    private static FakeTelegram.Fault[] repeated(FakeTelegram.Fault fault, int times) {
        FakeTelegram.Fault[] faults = new FakeTelegram.Fault[times];
        java.util.Arrays.fill(faults, fault);
        return faults;
    }
}
