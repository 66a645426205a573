package io.rapporteur.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class TeacherVectorsTest {

    @TempDir private Path folder;

    private final TopicTeacher teacher = new TopicTeacher();

    @Test
    void askNothingTwice() throws IOException {
        Path file = folder.resolve("teacher.bin");
        TeacherVectors.in(file).learn(List.of("one", "two", "one"), teacher);
        TeacherVectors again = TeacherVectors.in(file);
        again.learn(List.of("two", "three"), teacher);
        assertThat(teacher.asked()).isEqualTo(3);
        assertThat(again.of("one")).isEqualTo(new TopicTeacher().encode("one"));
    }

    @Test
    void goOnAfterAWriteThatWasCutOff() throws IOException {
        Path file = folder.resolve("teacher.bin");
        TeacherVectors.in(file).learn(List.of("one", "two"), teacher);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
        TeacherVectors.in(file).learn(List.of("one", "two"), teacher);
        TeacherVectors read = TeacherVectors.in(file);
        assertThat(read.of("two")).isEqualTo(new TopicTeacher().encode("two"));
    }

    @Test
    void refuseASentenceThatWasNeverAsked() throws IOException {
        TeacherVectors vectors = TeacherVectors.in(folder.resolve("none.bin"));
        assertThatThrownBy(() -> vectors.of("who?")).isInstanceOf(IllegalArgumentException.class);
    }
}
