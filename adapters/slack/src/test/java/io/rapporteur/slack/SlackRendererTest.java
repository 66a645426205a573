package io.rapporteur.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.slack.api.SlackConfig;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;

import io.rapporteur.core.dialogue.ButtonCode;
import io.rapporteur.core.dialogue.Intent;
import io.rapporteur.core.dialogue.Reply;
import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SlackRendererTest {

    private static final Address CHANNEL = new Address.Posted("C1", Optional.empty());
    private static final Address WHISPER =
            new Address.Whispered("C1", "U1", Optional.empty(), "https://hooks.slack.com/x");
    private static final URI SITE = URI.create("https://www.interpol.int/a?b=1&c=2");
    private static final PassageId ENTRY = new PassageId("president-votes");

    @Test
    void drawsEveryKindOfBlock() {
        SlackMessage message =
                render(
                        reply(
                                Language.ENGLISH,
                                new Reply.Heading("The President"),
                                Reply.Paragraph.of(
                                        new Reply.Text("Elected by "),
                                        new Reply.Strong("all members"),
                                        new Reply.Text(", see "),
                                        new Reply.Link("the rules", SITE),
                                        new Reply.Text(".")),
                                new Reply.Bullets(
                                        List.of(
                                                Reply.Paragraph.of("one"),
                                                Reply.Paragraph.of("two"))),
                                new Reply.Aside(
                                        List.of(
                                                new Reply.Text("Source: "),
                                                new Reply.Link("INTERPOL", SITE)))));

        assertThat(blocks(message))
                .extracting(JsonObject::toString)
                .containsExactly(
                        "{\"type\":\"header\",\"text\":{\"type\":\"plain_text\",\"text\":\"The"
                                + " President\",\"emoji\":false}}",
                        "{\"type\":\"rich_text\",\"elements\":[{\"type\":\"rich_text_section\",\"elements\":[{\"type\":\"text\",\"text\":\"Elected"
                            + " by \"},{\"type\":\"text\",\"text\":\"all"
                            + " members\",\"style\":{\"bold\":true}},{\"type\":\"text\",\"text\":\","
                            + " see \"},{\"type\":\"link\",\"url\":\"https://www.interpol.int/a?b=1&c=2\",\"text\":\"the"
                            + " rules\"},{\"type\":\"text\",\"text\":\".\"}]}]}",
                        "{\"type\":\"rich_text\",\"elements\":[{\"type\":\"rich_text_list\",\"style\":\"bullet\",\"elements\":["
                            + "{\"type\":\"rich_text_section\",\"elements\":[{\"type\":\"text\",\"text\":\"one\"}]},"
                            + "{\"type\":\"rich_text_section\",\"elements\":[{\"type\":\"text\",\"text\":\"two\"}]}]}]}",
                        "{\"type\":\"context\",\"elements\":[{\"type\":\"mrkdwn\",\"text\":\"Source:"
                            + " <https://www.interpol.int/a?b=1&amp;c=2|INTERPOL>\",\"verbatim\":true}]}");
    }

    @Test
    void saysTheWholeReplyInTheNotification() {
        Reply reply =
                reply(
                        Language.FRENCH,
                        Reply.Paragraph.of(
                                new Reply.Text("R&D <secret> : "), new Reply.Link("site", SITE)),
                        new Reply.Aside(List.of(new Reply.Text("au 24 novembre 2025"))));

        assertThat(render(reply).plain()).isEqualTo(reply.plainText());
        assertThat(render(reply).notification()).isEqualTo(SlackText.escape(reply.plainText()));
    }

    @Test
    void keepsTheNotificationWithin4000Bytes() {
        SlackMessage message =
                render(reply(Language.ARABIC, Reply.Paragraph.of("كلمة & ".repeat(400))));

        BlockKitRules.checkText(message.notification(), true);
        assertThat(message.notification()).endsWith("…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*bold* _italic_ ~gone~ `code`",
                "snake_case_name and 2*3*4",
                "<!channel> <@U1> <https://x|y> & &amp;",
                "> quoted",
                "1. list\n• item"
            })
    void showsSignsAsTheyAre(String text) {
        SlackMessage message = render(reply(Language.ENGLISH, Reply.Paragraph.of(text)));

        assertThat(blocks(message).getFirst().toString())
                .isEqualTo(
                        "{\"type\":\"rich_text\",\"elements\":[{\"type\":\"rich_text_section\","
                                + "\"elements\":[{\"type\":\"text\",\"text\":"
                                + new JsonPrimitive(text)
                                + "}]}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "*bold* _it_ ~no~ `code` ! ∗bold∗ ˍitˍ ∼no∼ ˋcodeˋ",
                "<@U1> & co ! &lt;@U1&gt; &amp; co",
                "> quoted ! › quoted",
                "at 10:30:45 :smile: ! at 10:30:45 ∶smile:"
            })
    void leavesNothingInSmallPrintThatCouldFormat(String text, String shown) {
        SlackMessage message =
                render(reply(Language.ENGLISH, new Reply.Aside(List.of(new Reply.Strong(text)))));

        assertThat(
                        blocks(message)
                                .getFirst()
                                .getAsJsonArray("elements")
                                .get(0)
                                .getAsJsonObject()
                                .get("text")
                                .getAsString())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, Share in channel",
        "FRENCH, Partager dans le canal",
        "SPANISH, Compartir en el canal",
        "ARABIC, مشاركة في القناة"
    })
    void offersToShareAnAnswerThatOnePersonSees(Language language, String label) {
        Reply answer =
                new Reply(
                        language,
                        List.of(Reply.Paragraph.of("text")),
                        List.of(),
                        Optional.of(ENTRY));

        FakeSlack.Shown shown = shown(render(answer, WHISPER).getLast());
        assertThat(shown.buttons()).containsEntry("share", label);
        assertThat(ButtonCode.decode(shown.values().get("share")))
                .contains(new ButtonCode(new Intent.Choose(ENTRY), language));

        assertThat(shown(render(answer, CHANNEL).getLast()).buttons()).isEmpty();
        assertThat(
                        shown(render(reply(language, Reply.Paragraph.of("?")), WHISPER).getLast())
                                .buttons())
                .isEmpty();
    }

    @Test
    void givesEachOptionALineOfItsOwnAndLetsOthersShare() {
        List<Choice> choices = new ArrayList<>();
        choices.add(choice("Who votes?", Choice.Kind.OPTION));
        choices.add(choice("Who is elected?", Choice.Kind.OPTION));
        IntStream.range(0, 7).forEach(i -> choices.add(choice("t" + i, Choice.Kind.NAVIGATION)));
        choices.add(choice("Français", Choice.Kind.LANGUAGE));

        SlackMessage message =
                render(
                        new Reply(
                                Language.ENGLISH,
                                List.of(Reply.Paragraph.of("Which one?")),
                                choices,
                                Optional.empty()));

        assertThat(blocks(message).stream().skip(1))
                .extracting(block -> block.getAsJsonArray("elements").size())
                .containsExactly(1, 1, 5, 2, 1);
        assertThat(shown(message).buttons().values())
                .containsExactlyElementsOf(choices.stream().map(Choice::label).toList());
        assertValid(message);
    }

    @Test
    void shortensLabels() {
        String question = "من هو الرئيس الجديد للمنظمة الدولية للشرطة الجنائية ".repeat(3);
        SlackMessage message =
                render(
                        new Reply(
                                Language.ARABIC,
                                List.of(Reply.Paragraph.of("أي سؤال؟")),
                                List.of(choice(question, Choice.Kind.OPTION)),
                                Optional.empty()));

        assertValid(message);
        assertThat(shown(message).buttons().get("choice-0")).startsWith("من هو").endsWith("…");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void splitsLongTextsBetweenSentencesAndLosesNoWord(Language language) {
        String sentence =
                switch (language) {
                    case ENGLISH -> "The President is elected by the General Assembly in 2025.";
                    case FRENCH -> "Le président est élu par l'Assemblée générale en 2025.";
                    case SPANISH -> "El presidente es elegido por la Asamblea General en 2025.";
                    case ARABIC -> "تنتخب الجمعية العامة للإنتربول INTERPOL-93 رئيس المنظمة.";
                };
        String text = (sentence + " ").repeat(300).strip();

        List<SlackMessage> messages = render(reply(language, Reply.Paragraph.of(text)), CHANNEL);

        assertThat(messages.size()).isGreaterThan(1);
        messages.forEach(SlackRendererTest::assertValid);
        List<String> pieces =
                messages.stream()
                        .flatMap(message -> blocks(message).stream())
                        .map(SlackRendererTest::words)
                        .toList();
        assertThat(pieces).allMatch(piece -> piece.endsWith(withoutMarks(sentence)));
        assertThat(String.join(" ", pieces)).isEqualTo(withoutMarks(text));
    }

    @Test
    void splitsWhatHasNoSpacesBetweenLetters() {
        String text = "é".repeat(10).concat("😀".repeat(5_000));
        List<SlackMessage> messages =
                render(
                        reply(
                                Language.FRENCH,
                                Reply.Paragraph.of(new Reply.Link(text, SITE)),
                                new Reply.Aside(List.of(new Reply.Link(text, SITE)))),
                        CHANNEL);

        messages.forEach(SlackRendererTest::assertValid);
        assertThat(
                        messages.stream()
                                .flatMap(message -> blocks(message).stream())
                                .filter(block -> block.toString().contains("rich_text"))
                                .map(SlackRendererTest::words)
                                .collect(Collectors.joining()))
                .isEqualTo(text);
    }

    @Test
    void splitsListsBetweenItems() {
        List<Reply.Paragraph> items =
                IntStream.range(0, 100)
                        .mapToObj(i -> Reply.Paragraph.of("item " + i + " " + "word ".repeat(20)))
                        .toList();
        List<SlackMessage> messages =
                render(reply(Language.ENGLISH, new Reply.Bullets(items)), CHANNEL);

        messages.forEach(SlackRendererTest::assertValid);
        assertThat(
                        messages.stream()
                                .flatMap(message -> blocks(message).stream())
                                .mapToInt(SlackRendererTest::items)
                                .sum())
                .isEqualTo(100);
    }

    @Test
    void spreadsManyBlocksOverMessagesAndPutsTheButtonsOnTheLast() {
        List<Reply.Block> blocks =
                IntStream.range(0, 120)
                        .<Reply.Block>mapToObj(i -> Reply.Paragraph.of("paragraph " + i))
                        .toList();
        List<SlackMessage> messages =
                render(
                        new Reply(
                                Language.ENGLISH,
                                blocks,
                                List.of(choice("More", Choice.Kind.NAVIGATION)),
                                Optional.empty()),
                        CHANNEL);

        messages.forEach(SlackRendererTest::assertValid);
        assertThat(messages).hasSize(3);
        assertThat(messages.stream().map(SlackMessage::plain).collect(Collectors.joining("\n\n")))
                .isEqualTo(reply(Language.ENGLISH, blocks.toArray(Reply.Block[]::new)).plainText());
        assertThat(messages)
                .extracting(message -> shown(message).buttons().size())
                .containsExactly(0, 0, 1);
    }

    @Test
    void keepsALongHeadingAsBoldText() {
        String heading = "A heading that is longer than Slack allows ".repeat(5).strip();
        SlackMessage message = render(reply(Language.ENGLISH, new Reply.Heading(heading)));

        assertValid(message);
        assertThat(blocks(message).getFirst().toString()).contains("\"bold\":true");
        assertThat(message.plain()).isEqualTo(heading);
    }

    @Test
    void leavesOutWhatIsBlank() {
        SlackMessage message =
                render(
                        reply(
                                Language.ENGLISH,
                                Reply.Paragraph.of(""),
                                Reply.Paragraph.of(new Reply.Text(""), new Reply.Text("words")),
                                new Reply.Bullets(List.of(Reply.Paragraph.of(" ")))));

        assertThat(blocks(message)).hasSize(1);
        assertValid(message);
        assertValid(render(reply(Language.ENGLISH, Reply.Paragraph.of(""))));
    }

    @Test
    void writesOutALinkThatSlackWouldRefuse() {
        SlackMessage message =
                render(
                        reply(
                                Language.ENGLISH,
                                Reply.Paragraph.of(
                                        new Reply.Link("call", URI.create("tel:+123")),
                                        new Reply.Link(
                                                " far",
                                                URI.create("https://x.org/" + "a".repeat(4_000)))),
                                new Reply.Aside(
                                        List.of(new Reply.Link("call", URI.create("tel:+123"))))));

        assertValid(message);
        assertThat(blocks(message)).noneMatch(block -> block.toString().contains("\"link\""));
    }

    @Test
    void turnsArabicParagraphsRightToLeft() {
        SlackMessage message =
                render(
                        reply(
                                Language.ARABIC,
                                Reply.Paragraph.of("INTERPOL منظمة"),
                                Reply.Paragraph.of("منظمة INTERPOL دولية"),
                                Reply.Paragraph.of("في مراكش (Marrakech) عام 2025"),
                                Reply.Paragraph.of("برنامج Global Complex for Innovation هناك"),
                                Reply.Paragraph.of("2025: العام"),
                                new Reply.Aside(
                                        List.of(new Reply.Link("93rd General Assembly", SITE)))));

        assertThat(blocks(message))
                .extracting(SlackRendererTest::rawWords)
                .containsExactly(
                        "\u200FINTERPOL منظمة",
                        "منظمة INTERPOL دولية",
                        "في مراكش (Marrakech) عام 2025",
                        "برنامج Global Complex for Innovation هناك",
                        "2025: العام",
                        "\u200F\u2068<https://www.interpol.int/a?b=1&amp;c=2|93rd General"
                                + " Assembly>\u2069");
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, names = "ARABIC", mode = EnumSource.Mode.EXCLUDE)
    void keepsOtherLanguagesLeftToRightAroundArabicWords(Language language) {
        SlackMessage message =
                render(reply(language, Reply.Paragraph.of("الرباط (Rabat) INTERPOL-93")));

        assertThat(message.plain()).isEqualTo("\u200E\u2068الرباط\u2069 (Rabat) INTERPOL-93");
    }

    /// Whatever the reply, Slack takes it, and the SDK knows every field of it.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void neverBreaksALimit(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            Reply reply = randomReply(random);
            for (SlackMessage message : render(reply, random.nextBoolean() ? CHANNEL : WHISPER)) {
                assertValid(message);
                assertKnownToTheSdk(message);
                assertThat(SlackMessage.decode(message.encode())).isEqualTo(message);
            }
        }
    }

    private static Reply randomReply(Random random) {
        Language language = Language.values()[random.nextInt(4)];
        List<Reply.Block> blocks = new ArrayList<>();
        int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 80 : 6);
        for (int i = 0; i < count; i++) {
            blocks.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new Reply.Heading(randomText(random, 60));
                        case 1 -> new Reply.Paragraph(randomSpans(random));
                        case 2 -> new Reply.Aside(randomSpans(random));
                        default ->
                                new Reply.Bullets(
                                        IntStream.rangeClosed(0, random.nextInt(8))
                                                .mapToObj(_ ->
                                                        new Reply.Paragraph(randomSpans(random)))
                                                .toList());
                    });
        }
        List<Choice> choices =
                IntStream.range(0, random.nextInt(9))
                        .mapToObj(_ ->
                                choice(
                                        "l" + randomText(random, 30),
                                        Choice.Kind.values()[random.nextInt(4)]))
                        .toList();
        return new Reply(
                language,
                blocks,
                choices,
                random.nextBoolean() ? Optional.of(ENTRY) : Optional.empty());
    }

    private static List<Reply.Span> randomSpans(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(5))
                .<Reply.Span>mapToObj(_ -> {
                    String text = randomText(random, random.nextInt(6) == 0 ? 900 : 30);
                    return switch (random.nextInt(3)) {
                        case 0 -> new Reply.Text(text);
                        case 1 -> new Reply.Strong(text);
                        default -> new Reply.Link(text, SITE);
                    };
                })
                .toList();
    }

    private static String randomText(Random random, int maxWords) {
        String[] words = {
            "word",
            "président",
            "¿qué?",
            "الرئيس",
            "INTERPOL-93",
            "a&b",
            "<x>",
            "*",
            "_",
            "😀",
            "`",
            "\n",
            "«ok».",
            "(2025)",
            "👩‍👩‍👧",
            "\"quoted\"",
            "\\",
            "\u2028",
            "e\u0301"
        };
        return IntStream.rangeClosed(0, random.nextInt(maxWords))
                .mapToObj(_ -> words[random.nextInt(words.length)])
                .collect(Collectors.joining(random.nextInt(8) == 0 ? "" : " "));
    }

    private static void assertValid(SlackMessage message) {
        BlockKitRules.checkText(message.notification(), !message.blocks().isEmpty());
        BlockKitRules.checkText(SlackText.escape(message.plain()), false);
        BlockKitRules.checkBlocks(message.blocks());
    }

    private static void assertKnownToTheSdk(SlackMessage message) {
        SlackConfig strict = new SlackConfig();
        strict.setFailOnUnknownProperties(true);
        JsonObject json = new JsonObject();
        json.add("blocks", message.blocks());
        Message theirs = GsonFactory.createSnakeCase(strict).fromJson(json, Message.class);
        assertThat(theirs.getBlocks()).hasSize(message.blocks().size());
    }

    private static Choice choice(String label, Choice.Kind kind) {
        return new Choice(label, new Intent.Choose(ENTRY), kind);
    }

    private static Reply reply(Language language, Reply.Block... blocks) {
        return new Reply(language, List.of(blocks), List.of(), Optional.empty());
    }

    private static SlackMessage render(Reply reply) {
        List<SlackMessage> messages = render(reply, CHANNEL);
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static List<SlackMessage> render(Reply reply, Address address) {
        return SlackRenderer.render(reply, address);
    }

    private static List<JsonObject> blocks(SlackMessage message) {
        return BlockKitRules.objects(message.blocks());
    }

    private static FakeSlack.Shown shown(SlackMessage message) {
        return new FakeSlack.Shown(
                FakeSlack.Via.POST_MESSAGE,
                "C1",
                Optional.empty(),
                Optional.empty(),
                "1.1",
                message.notification(),
                message.blocks(),
                Map.of());
    }

    private static String words(JsonObject block) {
        return withoutMarks(rawWords(block));
    }

    private static String rawWords(JsonObject block) {
        JsonArray one = new JsonArray();
        one.add(block);
        return new FakeSlack.Shown(
                        FakeSlack.Via.POST_MESSAGE,
                        "C1",
                        Optional.empty(),
                        Optional.empty(),
                        "1.1",
                        "",
                        one,
                        Map.of())
                .words();
    }

    private static String withoutMarks(String text) {
        return text.replaceAll("[\u200F\u2068\u2069]", "");
    }

    private static int items(JsonObject block) {
        return block.getAsJsonArray("elements")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("elements")
                .size();
    }
}
