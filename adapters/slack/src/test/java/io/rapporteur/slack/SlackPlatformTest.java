package io.rapporteur.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.delivery.Budget;
import io.rapporteur.core.delivery.Insight;
import io.rapporteur.core.delivery.OutboundMessage;
import io.rapporteur.core.delivery.Platform;
import io.rapporteur.core.delivery.Receipt;
import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.okhttp.FullListener;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class SlackPlatformTest {

    private static final Address CHANNEL = new Address.Posted("C1", Optional.empty());
    private static final Address THREAD =
            new Address.Posted("C1", Optional.of("1732446000.000100"));

    private final FakeSlack slack = new FakeSlack();
    private final SlackAdapter adapter = adapter(slack.settings());
    private final Platform platform = adapter.platform();

    @AfterEach
    void stop() {
        adapter.close();
        slack.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void postsWhereItWasAsked(Language language) {
        assertThat(send(answer(language), THREAD)).isEqualTo(new Receipt.Delivered());

        FakeSlack.Shown shown = slack.shown().getFirst();
        assertThat(shown.channel()).isEqualTo("C1");
        assertThat(shown.thread()).contains("1732446000.000100");
        assertThat(shown.words()).contains(words(language));
        assertThat(shown.text()).contains(words(language));
        assertThat(shown.parameters())
                .containsEntry("unfurl_links", "0")
                .containsEntry("unfurl_media", "0")
                .containsEntry("mrkdwn", "0");
    }

    @Test
    void isCalledSlackAndNeedsNoExtraCall() {
        send(answer(Language.ENGLISH), CHANNEL);

        assertThat(platform.name()).isEqualTo("slack");
        assertThat(slack.calls()).containsExactly("chat.postMessage");
    }

    @Test
    void keepsSlacksPaceInEachChannel() {
        assertThat(budgets(CHANNEL))
                .containsExactly(new Budget("slack/channel/C1", 1, Duration.ofSeconds(1)));
        assertThat(budgets(whisper()))
                .containsExactly(new Budget("slack/channel/C1/U1", 1, Duration.ofSeconds(1)));
    }

    @Test
    void whispersByTheResponseUrl() {
        assertThat(send(answer(Language.ENGLISH), whisper())).isEqualTo(new Receipt.Delivered());

        FakeSlack.Shown shown = slack.shown().getFirst();
        assertThat(shown.via()).isEqualTo(FakeSlack.Via.RESPONSE_EPHEMERAL);
        assertThat(shown.user()).contains("U1");
        assertThat(shown.buttons()).containsOnlyKeys("share");
        assertThat(slack.calls()).containsExactly("response_url");
    }

    @Test
    void whispersByTheWebApiWhenTheResponseUrlHasExpired() {
        String url = slack.newResponseUrl("C1", "U1");
        slack.expire(url);

        assertThat(send(answer(Language.ENGLISH), whisper(url))).isEqualTo(new Receipt.Delivered());
        assertThat(slack.shown().getFirst().via()).isEqualTo(FakeSlack.Via.POST_EPHEMERAL);
        assertThat(slack.shown().getFirst().user()).contains("U1");
    }

    @Test
    void whispersByTheWebApiWhenTheResponseUrlIsUsedUp() {
        String url = slack.newResponseUrl("C1", "U1");
        for (int i = 0; i < 6; i++) {
            assertThat(send(answer(Language.ENGLISH), whisper(url)))
                    .isEqualTo(new Receipt.Delivered());
        }

        assertThat(slack.shown())
                .extracting(FakeSlack.Shown::via)
                .containsExactly(
                        FakeSlack.Via.RESPONSE_EPHEMERAL,
                        FakeSlack.Via.RESPONSE_EPHEMERAL,
                        FakeSlack.Via.RESPONSE_EPHEMERAL,
                        FakeSlack.Via.RESPONSE_EPHEMERAL,
                        FakeSlack.Via.RESPONSE_EPHEMERAL,
                        FakeSlack.Via.POST_EPHEMERAL);
    }

    @Test
    void givesUpAWhisperThatNeitherWayReaches() {
        String url = slack.newResponseUrl("C1", "U1");
        slack.expire(url);
        slack.closeChannel("C1", "not_in_channel");

        assertThat(send(answer(Language.ENGLISH), whisper(url)))
                .isEqualTo(new Receipt.Refused("not_in_channel"));
    }

    @Test
    void sharesInTheChannelItself() {
        Address shared =
                new Address.Shared("C1", Optional.empty(), slack.newResponseUrl("C1", "U1"));

        assertThat(send(answer(Language.FRENCH), shared)).isEqualTo(new Receipt.Delivered());
        assertThat(slack.shown().getFirst().via()).isEqualTo(FakeSlack.Via.POST_MESSAGE);
        assertThat(slack.shown().getFirst().buttons()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not_in_channel", "channel_not_found"})
    void sharesByTheResponseUrlWhereTheBotIsNotAMember(String error) {
        slack.closeChannel("C1", error);
        Address shared =
                new Address.Shared("C1", Optional.empty(), slack.newResponseUrl("C1", "U1"));

        assertThat(send(answer(Language.ARABIC), shared)).isEqualTo(new Receipt.Delivered());
        assertThat(slack.shown().getFirst().via()).isEqualTo(FakeSlack.Via.RESPONSE_IN_CHANNEL);
        assertThat(slack.shown().getFirst().user()).isEmpty();
    }

    @Test
    void waitsAsLongAsSlackAsks() {
        slack.inject("chat.postMessage", new FakeSlack.Fault.RateLimited(17));
        slack.inject("response_url", new FakeSlack.Fault.RateLimited(5));

        assertThat(send(answer(Language.ENGLISH), CHANNEL))
                .isEqualTo(new Receipt.Postponed(Duration.ofSeconds(17), "HTTP 429"));
        assertThat(send(answer(Language.ENGLISH), whisper()))
                .isEqualTo(new Receipt.Postponed(Duration.ofSeconds(5), "HTTP 429"));
        assertThat(slack.shown()).isEmpty();
    }

    @Test
    void waitsWhenSlackIsBusyWithoutSayingForHowLong() {
        slack.inject("chat.postMessage", new FakeSlack.Fault.Error("ratelimited"));

        assertThat(send(answer(Language.ENGLISH), CHANNEL)).isInstanceOf(Receipt.Postponed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_blocks",
                "invalid_blocks_format",
                "msg_too_long",
                "msg_blocks_too_long"
            })
    void sendsPlainTextOnceWhenSlackRefusesTheForm(String error) {
        slack.inject("chat.postMessage", new FakeSlack.Fault.Error(error));

        assertThat(send(answer(Language.SPANISH), THREAD)).isEqualTo(new Receipt.Delivered());

        FakeSlack.Shown shown = slack.shown().getFirst();
        assertThat(shown.blocks()).isEmpty();
        assertThat(shown.thread()).isPresent();
        assertThat(shown.text()).contains(words(Language.SPANISH)).contains("https://");
    }

    @Test
    void losesNothingOfALongAnswerInPlainText() {
        slack.inject("chat.postMessage", new FakeSlack.Fault.Error("invalid_blocks"));
        String text = "كلمة ".repeat(1_500).strip();
        Reply reply =
                new Reply(
                        Language.ARABIC,
                        List.of(Reply.Paragraph.of(text)),
                        List.of(),
                        Optional.empty());

        assertThat(send(reply, CHANNEL)).isEqualTo(new Receipt.Delivered());
        assertThat(slack.shown().getFirst().text().replaceAll("\\s+", " ")).isEqualTo(text);
    }

    @Test
    void sendsPlainTextToOnePersonToo() {
        slack.inject("response_url", new FakeSlack.Fault.Error("invalid_blocks"));

        assertThat(send(answer(Language.ENGLISH), whisper())).isEqualTo(new Receipt.Delivered());
        assertThat(slack.shown().getFirst().blocks()).isEmpty();
    }

    @Test
    void givesUpWhenPlainTextIsRefusedToo() {
        slack.inject("chat.postMessage", new FakeSlack.Fault.Error("invalid_blocks"));
        slack.inject("chat.postMessage", new FakeSlack.Fault.Error("msg_too_long"));

        assertThat(send(answer(Language.ENGLISH), CHANNEL))
                .isEqualTo(new Receipt.Refused("msg_too_long"));
        assertThat(slack.calls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel_not_found",
                "is_archived",
                "not_in_channel",
                "account_inactive",
                "some_new_error"
            })
    void givesUpWhereSlackWillNeverTakeIt(String error) {
        slack.closeChannel("C1", error);

        assertThat(send(answer(Language.ENGLISH), CHANNEL)).isEqualTo(new Receipt.Refused(error));
        assertThat(slack.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503"})
    void cannotTellAfterAServerError(int status) {
        slack.inject("chat.postMessage", new FakeSlack.Fault.Status(status));
        slack.inject("response_url", new FakeSlack.Fault.Status(status));

        assertThat(send(answer(Language.ENGLISH), CHANNEL))
                .isEqualTo(new Receipt.Uncertain("HTTP " + status));
        assertThat(send(answer(Language.ENGLISH), whisper()))
                .isEqualTo(new Receipt.Uncertain("HTTP " + status));
    }

    @Test
    void cannotTellWhenTheConnectionBreaksAndDoesNotRepeatByItself() {
        slack.inject("chat.postMessage", new FakeSlack.Fault.DroppedAfterDelivery());
        slack.inject("response_url", new FakeSlack.Fault.DroppedAfterDelivery());

        assertThat(send(answer(Language.ENGLISH), CHANNEL)).isInstanceOf(Receipt.Uncertain.class);
        assertThat(send(answer(Language.ENGLISH), whisper())).isInstanceOf(Receipt.Uncertain.class);
        assertThat(slack.shown()).hasSize(2);
        assertThat(slack.calls()).hasSize(2);
    }

    @Test
    void cannotTellWhenSlackIsTooSlow() {
        slack.inject("chat.postMessage", new FakeSlack.Fault.Slow(Duration.ofSeconds(3)));
        slack.inject("response_url", new FakeSlack.Fault.Slow(Duration.ofSeconds(3)));

        assertThat(send(answer(Language.ENGLISH), CHANNEL)).isInstanceOf(Receipt.Uncertain.class);
        assertThat(send(answer(Language.ENGLISH), whisper())).isInstanceOf(Receipt.Uncertain.class);
    }

    @Test
    void knowsThatNothingArrivedWhenSlackIsNotThere() {
        String url = slack.newResponseUrl("C1", "U1");
        slack.close();

        assertThat(send(answer(Language.ENGLISH), CHANNEL)).isInstanceOf(Receipt.Unreachable.class);
        assertThat(send(answer(Language.ENGLISH), whisper(url)))
                .isInstanceOf(Receipt.Unreachable.class);
    }

    @Test
    void knowsThatNothingArrivedWhenTheNetworkSwallowsEverything() {
        try (FullListener network = new FullListener();
                SlackAdapter cutOff = adapter(FakeSlack.settings(network.url()))) {
            for (Address address : List.of(CHANNEL, whisper(network.url() + "/commands/1"))) {
                assertThat(cutOff.platform().send(render(answer(Language.ENGLISH), address)))
                        .isInstanceOf(Receipt.Unreachable.class);
            }
        }
    }

    @Test
    void givesUpWhatAnotherVersionRendered() {
        for (String payload : List.of("", "{}", "{\"address\":{\"kind\":\"carrier pigeon\"}}")) {
            assertThat(platform.send(new OutboundMessage(payload, List.of())))
                    .isInstanceOf(Receipt.Refused.class);
        }
        assertThat(send(answer(Language.ENGLISH), whisper("no url")))
                .isInstanceOf(Receipt.Refused.class);
    }

    private static SlackAdapter adapter(SlackSettings settings) {
        return new SlackAdapter(
                settings,
                InstantSource.system(),
                Insight.none(),
                Rhythm.usual(new Random(1)),
                Duration.ofMillis(700));
    }

    private Address whisper() {
        return whisper(slack.newResponseUrl("C1", "U1"));
    }

    private static Address whisper(String url) {
        return new Address.Whispered("C1", "U1", Optional.empty(), url);
    }

    private List<Budget> budgets(Address address) {
        return render(answer(Language.ENGLISH), address).budgets();
    }

    private Receipt send(Reply reply, Address address) {
        return platform.send(render(reply, address));
    }

    private OutboundMessage render(Reply reply, Address address) {
        List<OutboundMessage> messages = platform.render(reply, address.toJson().toString());
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static Reply answer(Language language) {
        return new Reply(
                language,
                List.of(
                        Reply.Paragraph.of(words(language)),
                        new Reply.Aside(
                                List.of(
                                        new Reply.Link(
                                                "interpol.int",
                                                URI.create("https://www.interpol.int"))))),
                List.of(),
                Optional.of(new PassageId("president-votes")));
    }

    private static String words(Language language) {
        return switch (language) {
            case ENGLISH -> "Each member has one vote.";
            case FRENCH -> "Chaque membre dispose d'une voix.";
            case SPANISH -> "Cada miembro tiene un voto.";
            case ARABIC -> "لكل عضو صوت واحد.";
        };
    }
}
