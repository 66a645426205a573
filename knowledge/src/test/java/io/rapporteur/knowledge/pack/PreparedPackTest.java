package io.rapporteur.knowledge.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.knowledge.FestivalPack;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.prepared.WatchedPrepared;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Packs that are not parsed again while nothing in them changed.
class PreparedPackTest {

    @TempDir private Path folder;

    private FestivalPack pack;
    private WatchedPrepared prepared;

    @BeforeEach
    void prepare() {
        pack = FestivalPack.copyTo(folder.resolve("pack"));
        prepared = new WatchedPrepared(folder.resolve("prepared"));
        read();
        assertThat(prepared.computed()).containsExactly("pack");
    }

    private KnowledgeBase read() {
        return PackReader.read(pack.folder(), prepared);
    }

    @Test
    void areTheSameInEveryRespect() {
        KnowledgeBase parsed = PackReader.read(pack.folder());

        assertThat(read()).usingRecursiveComparison().isEqualTo(parsed);
        assertThat(prepared.computed()).isEmpty();
    }

    @Test
    void areTheSameInEveryRespectForTheRecordThatShips() {
        Path shipped =
                Path.of(System.getProperty("rapporteur.home"), "knowledge/packs/interpol-93");
        KnowledgeBase parsed = PackReader.read(shipped, prepared);
        assertThat(prepared.computed()).containsExactly("pack");

        KnowledgeBase again = PackReader.read(shipped, prepared);

        assertThat(prepared.computed()).isEmpty();
        assertThat(again.revision()).isEqualTo(parsed.revision());
        assertThat(again.event()).isEqualTo(parsed.event());
        assertThat(again.languages()).isEqualTo(parsed.languages());
        assertThat(again.topics()).isEqualTo(parsed.topics());
        assertThat(again.passages()).containsExactlyElementsOf(parsed.passages().toList());
        assertThat(again.names()).isEqualTo(parsed.names());
        assertThat(again.sources()).containsExactlyElementsOf(parsed.sources().toList());
        assertThat(again.unanswered()).isEqualTo(parsed.unanswered());
    }

    @Test
    void areParsedAnewWhenAnyFileIsEdited() throws IOException {
        for (Path file : files()) {
            Files.writeString(file, Files.readString(file) + "# looked at again\n");

            KnowledgeBase edited = read();

            assertThat(prepared.computed()).as("%s", file).containsExactly("pack");
            assertThat(edited.revision()).isEqualTo(PackReader.read(pack.folder()).revision());
        }
    }

    @Test
    void areParsedAnewWhenAFileIsAddedOrRemoved() throws IOException {
        Path added = pack.file("entries/added.yaml");
        Files.writeString(
                added,
                "topic: added\ntitle: {en: Added, fr: Ajout, es: Nuevo, ar: جديد}\nentries: []\n");

        assertThat(problemsOrTopics()).contains("added");

        Files.delete(added);

        assertThat(read().topics()).noneMatch(topic -> topic.id().equals("added"));
    }

    @Test
    void thatGotAFaultAreRefusedAsEver() throws IOException {
        Path file = files().getLast();
        Files.writeString(file, Files.readString(file) + "nonsense: 1\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(InvalidPackException.class)
                .hasMessageContaining("nonsense");
        assertThatThrownBy(this::read).isInstanceOf(InvalidPackException.class);
    }

    private String problemsOrTopics() {
        try {
            return read().topics().toString();
        } catch (InvalidPackException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(pack.folder())) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }
}
