package io.rapporteur.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.util.json.GsonFactory;

import io.rapporteur.core.dialogue.ConversationId;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.LanguageHint;
import io.rapporteur.core.dialogue.Utterance;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

class InteractionReaderTest {

    private static final Optional<String> NOBODY = Optional.empty();
    private static final Optional<String> NO_THREAD = Optional.empty();

    private final FakeSlack slack = new FakeSlack();
    private final InteractionReader reader = new InteractionReader(InstantSource.system());

    @AfterEach
    void stop() {
        slack.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void readsTheIntentAndLanguageOfAButton(Language language) {
        Utterance utterance =
                read(
                        slack.press(
                                shown("C1", NOBODY, NO_THREAD),
                                "choice-0",
                                "choose:" + language.tag() + ":president-votes",
                                "U1"));

        assertThat(utterance.intent())
                .isEqualTo(new Intent.Choose(new PassageId("president-votes")));
        assertThat(utterance.hint()).contains(LanguageHint.byButton(language));
        assertThat(utterance.conversation()).isEqualTo(new ConversationId("slack", "T0TEAM/C1/U1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vote_yes", "choose:xx:a", "choose:en:NO", ":::"})
    void helpsWhenAButtonMeansNothingAnymore(String value) {
        Utterance utterance =
                read(slack.press(shown("C1", NOBODY, NO_THREAD), "choice-0", value, "U1"));

        assertThat(utterance.intent()).isEqualTo(new Intent.Help());
        assertThat(utterance.hint()).isEmpty();
    }

    @Test
    void answersWhereTheButtonWas() {
        FakeSlack.Shown inChannel = shown("C1", NOBODY, NO_THREAD);
        assertThat(address(inChannel))
                .isEqualTo(new Address.Posted("C1", Optional.of(inChannel.ts())));
        assertThat(address(shown("C1", NOBODY, Optional.of("17.1"))))
                .isEqualTo(new Address.Posted("C1", Optional.of("17.1")));
        assertThat(address(shown("D1", NOBODY, NO_THREAD)))
                .isEqualTo(new Address.Posted("D1", Optional.empty()));
        assertThat(address(shown("D1", NOBODY, Optional.of("17.1"))))
                .isEqualTo(new Address.Posted("D1", Optional.of("17.1")));
    }

    @Test
    void whispersUnderAWhisperByTheNewResponseUrl() {
        FakeSlack.Delivery press =
                slack.press(shown("C1", Optional.of("U1"), NO_THREAD), "choice-0", "help:en", "U1");

        assertThat(Address.of(Fields.ofJson(read(press).address())))
                .isEqualTo(
                        new Address.Whispered(
                                "C1",
                                "U1",
                                Optional.empty(),
                                press.payload().get("response_url").getAsString()));
    }

    @Test
    void sharesWithTheChannel() {
        FakeSlack.Delivery press =
                slack.press(
                        shown("C1", Optional.of("U1"), NO_THREAD),
                        "share",
                        "choose:ar:president-votes",
                        "U1");
        Utterance utterance = read(press);

        assertThat(utterance.intent())
                .isEqualTo(new Intent.Choose(new PassageId("president-votes")));
        assertThat(utterance.hint()).contains(LanguageHint.byButton(Language.ARABIC));
        assertThat(Address.of(Fields.ofJson(utterance.address())))
                .isEqualTo(
                        new Address.Shared(
                                "C1",
                                Optional.empty(),
                                press.payload().get("response_url").getAsString()));
    }

    @Test
    void namesEveryPressDifferentlyAndEveryRepeatTheSame() {
        FakeSlack.Shown message = shown("C1", NOBODY, NO_THREAD);
        FakeSlack.Delivery press = slack.press(message, "choice-0", "help:en", "U1");

        assertThat(read(press).key()).isEqualTo(read(press).key()).startsWith("slack:T0TEAM:");
        assertThat(read(slack.press(message, "choice-0", "help:en", "U1")).key())
                .isNotEqualTo(read(press).key());
    }

    @Test
    void ignoresInteractionsThatAreNoPress() {
        JsonObject shortcut = new JsonObject();
        shortcut.addProperty("type", "message_action");

        assertThat(reader.read(new Fields(shortcut))).isEmpty();
    }

    @Test
    void readsTheSameFieldsAsSlacksOwnLibrary() {
        FakeSlack.Delivery press =
                slack.press(shown("C1", Optional.of("U1"), NO_THREAD), "choice-0", "help:en", "U1");
        BlockActionPayload theirs =
                GsonFactory.createSnakeCase().fromJson(press.payload(), BlockActionPayload.class);

        assertThat(read(press).conversation().value())
                .isEqualTo(
                        theirs.getTeam().getId()
                                + "/"
                                + theirs.getChannel().getId()
                                + "/"
                                + theirs.getUser().getId());
        assertThat(read(press).key()).contains(theirs.getActions().getFirst().getActionTs());
    }

    private Address address(FakeSlack.Shown message) {
        return Address.of(
                Fields.ofJson(read(slack.press(message, "choice-0", "help:en", "U1")).address()));
    }

    private Utterance read(FakeSlack.Delivery press) {
        Fields form = Fields.ofForm(press.body());
        return reader.read(Fields.ofJson(form.required("payload"))).orElseThrow();
    }

    private static FakeSlack.Shown shown(
            String channel, Optional<String> user, Optional<String> thread) {
        return new FakeSlack.Shown(
                FakeSlack.Via.POST_MESSAGE,
                channel,
                user,
                thread,
                "1732446000.000100",
                "text",
                new JsonArray(),
                Map.of());
    }
}
