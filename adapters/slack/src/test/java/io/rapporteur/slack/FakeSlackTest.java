package io.rapporteur.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the fake refuses: a fake that takes everything proves nothing.
class FakeSlackTest {

    private final FakeSlack slack = new FakeSlack();
    private final WebApi api = new WebApi(slack.settings(), Duration.ofSeconds(5));
    private final ResponseUrls urls = new ResponseUrls(Duration.ofSeconds(5));

    @AfterEach
    void stop() {
        urls.close();
        api.close();
        slack.close();
    }

    @ParameterizedTest
    @MethodSource("blocksThatSlackRefuses")
    void refusesBlocks(String blocks) {
        Verdict posted = api.postMessage("C1", Optional.empty(), "text", Optional.of(blocks));
        Verdict responded =
                urls.post(
                        slack.newResponseUrl("C1", "U1"),
                        "ephemeral",
                        Optional.empty(),
                        "text",
                        Optional.of(JsonParser.parseString(blocks).getAsJsonArray()));

        assertThat(List.of(posted, responded))
                .extracting(Verdict::kind)
                .containsOnly(Verdict.Kind.BAD_FORM);
        assertThat(slack.shown()).isEmpty();
    }

    static Stream<String> blocksThatSlackRefuses() {
        return Stream.of(
                        "[{'type':'paragraph'}]",
                        "[{'type':'header','text':{'type':'mrkdwn','text':'x'}}]",
                        "[{'type':'header','text':{'type':'plain_text','text':''}}]",
                        "[" + header("x".repeat(151)) + "]",
                        "[{'type':'header','text':{'type':'plain_text','text':'x','size':1}}]",
                        "[{'type':'rich_text','elements':[]}]",
                        "[" + paragraph("") + "]",
                        "[" + paragraph("x".repeat(3_001)) + "]",
                        "[{'type':'rich_text','direction':'rtl','elements':[]}]",
                        "[{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'link','url':'javascript:x','text':'x'}]}]}]",
                        "[{'type':'rich_text','elements':[{'type':'rich_text_list','style':'dash','elements':[{'type':'rich_text_section','elements':[{'type':'text','text':'x'}]}]}]}]",
                        "[{'type':'context','elements':[{'type':'mrkdwn','text':'a < b'}]}]",
                        "[{'type':'context','elements':[{'type':'mrkdwn','text':'"
                                + "x".repeat(3_001)
                                + "'}]}]",
                        "[{'type':'actions','elements':[]}]",
                        "[" + actions(26, "x") + "]",
                        "[" + actions(1, "x".repeat(76)) + "]",
                        "[" + actions(1, "x") + "," + actions(1, "x") + "]",
                        "[" + actions(1, "x").replace("'v'", "'" + "v".repeat(2_001) + "'") + "]",
                        "[" + ("," + header("x")).repeat(51).substring(1) + "]",
                        "[" + ("," + paragraph("x".repeat(2_900))).repeat(5).substring(1) + "]")
                .map(json -> json.replace('\'', '"'));
    }

    @Test
    void takesBlocksWithinTheLimits() {
        String blocks =
                "["
                        + header("x".repeat(150))
                        + ","
                        + paragraph("x".repeat(3_000))
                        + ","
                        + actions(25, "x".repeat(75))
                        + "]";

        assertThat(
                        api.postMessage(
                                "C1",
                                Optional.empty(),
                                "text",
                                Optional.of(blocks.replace('\'', '"'))))
                .isEqualTo(Verdict.delivered());
        assertThat(slack.shown()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a < b", "a & b", "<@U1>"})
    void refusesTexts(String text) {
        assertThat(api.postMessage("C1", Optional.empty(), text, Optional.empty()).kind())
                .isNotEqualTo(Verdict.Kind.DELIVERED);
    }

    @Test
    void refusesTextsThatCutACharacter() {
        assertThatExceptionOfType(BlockKitRules.BrokenRule.class)
                .isThrownBy(() -> BlockKitRules.checkText("x\uD83D", false));
        assertThatExceptionOfType(BlockKitRules.BrokenRule.class)
                .isThrownBy(() -> BlockKitRules.checkText("x".repeat(4_001), true));
    }

    @Test
    void takesFiveMessagesByAResponseUrl() {
        String url = slack.newResponseUrl("C1", "U1");
        for (int i = 0; i < 5; i++) {
            assertThat(respond(url)).isEqualTo(Verdict.delivered());
        }
        assertThat(respond(url).why()).isEqualTo("used_url");

        String old = slack.newResponseUrl("C1", "U1");
        slack.expire(old);
        assertThat(respond(old).why()).isEqualTo("expired_url");
    }

    private Verdict respond(String url) {
        return urls.post(url, "in_channel", Optional.empty(), "text", Optional.of(new JsonArray()));
    }

    private static String header(String text) {
        return "{'type':'header','text':{'type':'plain_text','text':'" + text + "'}}";
    }

    private static String paragraph(String text) {
        return "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[{'type':'text','text':'"
                + text
                + "'}]}]}";
    }

    private static String actions(int buttons, String label) {
        StringBuilder elements = new StringBuilder();
        for (int i = 0; i < buttons; i++) {
            elements.append(i == 0 ? "" : ",")
                    .append("{'type':'button','action_id':'a")
                    .append(i)
                    .append("','value':'v','text':{'type':'plain_text','text':'")
                    .append(label)
                    .append("'}}");
        }
        return "{'type':'actions','elements':[" + elements + "]}";
    }
}
