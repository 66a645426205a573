package io.rapporteur.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;

import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Neither the token nor what people write may stand in a log, however much goes wrong.
class SecrecyTest {

    private final FakeTelegram telegram = FakeTelegram.start();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Memory memory = new Memory();
    private final Level before = root.getLevel();

    @BeforeEach
    void listen() {
        memory.start();
        root.addAppender(memory);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        root.setLevel(before);
        root.detachAppender(memory);
        telegram.close();
    }

    @Test
    void isKeptInEveryTrouble() {
        RecordingInbox inbox = new RecordingInbox();
        inbox.refuse(1);
        telegram.fail("getMe", FakeTelegram.unauthorized(), FakeTelegram.droppedBefore());
        telegram.fail("getUpdates", FakeTelegram.conflict(), FakeTelegram.malformedJson());
        telegram.fail("sendChatAction", FakeTelegram.droppedBefore());
        telegram.fail("setMyCommands", FakeTelegram.badRequest("no"));
        telegram.fail(
                "sendMessage",
                FakeTelegram.droppedBefore(),
                FakeTelegram.gatewayPage(),
                FakeTelegram.badRequest("no"),
                FakeTelegram.badRequest("no"));
        telegram.say(77, "en", "my-private-question");
        telegram.say(telegram.privateText(77, "en", "my-private-question").put("message_id", "x"));

        try (TelegramAdapter adapter = Adapters.adapter(Adapters.polling(telegram))) {
            adapter.start(inbox);
            telegram.await(
                    "handed over", () -> !inbox.utterances().isEmpty() && !inbox.aside().isEmpty());
            telegram.awaitCalls("sendChatAction", 1);
            sendThrice(adapter);
        }
        telegram.close();
        try (TelegramAdapter adapter = Adapters.adapter(Adapters.polling(telegram))) {
            adapter.start(inbox);
            sendThrice(adapter);
        }

        assertThat(memory.lines).isNotEmpty();
        assertThat(memory.lines)
                .noneMatch(line -> line.contains("fake-Token"))
                .noneMatch(line -> line.contains("my-private"));
    }

    private static void sendThrice(TelegramAdapter adapter) {
        Reply reply =
                new Reply(
                        Language.ENGLISH,
                        List.of(Paragraph.of("my-private-answer")),
                        List.of(),
                        Optional.empty());
        for (int i = 0; i < 3; i++) {
            assertThat(
                            adapter.platform()
                                    .send(
                                            adapter.platform()
                                                    .render(
                                                            reply,
                                                            new Address(77, 1, null).encode())
                                                    .getFirst())
                                    .toString())
                    .doesNotContain("fake-Token", "my-private");
        }
    }

    private static final class Memory extends AppenderBase<ILoggingEvent> {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
            for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause()) {
                lines.add(t.getClassName() + ": " + t.getMessage());
            }
        }
    }
}
