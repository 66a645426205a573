package io.rapporteur.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.knowledge.check.PackCheck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

class NewPackTest {

    @TempDir private Path folder;

    @Test
    void hasNothingToMend() {
        NewPack.write(folder.resolve("new"));

        assertThat(PackCheck.check(folder.resolve("new"), LocalDate.of(2027, 1, 20))).isEmpty();
    }

    @Test
    void bringsTheSchemasThatItsFilesName() throws Exception {
        NewPack.write(folder.resolve("new"));

        assertThat(SchemaFaults.of(folder.resolve("new"))).isEmpty();
    }

    @Test
    void hasAWordOfAdviceInEveryFile() throws Exception {
        NewPack.write(folder);

        for (String file : new String[] {"pack", "entries/basics", "sources", "names", "routes"}) {
            assertThat(Files.readAllLines(folder.resolve(file + ".yaml")).get(1)).startsWith("# ");
        }
    }

    @Test
    void overwritesNothing() {
        Path mine = Packs.file(folder, "notes.txt", "mine");

        assertThatThrownBy(() -> NewPack.write(folder))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("not empty");
        assertThatThrownBy(() -> NewPack.write(mine))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("a file, expected a folder");
        assertThat(folder.toFile().list()).containsExactly("notes.txt");
    }
}
