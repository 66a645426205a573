package io.rapporteur.app;

import static io.rapporteur.app.Ran.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;

class CommandsTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void askPrintsTheAnswerWithItsSourcesAndItsDate(Language language) {
        Ran ran = run("", "ask", ServedHouse.entry("president-elected").title().in(language));

        assertThat(ran.exitCode()).isZero();
        assertThat(ServedHouse.read(ran.out()))
                .contains(ServedHouse.direct("president-elected", language), "https://", "2025");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).as("colours only on a terminal").doesNotContain("\u001b[");
    }

    @Test
    void askPrintsOneJsonLineWithEveryFieldThatIsPromised() throws Exception {
        Ran ran =
                run(
                        "",
                        "ask",
                        "--json",
                        "--at",
                        "2025-12-01",
                        "Who was elected president of INTERPOL?");

        JsonNode line = JsonLines.object(ran.lines().getFirst());
        assertThat(ran.lines()).hasSize(1);
        assertThat(line.fieldNames())
                .toIterable()
                .contains(
                        "id",
                        "decision",
                        "entry",
                        "language",
                        "text",
                        "citations",
                        "as_of",
                        "confidence",
                        "alternatives",
                        "revision",
                        "micros");
        assertThat(line.path("decision").asText()).isEqualTo("answer");
        assertThat(line.path("confidence").asDouble()).as("a stored wording").isEqualTo(1.0);
        assertThat(line.path("citations").path(0).fieldNames())
                .toIterable()
                .containsExactly("id", "title", "publisher", "url", "date");
        assertThat(line.path("revision").asText()).isEqualTo(ServedHouse.RECORD.revision());
    }

    @Test
    void askAnswersInTheLanguageThatIsAskedFor() {
        Ran ran = run("", "ask", "--lang", "fr", "Who was elected president of INTERPOL?");

        assertThat(ServedHouse.read(ran.out()))
                .contains(ServedHouse.direct("president-elected", Language.FRENCH));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyExampleThatHelpShowsIsAnswered(Language language) throws Exception {
        assertThat(ServedHouse.RECORD.event().examplesIn(language)).hasSizeBetween(2, 4);
        for (String example : ServedHouse.RECORD.event().examplesIn(language)) {
            Ran ran = run("", "ask", "--json", "--at", "2025-12-01", example);

            assertThat(JsonLines.object(ran.lines().getFirst()).path("decision").asText())
                    .as(example)
                    .isEqualTo("answer");
        }
    }

    @Test
    void askTellsWhy() {
        Ran ran =
                run(
                        "",
                        "ask",
                        "--why",
                        "votes that the winner of the presidency received in Marrakech");

        assertThat(ran.out()).contains("rule", "confidence", "language    en", "best-wording");
    }

    @Test
    void askRefusesWhatItCannotRead() {
        assertThat(run("", "ask", "--lang", "tlh", "hello"))
                .satisfies(ran -> {
                    assertThat(ran.exitCode()).isEqualTo(2);
                    assertThat(ran.err()).contains("tlh", "en, fr, es, ar");
                });
        assertThat(run("", "ask", "--at", "yesterday", "hello"))
                .satisfies(ran -> {
                    assertThat(ran.exitCode()).isEqualTo(2);
                    assertThat(ran.err()).contains("yesterday", "2025-11-26T10:00:00Z");
                });
        assertThat(run("", "ask").exitCode()).isEqualTo(2);
    }

    @Test
    void answerKeepsTheOrderAndNamesTheLinesThatAreNoQuestions() throws Exception {
        String input =
                """
                {"id": "a", "text": "Who was elected president of INTERPOL?"}
                this is no JSON
                {"id": "b"}
                {"id": "c", "text": "merci", "lang": "fr"}
                {"id": "d", "text": "x", "at": "noon"}
                """;

        Ran ran = run(input, "answer");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.lines()).hasSize(2);
        assertThat(JsonLines.object(ran.lines().get(0)).path("id").asText()).isEqualTo("a");
        assertThat(JsonLines.object(ran.lines().get(1)).path("decision").asText())
                .isEqualTo("chitchat");
        assertThat(ran.err())
                .contains(
                        "line 2: not a JSON object",
                        "line 3: no text",
                        "line 5: \"at\" is \"noon\"")
                .doesNotContain("this is no JSON");
    }

    @Test
    void chatAnswersPicksChoicesByNumberAndEnds() {
        Ran ran = run("Who was elected president of INTERPOL?\n1\n/sources\n/quit\n", "chat");

        assertThat(ran.exitCode()).isZero();
        assertThat(ServedHouse.read(ran.out()))
                .contains(
                        ServedHouse.direct("president-elected", Language.ENGLISH),
                        ServedHouse.entry(
                                        ServedHouse.entry("president-elected")
                                                .related()
                                                .getFirst()
                                                .value())
                                .title()
                                .in(Language.ENGLISH),
                        "Sources:");
    }

    @Test
    void evaluateCountsOutcomesAndHoldsThemAgainstAFloor() throws Exception {
        Path cases =
                Files.writeString(
                        folder.resolve("cases.jsonl"),
                        """
                        {"id":"1","lang":"en","text":"Who was elected president of INTERPOL?","kind":"answerable","style":"plain","accept":[["Philippe"]],"reject":[]}
                        {"id":"2","lang":"en","text":"zzyzx qwrtp","kind":"far-oos","style":"plain","accept":[],"reject":[]}
                        """);

        assertThat(run("", "evaluate", cases.toString()))
                .satisfies(ran -> {
                    assertThat(ran.exitCode()).isZero();
                    assertThat(ran.out()).contains("in all", "100.0%", "out kind far-oos");
                });
        assertThat(run("", "evaluate", "--floor", "101", cases.toString()))
                .satisfies(ran -> {
                    assertThat(ran.exitCode()).isEqualTo(1);
                    assertThat(ran.err()).contains("below the floor");
                });
    }

    /// Learns labels from `train` and predicts those of `questions`.
    private Ran match(String train, String questions) throws Exception {
        Path file = Files.writeString(folder.resolve("train.jsonl"), train);
        return run(questions, "match", "--train", file.toString());
    }

    @Test
    void matchPredictsTheLabelsOfAnyData() throws Exception {
        Ran ran =
                match(
                        """
                        {"text": "I lost my card", "label": "lost_card", "lang": "en"}
                        {"text": "my card was stolen", "label": "lost_card", "lang": "en"}
                        {"text": "what is the exchange rate", "label": "rate", "lang": "en"}
                        {"text": "how many euros for a dollar", "label": "rate", "lang": "en"}
                        {"text": "tell me a story", "label": "oos", "lang": "en"}
                        """,
                        "{\"id\": 7, \"text\": \"i have lost my card\"}\n");

        JsonNode prediction = JsonLines.object(ran.lines().getFirst());
        assertThat(prediction.fieldNames())
                .toIterable()
                .containsExactly("id", "label", "best", "confidence", "micros");
        assertThat(prediction.path("best").asText()).isEqualTo("lost_card");
    }

    @Test
    void matchFindsLabelsInALanguageThatItWasNotTrainedIn() throws Exception {
        Ran ran =
                match(
                        """
                        {"text": "I lost my card", "label": "lost_card", "lang": "en"}
                        {"text": "my card is lost", "label": "lost_card", "lang": "en"}
                        {"text": "wake me at seven", "label": "alarm", "lang": "en"}
                        {"text": "set an alarm", "label": "alarm", "lang": "en"}
                        """,
                        """
                        {"id": 1, "text": "réveille-moi à sept heures", "lang": "fr"}
                        {"id": 2, "text": "فقدت بطاقتي", "lang": "ar"}
                        """);

        assertThat(ran.lines())
                .extracting(line -> JsonLines.object(line).path("best").asText())
                .containsExactly("alarm", "lost_card");
    }

    @Test
    void matchNamesTheLineThatIsNoQuestionWithoutQuotingIt() throws Exception {
        Ran ran =
                match(
                        "{\"text\": \"I lost my card\", \"label\": \"lost_card\"}\n",
                        "private words\n{\"id\": 1, \"text\": \"I lost my card\"}\n");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.lines()).hasSize(1);
        assertThat(ran.err()).contains("line 1: not a JSON object").doesNotContain("private");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask hello", "chat", "answer", "serve"})
    void aBrokenPackIsNamedByFileAndLine(String command) throws Exception {
        Files.writeString(
                folder.resolve("pack.yaml"), "languages: [en]\nevent:\n  edition: many\n");

        Ran ran = run("", (command + " --pack " + folder).split(" "));

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .contains(
                        "The pack cannot be used",
                        "pack.yaml:3: \"edition\" is \"many\"",
                        "sources.yaml:1");
    }

    @Test
    void checkFindsNothingWrongWithTheRecordOnTheDayAfterTheAssembly() {
        Ran ran = run("", "check", "--on", "2025-11-28");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("0 errors, 0 warnings, 0 notices.");
    }

    @Test
    void checkNamesTheFactsThatNoEntryCovers() throws Exception {
        Path facts =
                Files.writeString(
                        folder.resolve("facts.jsonl"),
                        """
                        {"id": "f001", "fact": "It was held in Marrakech."}

                        {"id": "made-up", "fact": "A cat was there."}
                        """);

        Ran ran = run("", "check", "--at", "2025-11-28", "--facts", facts.toString());

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.lines())
                .filteredOn(line -> line.contains("no entry covers"))
                .singleElement()
                .asString()
                .startsWith("warning  " + facts + ":3: no entry covers \"made-up\": A cat");
    }

    @Test
    void checkNamesTheLineOfAFactWithoutId() throws Exception {
        Path facts = Files.writeString(folder.resolve("facts.jsonl"), "{\"fact\": \"x\"}\n");

        Ran ran = run("", "check", "--facts", facts.toString());

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("facts.jsonl:1: no id");
    }

    @Test
    void checkNamesFileAndLineOfWhatIsWrong() throws Exception {
        Files.writeString(
                folder.resolve("pack.yaml"), "languages: [en]\nevent:\n  edition: many\n");

        Ran ran = run("", "check", "--json", "--pack", folder.toString());

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.lines())
                .anySatisfy(line ->
                        assertThat(line)
                                .contains(
                                        "\"file\":\"pack.yaml\",\"line\":3",
                                        "\"severity\":\"error\""));
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("", "help").out())
                .contains(
                        "ask",
                        "chat",
                        "answer",
                        "check",
                        "diff",
                        "init",
                        "import",
                        "export",
                        "serve",
                        "doctor",
                        "evaluate",
                        "match",
                        "tune");
    }
}
