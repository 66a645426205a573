package io.rapporteur.knowledge.prepared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads what a [FormWriter] wrote, in the same order.
///
/// Whatever comes that cannot have been written ends in a [RuntimeException] of the platform's.
public final class FormReader {

    private final ByteBuffer in;

    FormReader(ByteBuffer in) {
        this.in = in;
    }

    public int number() {
        return in.getInt();
    }

    public double decimal() {
        return in.getDouble();
    }

    /// @param all constants of the type, in the order of their declaration
    public <E extends Enum<E>> E constant(E[] all) {
        return all[number()];
    }

    public String text() {
        byte[] bytes = new byte[number()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Texts that a [FormWriter] wrote together, left in the file until one of them is looked at.
    public List<String> textsInPlace() {
        int size = number();
        return new TextsInPlace(new FormReader(next(number())), size);
    }

    List<String> texts(int size) {
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(text());
        }
        return texts;
    }

    public int[] ints() {
        int[] numbers = new int[number()];
        next(Integer.BYTES * numbers.length).asIntBuffer().get(numbers);
        return numbers;
    }

    public long[] longs() {
        long[] numbers = new long[number()];
        next(Long.BYTES * numbers.length).asLongBuffer().get(numbers);
        return numbers;
    }

    public float[] floats() {
        float[] numbers = new float[number()];
        next(Float.BYTES * numbers.length).asFloatBuffer().get(numbers);
        return numbers;
    }

    /// Numbers that are left in the file until they are looked at.
    public ByteBuffer bytesInPlace() {
        return next(number());
    }

    public double[] doubles() {
        double[] numbers = new double[number()];
        next(Double.BYTES * numbers.length).asDoubleBuffer().get(numbers);
        return numbers;
    }

    /// @param reader reads one of them
    public <T> List<T> list(Supplier<T> reader) {
        int count = number();
        List<T> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            all.add(reader.get());
        }
        return all;
    }

    public <T> Optional<T> optional(Supplier<T> reader) {
        return list(reader).stream().findFirst();
    }

    private ByteBuffer next(int length) {
        ByteBuffer part = in.slice(in.position(), length);
        in.position(in.position() + length);
        return part;
    }
}
