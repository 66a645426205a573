package io.rapporteur.app;

import static io.rapporteur.app.Ran.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;

class ExchangeCommandsTest {

    private static final String FESTIVAL =
            Path.of(System.getProperty("rapporteur.home"))
                    .resolve("knowledge/src/test/resources/bread-festival")
                    .toString();

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | in which city is it held | Your city",
                "fr | dans quelle ville ça se tient | Votre ville",
                "es | en qué ciudad se celebra | Su ciudad",
                "ar | في أي مدينة تعقد | مدينتكم"
            })
    void initStartsAPackThatCheckPassesAndAskAnswersFrom(
            String language, String question, String answer) {
        String pack = folder.resolve("new").toString();

        Ran started = run("", "init", pack);

        assertThat(started.exitCode()).isZero();
        assertThat(started.out()).contains(pack + "/pack.yaml", "check --pack " + pack);
        assertThat(run("", "check", "--pack", pack, "--at", "2027-01-20").out())
                .contains("0 errors, 0 warnings, 0 notices.");
        assertThat(run("", "ask", "--lang", language, "--pack", pack, question).out())
                .contains(answer);
    }

    @Test
    void initRefusesAFolderThatIsNotEmpty() throws Exception {
        Files.writeString(folder.resolve("mine"), "mine");

        Ran ran = run("", "init", folder.toString());

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err()).contains("not empty", "Name a folder");
        assertThat(folder.toFile().list()).containsExactly("mine");
    }

    @Test
    void exportAndImportGiveAPackThatAnswersTheSame() throws Exception {
        Path json = folder.resolve("pack.json");
        String copy = folder.resolve("copy").toString();

        assertThat(run("", "export", "json", "--pack", FESTIVAL, "-o", json.toString()).exitCode())
                .isZero();
        Ran imported = run("", "import", "json", json.toString(), "--to", copy);

        assertThat(imported.exitCode()).isZero();
        assertThat(imported.out())
                .contains("Imported 4 entries into " + copy, "check --pack " + copy);
        assertThat(run("", "ask", "--pack", copy, "who is the mayor please").out())
                .contains("The mayor is Alma Crust.");
    }

    @ParameterizedTest
    @CsvSource({
        "json, {",
        "csv, \uFEFFkind",
        "jsonld, {",
        "html, <!doctype html>",
        "HTML, <!doctype"
    })
    void exportPrintsToStandardOutput(String format, String start) {
        Ran ran = run("", "export", format, "--pack", FESTIVAL);

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).startsWith(start).doesNotContain("left out:");
    }

    @Test
    void exportTellsOnStandardErrorWhatIsLeftOut() {
        assertThat(run("", "export", "csv", "--pack", FESTIVAL).err())
                .contains("left out: 1 × names (names.yaml)");
        assertThat(run("", "export", "json", "--pack", FESTIVAL).err()).isEmpty();
    }

    @Test
    void exportWritesAPageForEachLanguageOfTheRecord() throws Exception {
        Ran ran = run("", "export", "html", "-o", folder.resolve("site").toString());

        assertThat(ran.exitCode()).isZero();
        assertThat(folder.resolve("site").toFile().list())
                .containsExactlyInAnyOrder(
                        "en.html", "fr.html", "es.html", "ar.html", "index.html");
        assertThat(folder.resolve("site/en.html"))
                .content()
                .contains(ServedHouse.direct("president-elected", Language.ENGLISH));
    }

    @Test
    void exportTakesTheLanguagesThatAreNamed() {
        assertThat(run("", "export", "html", "--pack", FESTIVAL, "--lang", "ar").out())
                .contains("<html lang=\"ar\" dir=\"rtl\">");
        assertThat(run("", "export", "csv", "--pack", FESTIVAL, "--lang", "fr,es").out())
                .contains(",fr,", ",es,")
                .doesNotContain(",ar,");
    }

    @Test
    void whatCannotBeDoneIsSaidWithoutATrace() throws Exception {
        Path broken = Files.writeString(folder.resolve("b.json"), "{\"qna\": [\n}");

        Ran malformed =
                run(
                        "",
                        "import",
                        "qnabot",
                        broken.toString(),
                        "--lang",
                        "en",
                        "--to",
                        folder.resolve("x").toString());
        Ran unknown = run("", "import", "dialogflow", broken.toString(), "--to", "x");
        Ran unwritable =
                run("", "export", "json", "--pack", FESTIVAL, "-o", broken + "/under/a/file");

        assertThat(malformed.exitCode()).isEqualTo(1);
        assertThat(malformed.err()).startsWith(broken + ":2: no valid JSON");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("dialogflow", "QNAMAKER");
        assertThat(unwritable.exitCode()).isEqualTo(1);
        assertThat(unwritable.err()).contains("cannot be written: check the path");
        assertThat(run("", "import", "csv").exitCode()).isEqualTo(2);
        assertThat(run("", "export").exitCode()).isEqualTo(2);
    }

    @Test
    void importSaysWhatKeepsThePackFromStarting() throws Exception {
        Path json = folder.resolve("pack.json");
        run("", "export", "json", "--pack", FESTIVAL, "-o", json.toString());
        Files.writeString(json, Files.readString(json).replace("\"as_of\": \"2030-05-01\",", ""));

        Ran ran =
                run("", "import", "json", json.toString(), "--to", folder.resolve("x").toString());

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .contains("entries/figures.yaml:", "\"as_of\" is missing", "does not start");
    }
}
