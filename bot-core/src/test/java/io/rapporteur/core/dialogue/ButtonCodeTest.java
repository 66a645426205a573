package io.rapporteur.core.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Topic;
import io.rapporteur.knowledge.pack.PackReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

class ButtonCodeTest {

    private static final String LONGEST_NAME = "a".repeat(PassageId.MAX_LENGTH);

    static final List<Intent> FOR_BUTTONS =
            Stream.<Intent>concat(
                            Stream.of(
                                    new Intent.Choose(new PassageId("mayor")),
                                    new Intent.Choose(new PassageId(LONGEST_NAME)),
                                    new Intent.NoneOfThese(),
                                    new Intent.BrowseTopics(0),
                                    new Intent.BrowseTopics(999),
                                    new Intent.OpenTopic("people", 0),
                                    new Intent.OpenTopic(LONGEST_NAME, 999),
                                    new Intent.ChangeLanguage(Optional.empty()),
                                    new Intent.ShowSources(),
                                    new Intent.Help()),
                            Arrays.stream(Language.values())
                                    .map(Optional::of)
                                    .map(Intent.ChangeLanguage::new))
                    .toList();

    static final List<Intent> NOT_FOR_BUTTONS =
            List.of(
                    new Intent.Ask("Who opens the fair?"),
                    new Intent.Start(),
                    new Intent.Privacy(),
                    new Intent.Forget(),
                    new Intent.Unreadable(),
                    new Intent.BrowseTopics(-1),
                    new Intent.BrowseTopics(1000),
                    new Intent.OpenTopic("people", -1),
                    new Intent.OpenTopic("people", 1000),
                    new Intent.OpenTopic("", 0),
                    new Intent.OpenTopic("two:parts", 0),
                    new Intent.OpenTopic("People", 0),
                    new Intent.OpenTopic(LONGEST_NAME + "a", 0));

    @ParameterizedTest
    @FieldSource("FOR_BUTTONS")
    void comesBackAsItWasFromEveryLanguage(Intent intent) {
        for (Language language : Language.values()) {
            ButtonCode button = new ButtonCode(intent, language);

            assertThat(ButtonCode.decode(button.encode())).contains(button);
        }
    }

    @ParameterizedTest
    @FieldSource("FOR_BUTTONS")
    void fitsAButtonOfEveryPlatform(Intent intent) {
        for (Language language : Language.values()) {
            assertFits(new ButtonCode(intent, language).encode());
        }
    }

    @ParameterizedTest
    @FieldSource("NOT_FOR_BUTTONS")
    void refusesWhatNoButtonCanCarryAndSaysSo(Intent intent) {
        ButtonCode button = new ButtonCode(intent, Language.ENGLISH);

        assertThatThrownBy(button::encode)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no button can carry");
    }

    @Test
    void keepsWhatPeopleWroteOutOfTheRefusal() {
        ButtonCode button = new ButtonCode(new Intent.Ask("my secret"), Language.ENGLISH);

        assertThatThrownBy(button::encode).hasMessageNotContaining("secret");
    }

    /// Codes stay in chats for years: what they look like is a promise.
    @Test
    void isWrittenAsItAlwaysWas() {
        assertThat(
                        FOR_BUTTONS.stream()
                                .map(intent -> new ButtonCode(intent, Language.FRENCH).encode()))
                .containsExactly(
                        "choose:fr:mayor",
                        "choose:fr:" + LONGEST_NAME,
                        "none:fr",
                        "topics:fr:0",
                        "topics:fr:999",
                        "topic:fr:people:0",
                        "topic:fr:" + LONGEST_NAME + ":999",
                        "language:fr:",
                        "sources:fr",
                        "help:fr",
                        "language:fr:en",
                        "language:fr:fr",
                        "language:fr:es",
                        "language:fr:ar");
    }

    @Test
    void fitsForEveryEntryAndTopicOfTheShippedPack() {
        KnowledgeBase pack =
                PackReader.read(
                        Path.of(
                                System.getProperty("rapporteur.home"),
                                "knowledge/packs/interpol-93"));
        List<Intent> intents =
                Stream.<Intent>concat(
                                pack.entries().map(Entry::id).map(Intent.Choose::new),
                                pack.topics().stream()
                                        .map(Topic::id)
                                        .map(id -> new Intent.OpenTopic(id, 999)))
                        .toList();

        assertThat(intents).hasSizeGreaterThan(100);
        for (Intent intent : intents) {
            for (Language language : pack.languages()) {
                Choice choice = new Choice("label", intent, Choice.Kind.OPTION);
                String code = choice.code(language);
                assertFits(code);
                assertThat(ButtonCode.decode(code)).contains(new ButtonCode(intent, language));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "::::",
                "choose",
                "choose:fr",
                "choose:fr:",
                "choose:fr:Mayor",
                "choose:fr:ma yor",
                "choose:fr:mayor:",
                "choose:fr:mayor:0",
                "choose:de:mayor",
                "choose:FR:mayor",
                "choose:fr-CA:mayor",
                "choose: fr:mayor",
                "choose::mayor",
                "Choose:fr:mayor",
                "choose/3:fr:mayor",
                "none:fr:",
                "topics:fr",
                "topics:fr:",
                "topics:fr:-1",
                "topics:fr:+1",
                "topics:fr:00",
                "topics:fr:01",
                "topics:fr:1000",
                "topics:fr:99999999999",
                "topics:fr:٣",
                "topic:fr:people",
                "topic:fr::0",
                "topic:fr:people:x",
                "language:fr",
                "language:fr:de",
                "language:fr:EN",
                "language:fr:en-GB",
                "help:fr:0",
                "help:fr\n",
                "start:fr",
                "privacy:fr",
                "ask:fr:mayor",
                "unreadable:fr",
                "choose:fr:mayor\u0000",
                "choose:fr:m\u00e4yor",
                "{\"choose\":\"fr\"}"
            })
    void isNotReadFromAMalformedCode(String code) {
        assertThat(ButtonCode.decode(code)).isEmpty();
    }

    @Test
    void isNotReadFromACodeThatIsTooLong() {
        assertThat(ButtonCode.decode("choose:fr:" + "a".repeat(55))).isEmpty();
        assertThat(ButtonCode.decode(":".repeat(1_000_000))).isEmpty();
    }

    @Test
    void isReadFromNoRandomStringThatItWouldNotWrite() {
        Random random = new Random(93);
        int read = 0;
        for (int n = 0; n < 200_000; n++) {
            String code = randomCode(random);
            Optional<ButtonCode> button = ButtonCode.decode(code);
            button.ifPresent(found -> assertThat(found.encode()).isEqualTo(code));
            read += button.isPresent() ? 1 : 0;
        }
        assertThat(read)
                .as("so many of both kinds that the test means something")
                .isBetween(1_000, 150_000);
    }

    /// Pieces of codes in any order, now and then with a character of any kind among them.
    private static String randomCode(Random random) {
        List<String> verbs =
                List.of("choose", "none", "topics", "topic", "language", "sources", "help");
        List<String> pieces =
                List.of("fr", "ar", "EN", "", "mayor", "people", "0", "12", "007", "1000", " ");
        StringBuilder code = new StringBuilder(verbs.get(random.nextInt(verbs.size())));
        for (int n = random.nextInt(5); n > 0; n--) {
            code.append(':').append(pieces.get(random.nextInt(pieces.size())));
        }
        if (random.nextInt(4) == 0) {
            code.insert(random.nextInt(code.length() + 1), (char) random.nextInt(0x10000));
        }
        return code.toString();
    }

    private static void assertFits(String code) {
        assertThat(code).hasSizeLessThanOrEqualTo(64);
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(code)).as(code).isTrue();
    }
}
