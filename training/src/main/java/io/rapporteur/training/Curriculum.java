package io.rapporteur.training;

import io.rapporteur.knowledge.Language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What is taught: groups of lessons, how often each group is taught in one pass, and the vectors
/// aimed at.
final class Curriculum {

    private final List<float[]> targets = new ArrayList<>();
    private final Map<String, Integer> targetOfSentence = new LinkedHashMap<>();
    private final List<Group> groups = new ArrayList<>();

    /// @param share of its lessons taught in one pass: 3 teaches each thrice, 0.5 every other
    private record Group(double share, List<Lesson> lessons) {}

    /// Teaches that translations mean what their English says.
    ///
    /// @param share of these lessons in one pass
    void addTranslations(double share, List<Translation> translations, TeacherVectors teacher) {
        addGroup(
                share,
                translations.stream()
                        .map(one -> new Lesson(one.text(), sentence(one.english(), teacher)))
                        .toList());
    }

    /// Teaches English sentences themselves.
    void addEnglish(double share, List<String> sentences, TeacherVectors teacher) {
        addGroup(
                share,
                sentences.stream()
                        .distinct()
                        .map(english -> new Lesson(english, sentence(english, teacher)))
                        .toList());
    }

    /// Teaches that the wordings of one thing, in any language, mean what its English wordings mean
    /// on average.
    void addWordings(
            double share, List<Map<Language, List<String>>> things, TeacherVectors teacher) {
        List<Lesson> lessons = new ArrayList<>();
        for (Map<Language, List<String>> wordings : things) {
            List<String> english = wordings.getOrDefault(Language.ENGLISH, List.of());
            if (!english.isEmpty()) {
                int target = add(mean(english.stream().map(teacher::of).toList()));
                wordings.values().stream()
                        .flatMap(List::stream)
                        .forEach(text -> lessons.add(new Lesson(text, target)));
            }
        }
        addGroup(share, lessons);
    }

    List<float[]> targets() {
        return targets;
    }

    /// The lessons of one pass, shuffled; the same for the same seed.
    List<Lesson> pass(long seed) {
        Random random = new Random(seed);
        List<Lesson> lessons = new ArrayList<>();
        for (Group group : groups) {
            List<Lesson> shuffled = new ArrayList<>(group.lessons);
            Collections.shuffle(shuffled, random);
            int count = (int) Math.round(group.share * shuffled.size());
            for (int i = 0; i < count; i++) {
                lessons.add(shuffled.get(i % shuffled.size()));
            }
        }
        Collections.shuffle(lessons, random);
        return lessons;
    }

    private void addGroup(double share, List<Lesson> lessons) {
        groups.add(new Group(share, List.copyOf(lessons)));
    }

    private int sentence(String english, TeacherVectors teacher) {
        return targetOfSentence.computeIfAbsent(english, text -> add(teacher.of(text)));
    }

    private int add(float[] target) {
        targets.add(target);
        return targets.size() - 1;
    }

    private static float[] mean(List<float[]> vectors) {
        float[] mean = new float[vectors.getFirst().length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        }
        return mean;
    }
}
