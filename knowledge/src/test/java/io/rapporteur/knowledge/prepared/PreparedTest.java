package io.rapporteur.knowledge.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.knowledge.Fingerprint;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PreparedTest {

    private static final Fingerprint PROGRAM = Fingerprint.of("program");
    private static final Fingerprint CONTENT = Fingerprint.of("content");

    @TempDir private Path folder;

    private final AtomicInteger computed = new AtomicInteger();

    /// Everything that a form can write.
    private record Things(
            int number,
            double decimal,
            String text,
            List<Integer> ints,
            List<Long> longs,
            List<Float> floats,
            List<Byte> bytesInPlace,
            List<Double> doubles,
            List<String> texts,
            List<String> textsInPlace,
            Optional<String> some,
            Optional<String> none) {

        static final Things ALL =
                new Things(
                        -7,
                        -1 / 3d,
                        "Œuvre, مراكش, 𝒙",
                        List.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE),
                        List.of(Long.MIN_VALUE, -1L),
                        List.of(-0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY),
                        List.of(Byte.MIN_VALUE, (byte) 7),
                        List.of(0.1, -0.0, Double.MAX_VALUE),
                        List.of("", "a", "b"),
                        List.of("ش", "", "c"),
                        Optional.of("some"),
                        Optional.empty());
    }

    private static final class ThingsForm implements Form<Things> {

        @Override
        public void write(Things value, FormWriter out) {
            out.number(value.number());
            out.decimal(value.decimal());
            out.text(value.text());
            out.ints(value.ints().stream().mapToInt(Integer::intValue).toArray());
            out.longs(value.longs().stream().mapToLong(Long::longValue).toArray());
            out.floats(floats(value.floats()));
            out.bytes(bytes(value.bytesInPlace()));
            out.doubles(value.doubles().stream().mapToDouble(Double::doubleValue).toArray());
            out.list(value.texts(), out::text);
            out.texts(value.textsInPlace());
            out.optional(value.some(), out::text);
            out.optional(value.none(), out::text);
        }

        @Override
        public Things read(FormReader in) {
            return new Things(
                    in.number(),
                    in.decimal(),
                    in.text(),
                    Arrays.stream(in.ints()).boxed().toList(),
                    Arrays.stream(in.longs()).boxed().toList(),
                    list(in.floats()),
                    list(in.bytesInPlace()),
                    Arrays.stream(in.doubles()).boxed().toList(),
                    in.list(in::text),
                    in.textsInPlace(),
                    in.optional(in::text),
                    in.optional(in::text));
        }

        private static float[] floats(List<Float> numbers) {
            float[] floats = new float[numbers.size()];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = numbers.get(i);
            }
            return floats;
        }

        private static List<Float> list(float[] numbers) {
            return IntStream.range(0, numbers.length).mapToObj(i -> numbers[i]).toList();
        }

        private static ByteBuffer bytes(List<Byte> numbers) {
            ByteBuffer bytes = ByteBuffer.allocate(numbers.size());
            numbers.forEach(bytes::put);
            return bytes;
        }

        private static List<Byte> list(ByteBuffer numbers) {
            return IntStream.range(0, numbers.limit()).mapToObj(numbers::get).toList();
        }
    }

    @Test
    void givesBackToTheLastBitWhatItWasGiven() {
        get(CONTENT);

        assertThat(get(CONTENT)).isEqualTo(Things.ALL);
        assertThat(computed).hasValue(1);
    }

    @Test
    void computesAnewWhatIsOfOtherContentOrForAnotherProgram() {
        get(CONTENT);
        get(Fingerprint.of("other content"));
        get(Prepared.in(folder, Fingerprint.of("other program")), CONTENT);

        assertThat(computed).hasValue(3);
    }

    @Test
    void makesAnewAFileOfWhichAnyByteIsWrong() throws IOException {
        get(CONTENT);
        byte[] whole = Files.readAllBytes(file());

        for (int place = 0; place < whole.length; place++) {
            byte[] damaged = whole.clone();
            damaged[place] ^= 1;
            Files.write(file(), damaged);

            assertThat(get(CONTENT)).isEqualTo(Things.ALL);
            assertThat(computed).hasValue(place + 2);
            assertThat(file()).hasBinaryContent(whole);
        }
    }

    @Test
    void makesAnewAFileThatIsTooShortOrTooLong() throws IOException {
        get(CONTENT);
        byte[] whole = Files.readAllBytes(file());

        for (int length = 0; length <= whole.length + 9; length += length < 60 ? 1 : 9) {
            Files.write(file(), Arrays.copyOf(whole, length));

            assertThat(get(CONTENT)).isEqualTo(Things.ALL);
            assertThat(file()).hasBinaryContent(whole);
        }
    }

    @Test
    void takesNothingThatWasPreparedForOtherContentUnderItsFileName() throws IOException {
        get(CONTENT);
        Path own = file();
        Fingerprint other = Fingerprint.of("other content");
        get(other);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!file.equals(own)) {
                    Files.copy(own, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }

        get(other);

        assertThat(computed).hasValue(3);
    }

    @Test
    void computesEachTimeWhereItCannotWrite() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("file")).resolve("folder");
        Prepared prepared = Prepared.in(noFolder, PROGRAM);

        assertThat(get(prepared, CONTENT)).isEqualTo(Things.ALL);
        assertThat(get(prepared, CONTENT)).isEqualTo(Things.ALL);
        assertThat(computed).hasValue(2);
    }

    @Test
    void servesManyAtOnceAndLeavesNothingBesideTheFile() throws IOException {
        List<Things> all = IntStream.range(0, 64).parallel().mapToObj(_ -> get(CONTENT)).toList();

        assertThat(all).hasSize(64).containsOnly(Things.ALL);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void keepsTheLatestFourOfAName() throws IOException {
        for (int i = 0; i < 9; i++) {
            get(Fingerprint.of("content " + i));
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(4);
        }
    }

    @Test
    void mayBeReadByOtherUsers() throws IOException {
        get(CONTENT);
        Path plain = Files.createFile(folder.resolve("plain"));

        assertThat(Files.getPosixFilePermissions(file()))
                .isEqualTo(Files.getPosixFilePermissions(plain));
    }

    private Things get(Fingerprint content) {
        return get(Prepared.in(folder, PROGRAM), content);
    }

    private Things get(Prepared prepared, Fingerprint content) {
        return prepared.get("things", content, new ThingsForm(), this::compute);
    }

    private Things compute() {
        computed.incrementAndGet();
        return Things.ALL;
    }

    /// The file of [#CONTENT].
    private Path file() {
        Fingerprint key = Fingerprint.of(PROGRAM.bytes(), CONTENT.bytes());
        return folder.resolve("things-" + key.digits(16) + ".prepared");
    }
}
