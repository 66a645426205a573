package io.rapporteur.training;

import io.rapporteur.core.encoding.SentenceEncoder;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the teacher says of English sentences, kept in a file: asking it takes the longest of all.
///
/// The file is only ever appended to, a sentence and its vector at a time, so that work that was
/// cut short goes on where it stopped.
final class TeacherVectors {

    private static final int AT_A_TIME = 1024;

    private final Path file;
    private final Map<String, float[]> known = new LinkedHashMap<>();

    private TeacherVectors(Path file) {
        this.file = file;
    }

    /// Reads `file` if it is there. A last record that was cut off is dropped.
    static TeacherVectors in(Path file) throws IOException {
        TeacherVectors vectors = new TeacherVectors(file);
        if (Files.exists(file)) {
            vectors.read();
        }
        return vectors;
    }

    /// Asks `teacher` about those of `sentences` that are not known yet.
    void learn(Collection<String> sentences, SentenceEncoder teacher) throws IOException {
        List<String> missing =
                sentences.stream().distinct().filter(text -> !known.containsKey(text)).toList();
        for (int start = 0; start < missing.size(); start += AT_A_TIME) {
            List<String> some = missing.subList(start, Math.min(start + AT_A_TIME, missing.size()));
            append(some, some.parallelStream().map(teacher::encode).toList());
            System.out.printf("taught %d of %d%n", start + some.size(), missing.size());
        }
    }

    /// The teacher's vector of a sentence it has been asked about.
    float[] of(String sentence) {
        float[] vector = known.get(sentence);
        if (vector == null) {
            throw new IllegalArgumentException(
                    "the teacher was never asked about a sentence of "
                            + sentence.length()
                            + " characters");
        }
        return vector;
    }

    private void append(List<String> sentences, List<float[]> vectors) throws IOException {
        try (DataOutputStream out = open(StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int i = 0; i < sentences.size(); i++) {
                write(out, sentences.get(i), vectors.get(i));
                known.put(sentences.get(i), vectors.get(i));
            }
        }
    }

    private void writeAll() throws IOException {
        try (DataOutputStream out = open(StandardOpenOption.TRUNCATE_EXISTING)) {
            for (Map.Entry<String, float[]> one : known.entrySet()) {
                write(out, one.getKey(), one.getValue());
            }
        }
    }

    private DataOutputStream open(OpenOption... options) throws IOException {
        List<OpenOption> all = new ArrayList<>(List.of(options));
        all.add(StandardOpenOption.WRITE);
        OutputStream out = Files.newOutputStream(file, all.toArray(OpenOption[]::new));
        return new DataOutputStream(new BufferedOutputStream(out));
    }

    private static void write(DataOutputStream out, String sentence, float[] vector)
            throws IOException {
        out.writeUTF(sentence);
        out.writeInt(vector.length);
        for (float x : vector) {
            out.writeFloat(x);
        }
    }

    private void read() throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (hasMore(in)) {
                String sentence = in.readUTF();
                float[] vector = new float[in.readInt()];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readFloat();
                }
                known.put(sentence, vector);
            }
        } catch (EOFException e) {
            writeAll();
        }
    }

    private static boolean hasMore(DataInputStream in) throws IOException {
        in.mark(1);
        boolean more = in.read() >= 0;
        in.reset();
        return more;
    }
}
