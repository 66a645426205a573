package io.rapporteur.core.encoding;

import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.Arrays;

/// Vectors of one size that another vector is compared with all at once.
///
/// They lie number by number: the first of all vectors, then the second of all. So one number of
/// the other vector meets a row of numbers, and each product goes to a sum of its own, which the
/// virtual machine does for several vectors at a time. Within one sum it may not, since it has to
/// keep the order; nor would it if sums were floats, which for all it knows might be the numbers.
public final class VectorBlock {

    /// How many numbers of the other vector are dealt with in one pass over the sums. With eight
    /// the virtual machine gives up.
    private static final int AT_ONCE = 4;

    private final int size;

    /// The dimensions, and zeros up to a multiple of [#AT_ONCE].
    private final int width;

    private final float[] columns;

    private VectorBlock(int size, int width, float[] columns) {
        this.size = size;
        this.width = width;
        this.columns = columns;
    }

    /// @param vectors each with so many `dimensions`
    public static VectorBlock of(float[][] vectors, int dimensions) {
        int width = Math.ceilDiv(dimensions, AT_ONCE) * AT_ONCE;
        float[] columns = new float[vectors.length * width];
        for (int vector = 0; vector < vectors.length; vector++) {
            for (int i = 0; i < dimensions; i++) {
                columns[i * vectors.length + vector] = vectors[vector][i];
            }
        }
        return new VectorBlock(vectors.length, width, columns);
    }

    /// Reads what [#write] wrote.
    public static VectorBlock read(FormReader in) {
        return new VectorBlock(in.number(), in.number(), in.floats());
    }

    /// Writes all vectors.
    public void write(FormWriter out) {
        out.number(size);
        out.number(width);
        out.floats(columns);
    }

    /// How many vectors there are.
    public int size() {
        return size;
    }

    /// The dot product of each vector with `other`, in order; of vectors of length 1 it is their
    /// cosine.
    ///
    /// @param other with as many dimensions
    public double[] dots(float[] other) {
        double[] dots = new double[size];
        float[] padded = Arrays.copyOf(other, width);
        for (int i = 0; i < width; i += AT_ONCE) {
            add(dots, columns, i, padded[i], padded[i + 1], padded[i + 2], padded[i + 3]);
        }
        return dots;
    }

    /// A loop of its own: short ones are what the virtual machine takes several steps of at a time.
    private static void add(
            double[] sums, float[] columns, int column, float a, float b, float c, float d) {
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
