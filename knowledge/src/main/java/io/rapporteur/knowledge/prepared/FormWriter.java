package io.rapporteur.knowledge.prepared;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Writes numbers, texts and lists of them, for a [FormReader] to read in the same order. Lists
/// begin with their length.
public final class FormWriter {

    private final DataOutputStream out;

    FormWriter(DataOutputStream out) {
        this.out = out;
    }

    public void number(int number) {
        byte[] bytes = new byte[Integer.BYTES];
        ByteBuffer.wrap(bytes).putInt(number);
        write(bytes);
    }

    public void decimal(double number) {
        byte[] bytes = new byte[Double.BYTES];
        ByteBuffer.wrap(bytes).putDouble(number);
        write(bytes);
    }

    /// The place of a constant in its declaration, which only another program could change.
    @SuppressWarnings("EnumOrdinal")
    public void constant(Enum<?> constant) {
        number(constant.ordinal());
    }

    public void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// All texts together, for a reader that leaves them in the file: how many, how many bytes they
    /// take, and one after the other.
    public void texts(Collection<String> texts) {
        List<byte[]> encoded =
                texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
        number(encoded.size());
        number(encoded.stream().mapToInt(bytes -> Integer.BYTES + bytes.length).sum());
        encoded.forEach(this::bytes);
    }

    private void bytes(byte[] bytes) {
        number(bytes.length);
        write(bytes);
    }

    public void ints(int[] numbers) {
        byte[] bytes = new byte[Math.multiplyExact(Integer.BYTES, numbers.length)];
        ByteBuffer.wrap(bytes).asIntBuffer().put(numbers);
        number(numbers.length);
        write(bytes);
    }

    public void longs(long[] numbers) {
        byte[] bytes = new byte[Math.multiplyExact(Long.BYTES, numbers.length)];
        ByteBuffer.wrap(bytes).asLongBuffer().put(numbers);
        number(numbers.length);
        write(bytes);
    }

    /// All of `numbers`, whatever its position.
    public void bytes(ByteBuffer numbers) {
        byte[] bytes = new byte[numbers.limit()];
        numbers.get(0, bytes);
        number(bytes.length);
        write(bytes);
    }

    public void floats(float[] numbers) {
        byte[] bytes = new byte[Math.multiplyExact(Float.BYTES, numbers.length)];
        ByteBuffer.wrap(bytes).asFloatBuffer().put(numbers);
        number(numbers.length);
        write(bytes);
    }

    public void doubles(double[] numbers) {
        byte[] bytes = new byte[Math.multiplyExact(Double.BYTES, numbers.length)];
        ByteBuffer.wrap(bytes).asDoubleBuffer().put(numbers);
        number(numbers.length);
        write(bytes);
    }

    /// @param writer writes one of them
    public <T> void list(Collection<T> all, Consumer<T> writer) {
        number(all.size());
        all.forEach(writer);
    }

    public <T> void optional(Optional<T> value, Consumer<T> writer) {
        list(value.stream().toList(), writer);
    }

    private void write(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
