package io.rapporteur.app;

import static io.rapporteur.app.Ran.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.app.Outcome.Change;
import io.rapporteur.knowledge.FestivalPack;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What an editor sees before a change of the record is published.
class ReviewCommandsTest {

    private static final String PROGRAMME = "entries/programme.yaml";
    private static final String FIGURES = "entries/figures.yaml";
    private static final String OLD = FestivalPack.ORIGINAL.toString();

    @TempDir private Path temporary;
    private Path folder;
    private FestivalPack pack;

    @BeforeEach
    void copy() {
        folder = temporary.resolve("new");
        pack = FestivalPack.copyTo(folder);
    }

    @Test
    void checkFindsNoConfusionInAGoodPack() {
        Ran ran = check("--confusions");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out())
                .contains(
                        "each asked of a matcher that does not know it, 0 find something else.",
                        "0 errors, 0 warnings, 0 notices.");
    }

    @Test
    void checkNamesAnEntryWhoseWordingsMostlyFindAnother() {
        int line = spoilOvenTour();

        assertThat(check("--confusions"))
                .satisfies(ran -> {
                    assertThat(ran.exitCode()).as("a warning").isZero();
                    assertThat(ran.lines())
                            .filteredOn(told -> told.startsWith("warning"))
                            .singleElement()
                            .asString()
                            .startsWith("warning  " + PROGRAMME + ":" + line + ": ")
                            .contains(
                                    "of 6 wordings of \"oven-tour\" in en",
                                    "3 find something else, most often \"bread-count\"",
                                    "\"how many loaves are baked at dawn\" (" + PROGRAMME + ":");
                });
        assertThat(check().out()).as("not asked for").contains("0 errors, 0 warnings");
    }

    @Test
    void checkListsConfusedPairsAsJson() throws Exception {
        spoilOvenTour();

        Ran ran = check("--confusions", "--json");

        JsonNode warning = JsonLines.object(ran.lines().getFirst());
        assertThat(warning.path("rule").asText()).isEqualTo("unreachable-entry");
        assertThat(ran.lines().subList(1, ran.lines().size()))
                .allMatch(line -> line.startsWith("{\"passage\":"))
                .contains(
                        "{\"passage\":\"oven-tour\",\"found\":\"bread-count\",\"wordings\":3,"
                                + "\"of\":24,\"languages\":{\"en\":3}}");
    }

    @Test
    void checkDrawsThePackWithWhatIsConfusedInIt() {
        spoilOvenTour();
        Path picture = temporary.resolve("record.svg");

        Ran ran = check("--picture", picture.toString());

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).contains("\"oven-tour\"", "1 warnings");
        assertThat(ran.err()).contains("Wrote " + picture);
        assertThat(picture)
                .content()
                .startsWith("<svg ")
                .contains("oven-tour → bread-count: 3 wordings (en 3)");
    }

    @Test
    void checkSaysThatAPictureCannotBeWritten() {
        Ran ran = check("--picture", folder.resolve("no/such/folder.svg").toString());

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("folder.svg cannot be written: check the path");
    }

    @Test
    void checkDrawsNoPackThatCannotBeRead() {
        pack.replace("pack.yaml", "2030-06-07", "7 June 2030");
        Path picture = temporary.resolve("record.svg");

        Ran ran = check("--picture", picture.toString());

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("error    pack.yaml:", "7 June 2030");
        assertThat(picture).doesNotExist();
    }

    /// Half of its English wordings ask for the loaves; returns the line on which they begin.
    private int spoilOvenTour() {
        pack.replace(
                PROGRAMME, "can I see the old oven please", "how many loaves are baked at noon");
        pack.replace(
                PROGRAMME, "can I see the old oven today", "how many loaves are baked at dawn");
        pack.replace(
                PROGRAMME, "can I see the old oven exactly", "how many loaves are baked outside");
        return pack.lineAfter(
                        PROGRAMME,
                        "- how many loaves are baked at noon",
                        "- how many loaves are baked at noon")
                - 1;
    }

    private Ran check(String... options) {
        return run("", with(options, "check", "--pack", folder.toString(), "--at", "2030-06-20"));
    }

    @Test
    void diffOfAPackWithItselfFindsNothing() throws Exception {
        Ran ran = diff("how many loaves are baked today\nzzyzx qwrtp\n");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo("2 asked, 0 answered differently.\n");
    }

    @Test
    void diffShowsTheLinesOfAnAnswerThatAreSaidOtherwise() throws Exception {
        pack.replace(FIGURES, "The bakers made 12,500 loaves", "They made 12,500 loaves");

        assertThat(diff("how many loaves are baked today\nwho is the mayor please\n").out())
                .isEqualTo(
                        """
                        text      1: how many loaves are baked today
                                  both  answer    bread-count
                                  - The bakers made 12,500 loaves, 7.5% more than in 2029.
                                  + They made 12,500 loaves, 7.5% more than in 2029.

                        2 asked, 1 answered differently: 1 text.
                        """);
    }

    @Test
    void diffShowsAQuestionThatAnotherEntryAnswers() throws Exception {
        pack.replace(
                FIGURES, "how many loaves are baked today", "how many loaves are baked tonight");
        pack.replace(PROGRAMME, "can I see the old oven today", "how many loaves are baked today");

        assertThat(diff("how many loaves are baked today\n", "--at", "2030-06-15").out())
                .isEqualTo(
                        """
                        entry     1: how many loaves are baked today
                                  old   answer    bread-count
                                  new   answer    oven-tour

                        1 asked, 1 answered differently: 1 entry.
                        """);
    }

    @Test
    void diffShowsAQuestionThatIsDecidedOtherwise() throws Exception {
        pack.replace(PROGRAMME, "valid_until: 2031-06-30", "valid_until: 2030-06-30");

        assertThat(diff("can I see the old oven today\n", "--at", "2030-07-15").out())
                .contains("decision  1:", "old   answer    oven-tour", "new   abstain   expired")
                .endsWith("1 asked, 1 answered differently: 1 decision.\n");
        assertThat(diff("can I see the old oven today\n", "--at", "2030-06-15").out())
                .isEqualTo("1 asked, 0 answered differently.\n");
    }

    @Test
    void diffReadsTheLinesThatAnswerReadsAndPrintsJson() throws Exception {
        pack.replace(PROGRAMME, "valid_until: 2031-06-30", "valid_until: 2030-06-30");

        Ran ran =
                diff(
                        """
                        {"id": "a", "text": "can I see the old oven today", "at": "2030-07-15T00:00:00Z"}
                        {"text": "can I see the old oven please", "at": "2030-07-15T00:00:00Z"}
                        {"id": "c", "text": "can I see the old oven today", "at": "2030-06-15T00:00:00Z"}
                        """,
                        "--json");

        JsonNode first = JsonLines.object(ran.lines().getFirst());
        assertThat(first.path("id").asText()).isEqualTo("a");
        assertThat(first.path("change").asText()).isEqualTo("decision");
        assertThat(first.at("/old/passages/0").asText()).isEqualTo("oven-tour");
        assertThat(first.at("/new/decision").asText()).isEqualTo("abstain");
        assertThat(first.at("/old/text").asText()).contains("of the old oven");
        assertThat(JsonLines.object(ran.lines().get(1)).path("id").asText())
                .as("the number of a line without id")
                .isEqualTo("2");
        assertThat(ran.lines().getLast())
                .isEqualTo(
                        "{\"asked\":3,\"differing\":2,\"decision\":2,\"entry\":0,\"options\":0,"
                                + "\"text\":0}");
    }

    @Test
    void diffTellsOtherOptionsFromOtherWords() {
        Outcome asksBack = outcome("clarify", "which?", "mayor-who", "oven-tour");

        assertThat(asksBack.changeTo(outcome("clarify", "which?", "oven-tour", "mayor-who")))
                .contains(Change.OPTIONS);
        assertThat(asksBack.changeTo(outcome("clarify", "what?", "mayor-who", "oven-tour")))
                .contains(Change.TEXT);
        assertThat(asksBack.changeTo(outcome("answer", "which?", "mayor-who")))
                .contains(Change.DECISION);
        assertThat(outcome("abstain", "no", "unknown").changeTo(outcome("abstain", "no", "jobs")))
                .contains(Change.ENTRY);
        assertThat(asksBack.changeTo(outcome("clarify", "which?", "mayor-who", "oven-tour")))
                .isEmpty();
    }

    private static Outcome outcome(String decision, String text, String... passages) {
        return new Outcome(
                decision,
                List.of(passages).stream().map(PassageId::new).toList(),
                Language.ENGLISH,
                text);
    }

    @Test
    void diffNamesThePackThatCannotBeUsed() throws Exception {
        pack.replace("pack.yaml", "2030-06-07", "7 June 2030");

        Ran ran = diff("who is the mayor please\n");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .contains("The pack " + folder + " cannot be used", "pack.yaml:", "7 June 2030");
    }

    @Test
    void diffNamesTheLineThatIsNoQuestionWithoutQuotingIt() throws Exception {
        Ran ran = diff("{\"text\": \"who is the mayor please\"}\nprivate words\n");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("questions:2: not a JSON object").doesNotContain("private");
    }

    @Test
    void diffRefusesWrongUsage() {
        assertThat(run("", "diff", OLD, folder.toString()).exitCode()).isEqualTo(2);
        assertThat(run("", "diff", OLD, "--questions", "x").exitCode()).isEqualTo(2);
        assertThat(run("", "diff", OLD, folder.toString(), "--questions", "no-such-file"))
                .satisfies(ran -> {
                    assertThat(ran.exitCode()).isEqualTo(1);
                    assertThat(ran.err()).contains("no-such-file cannot be read");
                });
    }

    private Ran diff(String questions, String... options) throws Exception {
        Path file = Files.writeString(temporary.resolve("questions"), questions);
        return run(
                "", with(options, "diff", OLD, folder.toString(), "--questions", file.toString()));
    }

    private static String[] with(String[] options, String... command) {
        return Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new);
    }
}
