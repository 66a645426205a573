package io.rapporteur.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.knowledge.pack.ReadPack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class JsonRoundTripTest {

    @TempDir private Path folder;

    static Stream<Path> packs() {
        return Packs.all();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void losesNothing(Path pack) {
        Imported imported = imported(json(pack));

        assertThat(Packs.said(folder.resolve("new"))).isEqualTo(Packs.said(pack));
        assertThat(imported.entries())
                .isEqualTo((int) Packs.read(pack).knowledge().entries().count());
        assertThat(imported.notes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("packs")
    void givesTheSameFileWhenItIsExportedAgain(Path pack) {
        String once = json(pack);
        imported(once);

        assertThat(json(folder.resolve("new"))).isEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("packs")
    void writesFilesThatTheSchemasBesideThemAccept(Path pack) throws IOException {
        imported(json(pack));

        assertThat(SchemaFaults.of(folder.resolve("new"))).isEmpty();
    }

    @Test
    void coversTheWholeRecord() {
        assertThat(Packs.read(Packs.SHIPPED).knowledge().entries().count()).isGreaterThan(400);
    }

    /// Each of these texts would be something else in YAML if it were written without care.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "no",
                "2030-06-07",
                "1e3",
                "- a dash",
                "a: b # c",
                "'quoted'",
                "& * ! | > % @ `",
                "🍞 \u200F‏ \u2067x\u2069",
                "null"
            })
    void keepsTextsThatYamlWouldReadOtherwise(String text) {
        imported(json(Packs.FESTIVAL).replace("The mayor is Alma Crust.", text));

        assertThat(Packs.read(folder.resolve("new")).knowledge().entries())
                .anySatisfy(entry ->
                        assertThat(entry.answer().direct().wordings()).containsValue(text.strip()));
    }

    @Test
    void namesTheLineOfJsonThatIsBroken() {
        String broken = json(Packs.FESTIVAL).replaceFirst("\"edition\": 12,", "\"edition\": 12");

        assertThatThrownBy(() -> imported(broken))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("pack.json:" + (lineOf(broken, "\"edition\"") + 1))
                .hasMessageContaining("no valid JSON")
                .hasMessageContaining("Check commas");
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void refusesATopicThatWouldLeadOutOfTheFolder() {
        String hostile =
                json(Packs.FESTIVAL)
                        .replace("\"topic\": \"figures\"", "\"topic\": \"../../figures\"");

        assertThatThrownBy(() -> imported(hostile))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("pack.json:" + lineOf(hostile, "../../figures"))
                .hasMessageContaining("kebab-case");
    }

    @Test
    void tellsEveryProblemAtOnce() {
        String strange =
                """
                {"format": "rapporteur-pack-1",
                 "topics": [{"topic": "a"}, {"topic": "a"}],
                 "sources": [],
                 "names": "none",
                 "routes": [],
                 "smalltalk": [],
                 "extra": 1}
                """;

        assertThatThrownBy(() -> imported(strange))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("pack.json:7: unknown key \"extra\"")
                .hasMessageContaining("pack.json:2: topic \"a\" stands already on line 2")
                .hasMessageContaining("pack.json:4: \"names\" is missing or no list")
                .hasMessageContaining("pack.json:1: \"pack\" is missing");
    }

    @Test
    void refusesAnotherFormat() {
        assertThatThrownBy(() -> imported("[1]"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("this is no pack");
    }

    @Test
    void overwritesNothing() throws Exception {
        Files.createDirectories(folder.resolve("new"));
        Path mine = Packs.file(folder.resolve("new"), "pack.yaml", "mine");

        assertThatThrownBy(() -> imported(json(Packs.FESTIVAL)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("not empty")
                .hasMessageContaining("Name a folder");
        assertThat(mine).hasContent("mine");
    }

    private static String json(Path pack) {
        ReadPack read = Packs.read(pack);
        return ExportFormat.JSON
                .export(read, read.knowledge().languages())
                .files()
                .get("pack.json");
    }

    private Imported imported(String json) {
        return ImportFormat.JSON.importInto(
                folder.resolve("new"),
                List.of(Packs.file(folder, "pack.json", json)),
                List.of(),
                Packs.TODAY);
    }

    private static int lineOf(String text, String part) {
        return (int) text.substring(0, text.indexOf(part)).lines().count();
    }
}
