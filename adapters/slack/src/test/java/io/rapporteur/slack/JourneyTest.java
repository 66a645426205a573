package io.rapporteur.slack;

import static io.rapporteur.slack.Eventually.eventually;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.rapporteur.core.delivery.Inbox;
import io.rapporteur.core.delivery.Insight;
import io.rapporteur.core.delivery.Receipt;
import io.rapporteur.core.delivery.UnreadableUpdate;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.core.dialogue.Utterance;
import io.rapporteur.core.webhook.Webhook;
import io.rapporteur.core.webhook.WebhookRequest;
import io.rapporteur.core.webhook.WebhookResponse;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// From a person's words to what they see, over real HTTP both ways; only the dialogue is a
/// stand-in that answers everything with one entry.
class JourneyTest {

    private static final PassageId ENTRY = new PassageId("president-votes");

    private final FakeSlack slack = new FakeSlack();
    private final SlackAdapter adapter =
            new SlackAdapter(slack.settings(), InstantSource.system(), Insight.none());
    private final ExecutorService turns = Executors.newSingleThreadExecutor();
    private Language language = Language.ENGLISH;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        Webhook webhook = adapter.webhooks().getFirst();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(webhook.path(), exchange -> serve(webhook, exchange));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        adapter.start(new Dialogue());
    }

    @AfterEach
    void stop() {
        turns.shutdownNow();
        adapter.close();
        server.stop(0);
        slack.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isAnsweredInPrivateAndThenSharedWithTheChannel(Language spoken) throws Exception {
        language = spoken;
        post(slack.command("C1", "U1", question(spoken)));
        FakeSlack.Shown whisper = shown(1);
        assertThat(whisper.user()).contains("U1");
        assertThat(whisper.words()).contains(answer(spoken));
        assertThat(whisper.buttons()).containsEntry("share", Buttons.shareLabel(spoken));

        post(slack.press(whisper, "share", "U1"));
        FakeSlack.Shown shared = shown(2);
        assertThat(shared.user()).isEmpty();
        assertThat(shared.channel()).isEqualTo("C1");
        assertThat(shared.words()).contains(answer(spoken));
        assertThat(shared.buttons()).doesNotContainKey("share");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void goesOnInTheThreadOfAMention(Language spoken) throws Exception {
        language = spoken;
        post(slack.mention("C1", "U1", "<@U0BOT> " + question(spoken)));
        FakeSlack.Shown answer = shown(1);
        assertThat(answer.words()).contains(answer(spoken));

        post(slack.press(answer, "choice-0", "U2"));
        assertThat(shown(2).thread()).isEqualTo(answer.thread()).isPresent();
        assertThat(shown(2).user()).isEmpty();
    }

    @Test
    void goesOnInPrivateUnderAWhisper() throws Exception {
        post(slack.command("C1", "U1", "Who votes?"));
        post(slack.press(shown(1), "choice-0", "U1"));

        assertThat(shown(2).via()).isEqualTo(FakeSlack.Via.RESPONSE_EPHEMERAL);
        assertThat(shown(2).user()).contains("U1");
    }

    @Test
    void isSharedThoughTheBotIsNotInTheChannel() throws Exception {
        slack.closeChannel("C1", "not_in_channel");
        post(slack.command("C1", "U1", "Who votes?"));
        post(slack.press(shown(1), "share", "U1"));

        assertThat(shown(2).via()).isEqualTo(FakeSlack.Via.RESPONSE_IN_CHANNEL);
    }

    @Test
    void staysInADirectMessage() throws Exception {
        post(slack.directMessage("D1", "U1", "Who votes?"));

        assertThat(shown(1).channel()).isEqualTo("D1");
        assertThat(shown(1).thread()).isEmpty();
    }

    @Test
    void refusesAForgedQuestion() {
        FakeSlack.Delivery command = slack.command("C1", "U1", "Who votes?");

        assertThat(slack.post(url(), command, FakeSlack.Signing.WRONG_SECRET).statusCode())
                .isEqualTo(401);
    }

    /// Takes each turn behind the webhook's back, as the house does.
    private final class Dialogue implements Inbox {

        @Override
        public void keep(List<Utterance> utterances) {
            utterances.forEach(utterance -> turns.execute(() -> take(utterance)));
        }

        @Override
        public void setAside(UnreadableUpdate update) {
            throw new AssertionError("unreadable: " + update.problem());
        }

        private void take(Utterance utterance) {
            adapter.platform().render(reply(utterance.intent()), utterance.address()).stream()
                    .map(message -> adapter.platform().send(message))
                    .forEach(receipt -> assertThat(receipt).isEqualTo(new Receipt.Delivered()));
        }
    }

    private Reply reply(Intent intent) {
        assertThat(intent).isIn(new Intent.Ask(question(language)), new Intent.Choose(ENTRY));
        return new Reply(
                language,
                List.of(Reply.Paragraph.of(answer(language))),
                List.of(
                        new Choice(
                                question(language), new Intent.Choose(ENTRY), Choice.Kind.RELATED)),
                Optional.of(ENTRY));
    }

    private static String question(Language language) {
        return switch (language) {
            case ENGLISH -> "Who votes?";
            case FRENCH -> "Qui vote ?";
            case SPANISH -> "¿Quién vota?";
            case ARABIC -> "من يصوت؟";
        };
    }

    private static String answer(Language language) {
        return switch (language) {
            case ENGLISH -> "Each member has one vote.";
            case FRENCH -> "Chaque membre dispose d'une voix.";
            case SPANISH -> "Cada miembro tiene un voto.";
            case ARABIC -> "لكل عضو صوت واحد.";
        };
    }

    private void post(FakeSlack.Delivery delivery) {
        assertThat(slack.post(url(), delivery).statusCode()).isEqualTo(200);
    }

    private FakeSlack.Shown shown(int count) throws InterruptedException {
        eventually(count + " messages", () -> slack.shown().size() >= count);
        return slack.shown().get(count - 1);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + SlackWebhook.PATH);
    }

    private static void serve(Webhook webhook, HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        WebhookResponse response = webhook.receive(new WebhookRequest(headers, body));
        byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
