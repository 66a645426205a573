package io.rapporteur.core.encoding;

import io.rapporteur.knowledge.Fingerprint;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// The weights of a [StaticEncoder]: a vector for every row that [SentenceFeatures] can name.
///
/// A row is kept as signed bytes that, times the row's scale, give the vector. On disk, all numbers
/// big-endian:
///
/// | bytes | what |
/// |---|---|
/// | 4 | the letters `RPSE` |
/// | 4 | format version, 1 |
/// | 4 | `bits`: there are `2 * 2^bits` rows |
/// | 4 | `dimensions` of a row |
/// | 32 | SHA-256 of all that follows |
/// | 4 per row | scales, as IEEE 754 floats |
/// | `dimensions` per row | the rows |
///
/// The digest is believed, not checked, when a table is read: to compute it would be a third of the
/// time that takes. A test checks that of the shipped table.
public final class StaticTable {

    private static final int MAGIC = 0x52505345;
    private static final int FORMAT = 1;
    private static final int DIGEST_BYTES = 32;
    private static final int SLICE_BYTES = 1 << 16;
    private static final int LARGEST_BYTE = 127;

    private final int bits;
    private final int dimensions;
    private final float[] scales;
    private final byte[] rows;
    private final Fingerprint fingerprint;

    private StaticTable(
            int bits, int dimensions, float[] scales, byte[] rows, Fingerprint fingerprint) {
        this.bits = bits;
        this.dimensions = dimensions;
        this.scales = scales;
        this.rows = rows;
        this.fingerprint = fingerprint;
    }

    /// Rounds trained vectors to bytes.
    ///
    /// @param vectors row after row, `2 * 2^bits * dimensions` finite numbers
    public static StaticTable quantise(int bits, int dimensions, float[] vectors) {
        checkShape(bits, dimensions);
        int count = 2 << bits;
        if (vectors.length != count * dimensions) {
            throw new IllegalArgumentException(
                    vectors.length + " numbers: expected " + count + " rows of " + dimensions);
        }
        float[] scales = new float[count];
        byte[] rows = new byte[vectors.length];
        for (int row = 0; row < count; row++) {
            int start = row * dimensions;
            float largest = 0;
            for (int i = start; i < start + dimensions; i++) {
                largest = Math.max(largest, Math.abs(vectors[i]));
            }
            scales[row] = largest / LARGEST_BYTE;
            for (int i = start; largest > 0 && i < start + dimensions; i++) {
                rows[i] = (byte) Math.round(vectors[i] / largest * LARGEST_BYTE);
            }
        }
        return new StaticTable(bits, dimensions, scales, rows, Fingerprint.of(bytes(scales), rows));
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IOException if the stream cannot be read, is no such table, or ends early
    public static StaticTable read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, SLICE_BYTES));
        int magic = in.readInt();
        int format = in.readInt();
        if (magic != MAGIC || format != FORMAT) {
            throw new IOException(
                    "not a table of sentence features: begins with %08x %08x, expected %08x %08x"
                            .formatted(magic, format, MAGIC, FORMAT));
        }
        int bits = in.readInt();
        int dimensions = in.readInt();
        checkShape(bits, dimensions);
        byte[] digest = new byte[DIGEST_BYTES];
        in.readFully(digest);
        byte[] scaleBytes = new byte[Float.BYTES * (2 << bits)];
        in.readFully(scaleBytes);
        float[] scales = new float[2 << bits];
        ByteBuffer.wrap(scaleBytes).asFloatBuffer().get(scales);
        byte[] rows = new byte[(2 << bits) * dimensions];
        readFully(in, rows);
        return new StaticTable(bits, dimensions, scales, rows, Fingerprint.ofDigest(digest));
    }

    /// Writes the table and closes nothing; the same table gives the same bytes.
    public void write(OutputStream out) throws IOException {
        DataOutputStream header = new DataOutputStream(out);
        header.writeInt(MAGIC);
        header.writeInt(FORMAT);
        header.writeInt(bits);
        header.writeInt(dimensions);
        header.write(fingerprint.bytes());
        header.write(bytes(scales));
        header.write(rows);
        header.flush();
    }

    int bits() {
        return bits;
    }

    int dimensions() {
        return dimensions;
    }

    /// The first twelve hexadecimal digits of the digest.
    String fingerprint() {
        return fingerprint.digits(12);
    }

    /// Adds `weight` times a row to `sum`.
    void add(int row, float weight, float[] sum) {
        float factor = weight * scales[row];
        int start = row * dimensions;
        for (int i = 0; i < dimensions; i++) {
            sum[i] += factor * rows[start + i];
        }
    }

    /// A slice at a time: asked for all at once, a file sets as much memory aside once more.
    private static void readFully(DataInputStream in, byte[] bytes) throws IOException {
        for (int start = 0; start < bytes.length; start += SLICE_BYTES) {
            in.readFully(bytes, start, Math.min(SLICE_BYTES, bytes.length - start));
        }
    }

    private static byte[] bytes(float[] scales) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * scales.length);
        bytes.asFloatBuffer().put(scales);
        return bytes.array();
    }

    private static void checkShape(int bits, int dimensions) {
        if (bits < 1 || bits > 20 || dimensions < 1 || dimensions > 1023) {
            throw new IllegalArgumentException(
                    "a table of %d bits and %d dimensions: expected 1-20 and 1-1023"
                            .formatted(bits, dimensions));
        }
    }
}
