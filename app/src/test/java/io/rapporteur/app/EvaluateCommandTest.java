package io.rapporteur.app;

import static io.rapporteur.app.Ran.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

class EvaluateCommandTest {

    private static final String ELECTED =
            ServedHouse.entry("president-elected").title().in(Language.ENGLISH);

    private static final List<String> TRIALS =
            List.of(
                    trial(ELECTED, "\"entry\": \"president-elected\", \"style\": \"plain\""),
                    trial(ELECTED, "\"entry\": \"event-dates\", \"also\": [\"president-elected\"]"),
                    trial(ELECTED, "\"entry\": \"event-dates\", \"style\": \"typo\""),
                    trial(ELECTED, "\"entry\": null, \"kind\": \"near\""),
                    trial("zzyzx qwrtp", "\"entry\": null, \"kind\": \"far\""),
                    trial("zzyzx qwrtp", "\"entry\": \"event-dates\", \"style\": \"typo\""));

    @TempDir private Path folder;

    @Test
    void judgesTrialLinesByTheirEntry() throws Exception {
        Ran ran = run("", "evaluate", file(TRIALS));

        assertThat(ran.err()).isEmpty();
        assertThat(row(ran, "in all")).as("n, right, ..., silent, wrong").startsWith("4 50.0%");
        assertThat(row(ran, "in all")).endsWith("0.0% 25.0% 25.0%");
        assertThat(row(ran, "in lang en")).startsWith("4 50.0%");
        assertThat(row(ran, "in style plain")).startsWith("1 100.0%");
        assertThat(row(ran, "in style typo")).startsWith("2 0.0%");
        assertThat(row(ran, "out kind near-oos")).startsWith("1 0.0%").endsWith("100.0%");
        assertThat(row(ran, "out kind far-oos")).startsWith("1 100.0%");
    }

    @Test
    void holdsConfidenceAgainstTheFirstCandidatesBelowTheTable() throws Exception {
        Ran ran = run("", "evaluate", file(TRIALS));

        assertThat(row(ran, "confidence, all"))
                .as("sure of four, two of them right; not at all of one that finds nothing")
                .isEqualTo("5 expected calibration error 0.400, Brier score 0.400");
        assertThat(row(ran, "confidence, in"))
                .isEqualTo("4 expected calibration error 0.250, Brier score 0.250");
    }

    @Test
    void makesTheSameSlipsInEveryQuestionFromTheSameSeed() throws Exception {
        String trials = file(TRIALS);

        String slipped = run("", "evaluate", "--slips", "93", trials).out();

        assertThat(run("", "evaluate", "--slips", "93", trials).out()).isEqualTo(slipped);
        assertThat(run("", "evaluate", trials).out())
                .as("stored wordings are sure only as they are written")
                .isNotEqualTo(slipped);
    }

    @Test
    void holdsConfidenceAgainstTheTextsThatCasesExpect() throws Exception {
        Ran ran =
                run(
                        "",
                        "evaluate",
                        file(
                                List.of(
                                        evaluationCase("answerable", "[[\"Philippe\"]]"),
                                        evaluationCase("answerable", "[[\"Nobody at all\"]]"),
                                        evaluationCase("near-oos", "[]"))));

        assertThat(row(ran, "confidence, all"))
                .as("an entry for what has no answer is wrong, whatever it says")
                .isEqualTo("3 expected calibration error 0.667, Brier score 0.667");
        assertThat(row(ran, "confidence, in"))
                .isEqualTo("2 expected calibration error 0.500, Brier score 0.500");
    }

    @Test
    void asksAfterAnAnswerWhatALineSaysWasAnsweredBefore() throws Exception {
        String followUps =
                file(
                        List.of(
                                trial(
                                        "who was there?",
                                        "\"about\": \"dinner-place-date\", \"entry\":"
                                                + " \"dinner-guests\""),
                                trial(
                                        ELECTED,
                                        "\"about\": \"event-dates\", \"independent\": true,"
                                                + " \"entry\": \"president-elected\"")));

        Ran ran = run("", "evaluate", followUps);

        assertThat(row(ran, "in turn follow-up")).endsWith("100.0% 0.0% 0.0%");
        assertThat(row(ran, "in turn independent")).startsWith("1 100.0%");
        assertThat(ran.out()).as("made for whole questions").doesNotContain("confidence");
        assertThat(row(run("", "evaluate", "--alone", followUps), "in turn follow-up"))
                .as("by itself it may mean anything")
                .endsWith("0.0% 100.0% 0.0%");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"text": "private words", "lang": "en", "entry": null} | "kind" is missing: expected near or far
                    {"text": "private words", "lang": "xx", "entry": null, "kind": "far"} | "lang" is "xx": expected en, fr, es or ar
                    {"text": "private words", "lang": "en", "entry": 7} | "entry" is a number: expected the id of an entry
                    {"text": "private words", "lang": "en", "entry": "Private words?"} | "entry" is a text of 14 characters: expected
                    {"text": "private words", "lang": "en", "entry": "no-such-thing"} | "no-such-thing" is no entry of this pack
                    {"text": "private words", "lang": "en", "entry": "event-dates", "also": "event-city"} | "also" is "event-city": expected ids in brackets
                    {"text": "private words", "lang": "en", "entry": "event-dates", "independent": true} | "independent" is true: expected
                    {"text": ["private words"], "lang": "en", "entry": "event-dates"} | "text" is a list or an object: expected the question
                    {"id": "9", "text": "private words", "kind": "odd"} | case 9 has kind "odd": expected answerable
                    private words | not a JSON object
                    """)
    void namesTheLineThatIsMalformedWithoutQuotingIt(String line, String complaint)
            throws Exception {
        String file = file(List.of(TRIALS.getFirst(), line));

        Ran ran = run("", "evaluate", file);

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains(file + ":2: " + complaint).doesNotContain("private");
    }

    @Test
    void drawsConfidenceAgainstWhatWasRightTheSameEachTime() throws Exception {
        Path picture = folder.resolve("reliability.svg");
        String trials = file(TRIALS);

        Ran ran = run("", "evaluate", "--picture", picture.toString(), trials);
        String drawn = Files.readString(picture);
        run("", "evaluate", "--picture", picture.toString(), trials);

        assertThat(ran.err()).contains("Wrote " + picture);
        assertThat(Files.readString(picture)).isEqualTo(drawn);
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(picture.toFile());
        assertThat(drawn)
                .contains(
                        "<title>Reliability diagram",
                        "confidence 100.0 % in the mean: 2 of 4 right, 50.0 % (15.0-85.0)",
                        "4 questions that the record answers",
                        "1 questions without an answer that found an entry, 1 of them answered",
                        "prefers-color-scheme: dark");
        assertThat(drawn.replace("http://www.w3.org/2000/svg", ""))
                .as("asks for nothing from anywhere")
                .doesNotContain("http", "href", "url(", "<script", "@import");
    }

    @Test
    void drawsNothingFromFollowUpsAlone() throws Exception {
        Path picture = folder.resolve("reliability.svg");

        Ran ran =
                run(
                        "",
                        "evaluate",
                        "--picture",
                        picture.toString(),
                        file(
                                List.of(
                                        trial(
                                                "where?",
                                                "\"about\": \"event-dates\", \"entry\":"
                                                        + " \"event-city\""))));

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("is not drawn");
        assertThat(picture).doesNotExist();
    }

    private static String trial(String text, String rest) {
        return "{\"text\": \"%s\", \"lang\": \"en\", %s}".formatted(text, rest);
    }

    private static String evaluationCase(String kind, String accept) {
        return ("{\"id\": \"1\", \"lang\": \"en\", \"text\": \"%s\", \"kind\": \"%s\","
                        + " \"accept\": %s}")
                .formatted(ELECTED, kind, accept);
    }

    private String file(List<String> lines) throws IOException {
        return Files.write(folder.resolve("trials.jsonl"), lines).toString();
    }

    /// What stands in a row after its name, with single spaces.
    private static String row(Ran ran, String name) {
        return ran.lines().stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length()).strip().replaceAll("\\s+", " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + name + " in " + ran));
    }
}
