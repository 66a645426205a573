package io.rapporteur.core.encoding;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
/// | 4 per row | scales, as IEEE 754 floats |
/// | `dimensions` per row | the rows |
public final class StaticTable {

    private static final int MAGIC = 0x52505345;
    private static final int FORMAT = 1;
    private static final int HEADER_BYTES = 16;
    private static final int LARGEST_BYTE = 127;

    private final int bits;
    private final int dimensions;
    private final float[] scales;
    private final byte[] rows;

    private StaticTable(int bits, int dimensions, float[] scales, byte[] rows) {
        this.bits = bits;
        this.dimensions = dimensions;
        this.scales = scales;
        this.rows = rows;
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
        return new StaticTable(bits, dimensions, scales, rows);
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws IOException if the stream cannot be read, is no such table, or ends early
    public static StaticTable read(InputStream stream) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(stream, 1 << 16));
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
        byte[] scaleBytes = new byte[Float.BYTES * (2 << bits)];
        in.readFully(scaleBytes);
        float[] scales = new float[2 << bits];
        ByteBuffer.wrap(scaleBytes).asFloatBuffer().get(scales);
        byte[] rows = new byte[(2 << bits) * dimensions];
        in.readFully(rows);
        return new StaticTable(bits, dimensions, scales, rows);
    }

    /// Writes header, scales and rows; the same table gives the same bytes.
    public void write(OutputStream out) throws IOException {
        out.write(head());
        out.write(rows);
    }

    int bits() {
        return bits;
    }

    int dimensions() {
        return dimensions;
    }

    /// The first twelve hexadecimal digits of the SHA-256 of the written table.
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head());
            digest.update(rows);
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Adds `weight` times a row to `sum`.
    void add(int row, float weight, float[] sum) {
        float factor = weight * scales[row];
        int start = row * dimensions;
        for (int i = 0; i < dimensions; i++) {
            sum[i] += factor * rows[start + i];
        }
    }

    private byte[] head() {
        ByteBuffer head = ByteBuffer.allocate(HEADER_BYTES + Float.BYTES * scales.length);
        head.putInt(MAGIC).putInt(FORMAT).putInt(bits).putInt(dimensions);
        head.asFloatBuffer().put(scales);
        return head.array();
    }

    private static void checkShape(int bits, int dimensions) {
        if (bits < 1 || bits > 20 || dimensions < 1 || dimensions > 1023) {
            throw new IllegalArgumentException(
                    "a table of %d bits and %d dimensions: expected 1-20 and 1-1023"
                            .formatted(bits, dimensions));
        }
    }
}
