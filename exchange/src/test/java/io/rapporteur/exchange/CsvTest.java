package io.rapporteur.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class CsvTest {

    @TempDir private Path folder;

    static Stream<Path> packs() {
        return Packs.all();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void keepsEntriesRoutesAndSmallTalkOnTheWayThereAndBack(Path pack) {
        imported(exported(pack));

        KnowledgeBase before = Packs.read(pack).knowledge();
        KnowledgeBase after = Packs.read(folder.resolve("new")).knowledge();
        assertThat(after.entries().map(entry -> told(entry, after)))
                .containsExactlyElementsOf(
                        before.entries().map(entry -> told(entry, before)).toList());
        assertThat(after.topics().stream().map(topic -> topic.title()))
                .containsExactlyElementsOf(
                        before.topics().stream().map(topic -> topic.title()).toList());
        assertThat(after.routes()).containsExactlyInAnyOrderElementsOf(before.routes());
        assertThat(after.smallTalk()).isEqualTo(before.smallTalk());
    }

    /// What the columns hold of an entry.
    private static List<Object> told(Entry entry, KnowledgeBase knowledge) {
        return List.of(
                entry.id(),
                entry.topic(),
                entry.title(),
                entry.questions(),
                entry.answer(),
                entry.validity(),
                entry.related(),
                knowledge.sourcesOf(entry).stream().map(source -> source.url()).toList());
    }

    @Test
    void isUtf8ThatSpreadsheetsRecognise() throws Exception {
        String text = exported(Packs.SHIPPED);

        assertThat(text).startsWith("\uFEFFkind,id,topic,").contains("مراكش");
        assertThat(text.getBytes(StandardCharsets.UTF_8)).startsWith(0xEF, 0xBB, 0xBF);
    }

    @Test
    void hasNoCellThatASpreadsheetWouldRun() throws Exception {
        int guarded = 0;
        try (CSVParser parser =
                CSVParser.parse(exported(Packs.FESTIVAL).substring(1), CSVFormat.RFC4180)) {
            for (CSVRecord row : parser) {
                for (String cell : row) {
                    assertThat(cell).doesNotMatch("(?s)[=+\\-@＝＋－＠\\t\\r\\n].*");
                    guarded += cell.startsWith("'-") ? 1 : 0;
                }
            }
        }
        assertThat(guarded).as("details that begin with a list").isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1", "+33 1", "-rye", "@me", "\tx", "'=x", "''-x", "'tis", "plain", "", "＝1",
                "x=1"
            })
    void givesBackEveryCellAsItWas(String text) {
        assertThat(CsvCells.unguarded(CsvCells.guarded(text))).isEqualTo(text);
    }

    @Test
    void listsWhatItLeavesOut() {
        ReadPack pack = Packs.read(Packs.FESTIVAL);

        assertThat(Packs.notes(ExportFormat.CSV.export(pack, pack.knowledge().languages()).notes()))
                .contains(
                        "left out: 1 × names (names.yaml)",
                        "left out: 1 × other answers before or during the event (festival-days)",
                        "left out: 2 × figures on which sources disagree (bread-count)");
    }

    @Test
    void readsATableFromElsewhere() {
        Imported imported = importedSample(List.of());

        KnowledgeBase knowledge = Packs.read(folder.resolve("new")).knowledge();
        assertThat(knowledge.languages()).containsExactly(Language.ENGLISH);
        assertThat(knowledge.entries().map(entry -> entry.answer().direct().in(Language.ENGLISH)))
                .containsExactly(
                        "The roses bloom in June; the last ones in \"good\" years in October.",
                        "=Dogs are allowed on a lead.");
        String file = Packs.sample("garden.csv").toString();
        assertThat(Packs.notes(imported.notes()))
                .contains(
                        "left out: 1 × row in the language \"de\" (" + file + ":4)",
                        "left out: 2 × column \"Gardener\" (" + file + ":2, " + file + ":3)",
                        "missing: 1 × sources: \"to-be-cited\" stands there (" + file + ":3)");
    }

    @Test
    void keepsAllParagraphsOfAReply() {
        imported(
                """
                kind,reason,language,question,answer
                route,not-public,en,what do they earn,"That is not public.

                Ask them."
                smalltalk,,en,bye,"Goodbye.

                Come again."
                entry,,en,why,"Because.

                And so on."
                """);

        KnowledgeBase knowledge = Packs.read(folder.resolve("new")).knowledge();
        assertThat(knowledge.routes())
                .anySatisfy(route ->
                        assertThat(route.reply().in(Language.ENGLISH))
                                .isEqualTo("That is not public.\n\nAsk them."));
        assertThat(knowledge.smallTalk().getFirst().reply().in(Language.ENGLISH))
                .isEqualTo("Goodbye.\n\nCome again.");
        assertThat(knowledge.entries().toList().getFirst().answer().detail().orElseThrow())
                .extracting(detail -> detail.in(Language.ENGLISH))
                .isEqualTo("And so on.");
    }

    @Test
    void asksForTheLanguageWhenTheTableDoesNotSay() {
        assertThatThrownBy(() -> imported("question,answer\nWhy?,Because.\n"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("table.csv:1: the file does not say which language")
                .hasMessageContaining("--lang");
    }

    @Test
    void namesTheRowWhoseQuotesDoNotMatch() {
        assertThatThrownBy(() ->
                        imported("question,answer,language\nWhy?,Because.,en\n\"Who\"x,\"No.,en\n"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("table.csv:3: no valid CSV");
    }

    @Test
    void namesTheColumnThatIsNotThere() {
        assertThatThrownBy(() -> imported("ask,answer\nWhy?,Because.\n"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("table.csv:1: no column \"question\"; found: ask, answer");
    }

    @Test
    void tellsEveryRowThatHasAWrongDayKindOrReason() {
        assertThatThrownBy(() ->
                        imported(
                                """
                                question,answer,language,as_of,kind,reason
                                Why?,Because.,en,yesterday,,
                                Who?,Nobody.,en,,person,
                                How?,So.,en,,route,mood
                                """))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("table.csv:2: \"as_of\" is \"yesterday\"")
                .hasMessageContaining("table.csv:3: \"kind\" is \"person\"")
                .hasMessageContaining("table.csv:4: \"reason\" is \"mood\"");
    }

    @Test
    void refusesWhatIsNoUnicodeText() throws Exception {
        Path file = folder.resolve("latin.csv");
        Files.write(file, "question,answer\né,à".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() ->
                        ImportFormat.CSV.importInto(
                                folder.resolve("new"),
                                List.of(file),
                                List.of(Language.FRENCH),
                                Packs.TODAY))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("latin.csv:1: the file is not UTF-8 text. Save it as UTF-8.");
    }

    @Test
    void readsWhatASpreadsheetSavesAsUnicodeText() throws Exception {
        Path file = folder.resolve("utf16.csv");
        Files.write(
                file, "\uFEFFquestion\tanswer\nQui ?\tLà.\n".getBytes(StandardCharsets.UTF_16LE));

        Imported imported =
                ImportFormat.CSV.importInto(
                        folder.resolve("new"),
                        List.of(file),
                        List.of(Language.FRENCH),
                        Packs.TODAY);

        assertThat(imported.entries()).isEqualTo(1);
    }

    private static String exported(Path pack) {
        ReadPack read = Packs.read(pack);
        return ExportFormat.CSV
                .export(read, read.knowledge().languages())
                .files()
                .getOrDefault("pack.csv", "");
    }

    private Imported imported(String csv) {
        return ImportFormat.CSV.importInto(
                folder.resolve("new"),
                List.of(Packs.file(folder, "table.csv", csv)),
                List.of(),
                Packs.TODAY);
    }

    private Imported importedSample(List<Language> languages) {
        return ImportFormat.CSV.importInto(
                folder.resolve("new"), List.of(Packs.sample("garden.csv")), languages, Packs.TODAY);
    }
}
