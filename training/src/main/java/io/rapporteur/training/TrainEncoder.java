package io.rapporteur.training;

import io.rapporteur.core.encoding.StaticEncoder;
import io.rapporteur.core.encoding.StaticTable;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.PackReader;
import io.rapporteur.onnx.OnnxEncoder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes the table that ships: asks the teacher, trains, writes, measures.
///
/// Arguments: the folder of the house, the file that keeps the teacher's answers, the table to
/// write, and optionally `bits`, `dimensions` and `passes`.
public final class TrainEncoder {

    private static final int BATCH = 512;
    private static final long SEED = 93;

    private static final double ENGLISH_SHARE = 0.6;
    private static final double PACK_SHARE = 3;
    private static final double QUESTIONS_SHARE = 6;

    private TrainEncoder() {}

    static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            System.err.println(
                    "expected: home, teacher's file, table to write, [bits dimensions passes]");
            return;
        }
        Path home = Path.of(arguments[0]);
        Trainer.Plan plan =
                new Trainer.Plan(
                        number(arguments, 3, 16),
                        number(arguments, 4, 192),
                        number(arguments, 5, 5),
                        BATCH,
                        SEED);
        List<Translation> translations =
                Translation.read(home.resolve("training/data/parallel.tsv.gz"));
        Curriculum curriculum = curriculum(home, Path.of(arguments[1]), translations);
        StaticTable table = Trainer.train(curriculum, plan);
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[2]))) {
            table.write(out);
        }
        HeldOut.report(new StaticEncoder(table), translations);
    }

    private static Curriculum curriculum(
            Path home, Path teacherFile, List<Translation> translations) throws IOException {
        List<Map<Language, List<String>>> pack =
                PackWordings.of(PackReader.read(home.resolve("knowledge/packs/interpol-93")));
        List<Map<Language, List<String>>> questions =
                QuestionGroups.read(home.resolve("training/data/questions.tsv"));
        List<Translation> taught = translations.stream().filter(one -> !one.isHeldOut()).toList();
        TeacherVectors teacher = TeacherVectors.in(teacherFile);
        learn(teacher, taught, pack, questions);

        Curriculum curriculum = new Curriculum();
        for (Language language : Language.values()) {
            List<Translation> some =
                    taught.stream().filter(one -> one.language() == language).toList();
            curriculum.addTranslations(share(language), some, teacher);
        }
        curriculum.addEnglish(
                ENGLISH_SHARE, taught.stream().map(Translation::english).toList(), teacher);
        curriculum.addWordings(PACK_SHARE, pack, teacher);
        curriculum.addWordings(QUESTIONS_SHARE, questions, teacher);
        return curriculum;
    }

    private static void learn(
            TeacherVectors teacher,
            List<Translation> translations,
            List<Map<Language, List<String>>> pack,
            List<Map<Language, List<String>>> questions)
            throws IOException {
        List<String> english = new ArrayList<>();
        pack.forEach(one -> english.addAll(one.getOrDefault(Language.ENGLISH, List.of())));
        questions.forEach(one -> english.addAll(one.getOrDefault(Language.ENGLISH, List.of())));
        translations.forEach(one -> english.add(one.english()));
        try (OnnxEncoder encoder = OnnxEncoder.bge()) {
            teacher.learn(english, encoder);
        }
    }

    /// There is ten times more French than Arabic; this evens some of it out.
    private static double share(Language language) {
        return switch (language) {
            case ENGLISH, SPANISH -> 1;
            case FRENCH -> 0.6;
            case ARABIC -> 4;
        };
    }

    private static int number(String[] arguments, int place, int otherwise) {
        return place < arguments.length ? Integer.parseInt(arguments[place]) : otherwise;
    }
}
