package io.rapporteur.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.encoding.StaticEncoder;
import io.rapporteur.core.encoding.StaticTable;
import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// With a teacher that hears a few topics, and a table of a few thousand rows.
class TrainerTest {

    private static final Trainer.Plan PLAN = new Trainer.Plan(11, 12, 30, 16, 5);

    private static final List<Translation> TRANSLATIONS =
            List.of(
                    new Translation(Language.FRENCH, "Où est la gare ?", "Where is the station?"),
                    new Translation(
                            Language.FRENCH, "Le train est en retard.", "The train is late."),
                    new Translation(
                            Language.FRENCH, "Qui a gagné l'élection ?", "Who won the vote?"),
                    new Translation(Language.FRENCH, "Le scrutin est clos.", "The vote is closed."),
                    new Translation(Language.SPANISH, "¿Dónde se come?", "Where is lunch?"),
                    new Translation(Language.SPANISH, "La comida está fría.", "The lunch is cold."),
                    new Translation(Language.ARABIC, "أين المحطة؟", "Where is the station?"),
                    new Translation(Language.ARABIC, "من فاز في الانتخابات؟", "Who won the vote?"),
                    new Translation(Language.ARABIC, "الغداء بارد", "The lunch is cold."));

    @TempDir private static Path folder;

    private static StaticTable table;

    @BeforeAll
    static void train() throws IOException {
        table = Trainer.train(curriculum(), PLAN);
    }

    @Test
    void bringsTranslationsOfTheSameTogether() {
        StaticEncoder encoder = new StaticEncoder(table);
        Nearest nearest =
                new Nearest(encoder, TRANSLATIONS.stream().map(Translation::text).toList());
        assertThat(nearest.to("The train is late.")).isEqualTo(1);
        assertThat(nearest.to("The lunch is cold.")).isIn(5, 8);
        assertThat(nearest.to("who won the vote")).isIn(2, 7);
    }

    @Test
    void makesTheSameTableTwice() throws IOException {
        assertThat(bytes(Trainer.train(curriculum(), PLAN))).isEqualTo(bytes(table));
    }

    @Test
    void makesAnotherTableOfAnotherSeed() throws IOException {
        Trainer.Plan other = new Trainer.Plan(11, 12, 1, 16, 6);
        Trainer.Plan same = new Trainer.Plan(11, 12, 1, 16, 7);
        assertThat(bytes(Trainer.train(curriculum(), other)))
                .isNotEqualTo(bytes(Trainer.train(curriculum(), same)));
    }

    private static Curriculum curriculum() throws IOException {
        TeacherVectors teacher = TeacherVectors.in(folder.resolve("teacher.bin"));
        List<String> english = TRANSLATIONS.stream().map(Translation::english).toList();
        teacher.learn(english, new TopicTeacher());
        Curriculum curriculum = new Curriculum();
        curriculum.addTranslations(4, TRANSLATIONS, teacher);
        curriculum.addEnglish(4, english, teacher);
        List<Map<Language, List<String>>> pack = new ArrayList<>();
        pack.add(
                Map.of(
                        Language.ENGLISH, List.of("Where is lunch?"),
                        Language.SPANISH, List.of("¿Dónde está el almuerzo?")));
        curriculum.addWordings(2, pack, teacher);
        return curriculum;
    }

    private static byte[] bytes(StaticTable table) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.write(out);
        return out.toByteArray();
    }
}
