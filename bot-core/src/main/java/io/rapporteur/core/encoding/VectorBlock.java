package io.rapporteur.core.encoding;

import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Vectors of one size that another vector is compared with all at once.
///
/// A number takes one byte: it is one of 255 steps between the greatest of its vector and its
/// negative. So a cosine is wrong by some ten thousandths, and a quarter as much memory is gone
/// through as with floats.
///
/// They lie number by number: the first of all vectors, then the second of all. So one number of
/// the other vector meets a row of numbers, and each product goes to a sum of its own, which the
/// virtual machine does for several vectors at a time. Within one sum it may not, since it has to
/// keep the order; nor would it if the numbers were floats as the sums are, which for all it knows
/// might be the same.
public final class VectorBlock {

    /// How many numbers of the other vector are dealt with in one pass over the sums. With eight
    /// the virtual machine gives up.
    private static final int AT_ONCE = 4;

    private final int size;
    private final int dimensions;

    /// By vector, how much one step is.
    private final float[] scales;

    /// The steps, which may lie in a file.
    private final ByteBuffer stored;

    /// The steps, once they were asked for.
    private volatile byte @Nullable [] columns;

    private VectorBlock(
            int size,
            int dimensions,
            float[] scales,
            ByteBuffer stored,
            byte @Nullable [] columns) {
        this.size = size;
        this.dimensions = dimensions;
        this.scales = scales;
        this.stored = stored;
        this.columns = columns;
    }

    /// @param dimensions so many numbers of each vector count
    public static VectorBlock of(float[][] vectors, int dimensions) {
        float[] scales = new float[vectors.length];
        byte[] columns = new byte[vectors.length * width(dimensions)];
        for (int vector = 0; vector < vectors.length; vector++) {
            float greatest = Vectors.greatest(vectors[vector], dimensions);
            scales[vector] = greatest / Byte.MAX_VALUE;
            float stepsOfOne = Byte.MAX_VALUE / greatest;
            for (int i = 0; greatest > 0 && i < dimensions; i++) {
                columns[i * vectors.length + vector] =
                        (byte) Math.round(vectors[vector][i] * stepsOfOne);
            }
        }
        return of(vectors.length, dimensions, scales, columns);
    }

    private static VectorBlock of(int size, int dimensions, float[] scales, byte[] columns) {
        return new VectorBlock(size, dimensions, scales, ByteBuffer.wrap(columns), columns);
    }

    /// The dimensions, and zeros up to a multiple of [#AT_ONCE].
    private static int width(int dimensions) {
        return Math.ceilDiv(dimensions, AT_ONCE) * AT_ONCE;
    }

    /// How many vectors all `blocks` have together.
    public static int count(List<VectorBlock> blocks) {
        return blocks.stream().mapToInt(VectorBlock::size).sum();
    }

    /// The vectors of all `blocks`, which have the same dimensions, one block after the other.
    public static VectorBlock joined(List<VectorBlock> blocks) {
        int size = count(blocks);
        int dimensions = blocks.getFirst().dimensions;
        int width = width(dimensions);
        float[] scales = new float[size];
        byte[] columns = new byte[size * width];
        int from = 0;
        for (VectorBlock block : blocks) {
            System.arraycopy(block.scales, 0, scales, from, block.size);
            byte[] own = block.columns();
            for (int i = 0; i < width; i++) {
                System.arraycopy(own, i * block.size, columns, i * size + from, block.size);
            }
            from += block.size;
        }
        return of(size, dimensions, scales, columns);
    }

    /// Reads what [#write] wrote. The numbers stay in the file until they are first looked at.
    public static VectorBlock read(FormReader in) {
        return new VectorBlock(in.number(), in.number(), in.floats(), in.bytesInPlace(), null);
    }

    /// Writes all vectors.
    public void write(FormWriter out) {
        out.number(size);
        out.number(dimensions);
        out.floats(scales);
        out.bytes(stored);
    }

    /// How many vectors there are.
    public int size() {
        return size;
    }

    /// All vectors, in order, as near as they are kept.
    public Stream<float[]> vectors() {
        return IntStream.range(0, size).mapToObj(this::vector);
    }

    /// One vector, as near as it is kept.
    ///
    /// @param number from 0 on
    public float[] vector(int number) {
        byte[] columns = columns();
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = scales[number] * columns[i * size + number];
        }
        return vector;
    }

    /// The dot product of each vector with `other`, in order; of vectors of length 1 it is their
    /// cosine.
    ///
    /// @param other with as many dimensions; numbers beyond do not count
    public double[] dots(float[] other) {
        byte[] columns = columns();
        int width = width(dimensions);
        float[] sums = new float[size];
        float[] padded = Arrays.copyOf(other, width);
        for (int i = 0; i < width; i += AT_ONCE) {
            add(sums, columns, i, padded[i], padded[i + 1], padded[i + 2], padded[i + 3]);
        }
        double[] dots = new double[size];
        for (int i = 0; i < size; i++) {
            dots[i] = scales[i] * sums[i];
        }
        return dots;
    }

    private byte[] columns() {
        byte[] known = columns;
        if (known == null) {
            known = new byte[stored.limit()];
            stored.get(0, known);
            columns = known;
        }
        return known;
    }

    /// A loop of its own: short ones are what the virtual machine takes several steps of at a time.
    private static void add(
            float[] sums, byte[] columns, int column, float a, float b, float c, float d) {
        int first = column * sums.length;
        int second = first + sums.length;
        int third = second + sums.length;
        int fourth = third + sums.length;
        for (int i = 0; i < sums.length; i++) {
            sums[i] +=
                    a * columns[first + i]
                            + b * columns[second + i]
                            + c * columns[third + i]
                            + d * columns[fourth + i];
        }
    }
}
