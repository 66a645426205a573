package io.rapporteur.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ForeignFilesTest {

    private static final List<Language> ENGLISH = List.of(Language.ENGLISH);

    @TempDir private Path folder;

    @Test
    void qnaMakerBecomesAPackThatCheckReads() {
        Imported imported = imported(ImportFormat.QNAMAKER, ENGLISH, Packs.sample("library.tsv"));

        assertLibrary(imported, Packs.sample("library.tsv"));
        assertThat(Packs.notes(imported.notes()))
                .contains(
                        "left out: 2 × label of a prompt (" + Packs.sample("library.tsv") + ":2)");
    }

    @Test
    void qnaMakerIsTheSameAsAWorkbook() throws Exception {
        Path workbook = folder.resolve("library.xlsx");
        List<String> lines = Packs.sampleText("library.tsv").lines().toList();
        try (OutputStream out = Files.newOutputStream(workbook);
                Workbook book = new Workbook(out, "Test", "1.0")) {
            Worksheet settings = book.newWorksheet("Settings");
            settings.value(0, 0, "Language");
            Worksheet sheet = book.newWorksheet("QnAs");
            for (int row = 0; row < lines.size(); row++) {
                String[] cells = lines.get(row).replace("\\n", "\n").split("\t", -1);
                for (int column = 0; column < cells.length; column++) {
                    if (column == 7 && row > 0) {
                        sheet.value(row, column, Integer.valueOf(cells[column]));
                    } else {
                        sheet.value(row, column, cells[column]);
                    }
                }
            }
        }

        Imported imported = imported(ImportFormat.QNAMAKER, ENGLISH, workbook);

        assertLibrary(imported, workbook);
        assertThat(Packs.notes(imported.notes()))
                .contains("left out: 1 × sheet \"Settings\" (" + workbook + ")");
    }

    private void assertLibrary(Imported imported, Path file) {
        Entry hours = entry("when-is-the-library-open");
        assertThat(imported.entries()).isEqualTo(2);
        assertThat(hours.topic()).isEqualTo("visiting");
        assertThat(hours.questions(Language.ENGLISH))
                .containsExactly("When is the library open?", "What are the opening hours?");
        assertThat(hours.answer().direct().in(Language.ENGLISH))
                .isEqualTo("The library is open from 9 to 18, Monday to Saturday.");
        assertThat(hours.answer().detail().orElseThrow().in(Language.ENGLISH))
                .isEqualTo("See the opening hours (https://library.example/hours).");
        assertThat(hours.related()).containsExactly(new PassageId("and-on-public-holidays"));
        assertThat(knowledge().sourcesOf(hours))
                .extracting(source -> source.url().toString())
                .containsExactly("https://library.example/faq");
        assertThat(knowledge().smallTalk())
                .extracting(talk -> talk.reply().in(Language.ENGLISH))
                .containsExactly("Very well, thank you!");
        assertThat(Packs.notes(imported.notes()))
                .contains(
                        "left out: 1 × metadata \"audience\" (" + file + ":2)",
                        "left out: 1 × related entry that is not there (99) (" + file + ":2)",
                        "left out: 1 × suggested questions that nobody has accepted ("
                                + file
                                + ":4)",
                        "changed: 1 × answer that was given only after another one; now it is found"
                                + " by itself ("
                                + file
                                + ":4)",
                        "changed: 1 × answer without its Markdown or HTML marks (" + file + ":2)",
                        "left out: 1 × question without an answer (" + file + ":6)",
                        "missing: 1 × sources: \"to-be-cited\" stands there (" + file + ":4)");
        assertReadable();
    }

    @Test
    void qnaBotBecomesAPackThatCheckReads() {
        Path file = Packs.sample("museum-qnabot.json");
        Imported imported = imported(ImportFormat.QNABOT, ENGLISH, file);

        Entry tickets = entry("museum-tickets-001");
        assertThat(imported.entries()).isEqualTo(2);
        assertThat(tickets.topic()).isEqualTo("tickets");
        assertThat(tickets.questions(Language.ENGLISH)).hasSize(3).contains("ticket prices");
        assertThat(tickets.answer().direct().in(Language.ENGLISH))
                .isEqualTo("A ticket costs 8 euros. Children under 12 enter free.");
        assertThat(Packs.notes(imported.notes()))
                .contains(
                        "left out: 1 × \"alt\" (" + file + ":12)",
                        "left out: 1 × \"r\" (" + file + ":14)",
                        "left out: 1 × item whose answer is a template ({{...}}) (" + file + ":18)",
                        "left out: 1 × item of type \"slottype\" (" + file + ":25)",
                        "changed: 1 × id \"Museum.Tickets.001\" became \"museum-tickets-001\" ("
                                + file
                                + ":3)");
        assertReadable();
    }

    @Test
    void rasaBecomesAPackThatCheckReads() {
        Path nlu = Packs.sample("clinic-nlu.yml");
        Path domain = Packs.sample("clinic-domain.yml");
        Imported imported = imported(ImportFormat.RASA, ENGLISH, nlu, domain);

        assertThat(imported.entries()).isEqualTo(3);
        assertThat(entry("opening-hours").questions(Language.ENGLISH))
                .containsExactly(
                        "when are you open",
                        "opening hours of the clinic",
                        "are you open on Sunday");
        assertThat(entry("opening-hours").answer().direct().in(Language.ENGLISH))
                .isEqualTo("The clinic is open from 8 to 17, Monday to Friday.");
        assertThat(entry("parking").questions(Language.ENGLISH)).contains("is there a car park");
        assertThat(entry("find-us").answer().direct().in(Language.ENGLISH))
                .isEqualTo("The clinic is at 4 Mill Street.");
        assertThat(knowledge().smallTalk()).hasSize(1);
        assertThat(Packs.notes(imported.notes()))
                .contains(
                        "left out: 2 × marks of entities in examples ("
                                + nlu
                                + ":4, "
                                + nlu
                                + ":9)",
                        "left out: 1 × training data of kind \"synonym\" (" + nlu + ":23)",
                        "left out: 1 × rule that is not an intent and its response ("
                                + nlu
                                + ":32)",
                        "left out: 1 × alternative responses (" + domain + ":8)",
                        "left out: 1 × \"image\" of a response (" + domain + ":12)",
                        "left out: 1 × response that no intent leads to (" + domain + ":18)",
                        "left out: 1 × \"slots\" (" + domain + ":4)",
                        "left out: 1 × question without an answer (" + nlu + ":17)");
        assertReadable();
    }

    @Test
    void botpressBecomesAPackInTheLanguagesThatEveryItemHas() {
        Path file = Packs.sample("theatre-botpress.json");
        Imported imported = imported(ImportFormat.BOTPRESS, List.of(), file);

        assertThat(knowledge().languages()).containsExactly(Language.ENGLISH, Language.FRENCH);
        assertThat(imported.entries()).isEqualTo(2);
        Entry curtain = entry("0v8hzk4-curtain");
        assertThat(curtain.topic()).isEqualTo("performance");
        assertThat(curtain.questions(Language.FRENCH))
                .containsExactly("Quand le rideau se lève-t-il ?", "début du spectacle");
        assertThat(curtain.answer().direct().in(Language.FRENCH))
                .isEqualTo("Le rideau se lève à 20 h 00.");
        assertThat(Packs.notes(imported.notes()))
                .contains(
                        "left out: 1 × alternative answers (" + file + ":3)",
                        "left out: 1 × further contexts (" + file + ":3)",
                        "left out: 1 × texts in \"de\" (" + file + ":21)",
                        "left out: 1 × \"redirectFlow\" (" + file + ":21)",
                        "left out: 1 × item that is switched off (" + file + ":41)");
        assertReadable();
    }

    @Test
    void leavesOutItemsWithoutALanguageThatWasAskedForAndListsThem() {
        String file =
                Packs.sampleText("theatre-botpress.json")
                        .replace("\"fr\": [\"Oui, dans le foyer.\"],\n", "");
        Path spoilt = Packs.file(folder, "b.json", file);

        Imported imported =
                imported(ImportFormat.BOTPRESS, List.of(Language.ENGLISH, Language.FRENCH), spoilt);

        assertThat(imported.entries()).isEqualTo(1);
        assertThat(Packs.notes(imported.notes()))
                .contains("left out: 1 × item without fr (" + spoilt + ":21)");
    }

    @Test
    void saysThatThereIsNoCommonLanguageAndWhatToDo() {
        Path file =
                Packs.file(
                        folder,
                        "b.json",
                        """
                        {"qnas": [
                          {"id": "a", "data": {"questions": {"en": ["Why?"]}, "answers": {"en": ["So."]}}},
                          {"id": "b", "data": {"questions": {"fr": ["Qui ?"]}, "answers": {"fr": ["Lui."]}}}
                        ]}
                        """);

        assertThatThrownBy(() -> imported(ImportFormat.BOTPRESS, List.of(), file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("no language that every item has")
                .hasMessageContaining("--lang en");
    }

    /// Each is refused with the place and what was expected, and nothing is written.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "QNAMAKER | Q\\tA\\nWhy?\\tSo. | :1: no column \"Question\"; found: Q, A",
                "QNAMAKER | Question\\tAnswer\\nWhy?\\tSo.\\tand\\tso | :2: the row has 4 cells,"
                        + " the header 2",
                "QNAMAKER | Question\\tAnswer\\tPrompts\\nWhy?\\tSo.\\t[{] | :2: no valid JSON",
                "QNAMAKER | Question\\tAnswer\\tPrompts\\nWhy?\\tSo.\\t{} | :2: found a map with ,"
                        + " expected a JSON list under Prompts",
                "QNAMAKER | PK and nothing else | :1: no readable XLSX workbook",
                "QNAMAKER | Question\\tAnswer | :1: no question with an answer was found in en",
                "QNABOT | {\"qna\": {}} | :1: found a map with , expected a QnABot export",
                "QNABOT | {\"items\":\\n[]} | :1: found a map with items, expected a QnABot export",
                "QNABOT | {\"qna\": [\\n\"x\"]} | :2: found a single value, expected a QnABot"
                        + " export",
                "QNABOT | {\"qna\": [\\n{\"qid\": \"a\",}]} | :2: no valid JSON",
                "RASA | nlu:\\n- intent: [a | no valid YAML",
                "RASA | stories:\\n- story: a | :1: found a map with stories, expected Rasa",
                "RASA | nlu:\\n- just a text | :2: found a single value, expected an item with"
                        + " intent:",
                "RASA | nlu:\\n- intent: a\\n"
                        + "  examples:\\n"
                        + "    b: c | :4: found a map with b, expected examples:",
                "RASA | nlu: &a\\n- *a | unfold without end",
                "BOTPRESS | {\"qnas\": [\\n{\"id\": \"a\", \"data\": {}}]} | :2: found a map with ,"
                        + " expected a Botpress QnA export",
                "BOTPRESS | 7 | :1: found a single value, expected a Botpress QnA export",
                "BOTPRESS | {} {} | :1: something stands after the end of the JSON value",
                "CSV | `` | :1: the file is empty"
            })
    void refusesWhatIsMalformed(ImportFormat format, String content, String expected) {
        Path file = Packs.file(folder, "f", content.replace("\\n", "\n").replace("\\t", "\t"));

        assertThatThrownBy(() -> imported(format, ENGLISH, file))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(file + ":")
                .hasMessageContaining(expected);
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(ImportFormat.class)
    void saysThatAFileIsNotThere(ImportFormat format) {
        List<Language> languages = format == ImportFormat.JSON ? List.of() : ENGLISH;

        assertThatThrownBy(() -> imported(format, languages, folder.resolve("none")))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("cannot be read (NoSuchFileException). Check the path");
    }

    @ParameterizedTest
    @CsvSource({"QNAMAKER, library.tsv", "QNABOT, museum-qnabot.json", "RASA, clinic-nlu.yml"})
    void asksForTheLanguageThatAFormatDoesNotName(ImportFormat format, String sample) {
        assertThatThrownBy(() -> imported(format, List.of(), Packs.sample(sample)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("does not say which language")
                .hasMessageContaining("en, fr, es, ar");
    }

    @Test
    void writesAPackThatEditorsAcceptButForTheNumberOfWordings() throws Exception {
        imported(ImportFormat.QNABOT, ENGLISH, Packs.sample("museum-qnabot.json"));

        assertThat(SchemaFaults.of(folder.resolve("new")))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).contains("at least 5 items"));
    }

    /// What `check` still has to say is what the other product never had.
    private void assertReadable() {
        assertThat(Packs.findings(folder.resolve("new")))
                .contains("few-wordings", "review-due", "placeholder-source")
                .doesNotContain("unreadable", "figure-parity", "long-title", "duplicate-wording");
    }

    private Imported imported(ImportFormat format, List<Language> languages, Path... files) {
        return format.importInto(folder.resolve("new"), List.of(files), languages, Packs.TODAY);
    }

    private KnowledgeBase knowledge() {
        return Packs.read(folder.resolve("new")).knowledge();
    }

    private Entry entry(String id) {
        return knowledge().entry(new PassageId(id)).orElseThrow();
    }
}
