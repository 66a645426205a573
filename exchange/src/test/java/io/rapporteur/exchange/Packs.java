package io.rapporteur.exchange;

import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.check.Finding;
import io.rapporteur.knowledge.check.PackCheck;
import io.rapporteur.knowledge.pack.PackReader;
import io.rapporteur.knowledge.pack.ReadPack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// The packs and sample files that the tests of this room use.
final class Packs {

    static final Path HOME = Path.of(System.getProperty("rapporteur.home"));
    static final Path SHIPPED = HOME.resolve("knowledge/packs/interpol-93");
    static final Path FESTIVAL = HOME.resolve("knowledge/src/test/resources/bread-festival");
    static final LocalDate TODAY = LocalDate.of(2030, 1, 15);

    private static final Path SAMPLES = HOME.resolve("exchange/src/test/resources/samples");

    private Packs() {}

    static Stream<Path> all() {
        return Stream.of(SHIPPED, FESTIVAL);
    }

    static ReadPack read(Path folder) {
        return PackReader.readWithPlaces(folder);
    }

    /// Everything that a pack says, in a form that can be compared.
    static List<Object> said(Path folder) {
        ReadPack pack = read(folder);
        KnowledgeBase knowledge = pack.knowledge();
        return List.of(
                pack.licence(),
                knowledge.event(),
                knowledge.languages(),
                knowledge.topics(),
                knowledge.routes(),
                knowledge.smallTalk(),
                knowledge.names(),
                knowledge.unanswered(),
                knowledge.sources().toList());
    }

    static Path sample(String name) {
        return SAMPLES.resolve(name);
    }

    static String sampleText(String name) {
        try {
            return Files.readString(sample(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path file(Path folder, String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The rules by which `check` finds something in a pack, the day after it was imported.
    static List<String> findings(Path folder) {
        return PackCheck.check(folder, TODAY.plusDays(1)).stream().map(Finding::rule).toList();
    }

    static List<String> notes(List<Note> notes) {
        return notes.stream().map(Note::toString).toList();
    }
}
