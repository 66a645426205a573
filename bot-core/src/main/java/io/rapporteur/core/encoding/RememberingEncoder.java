package io.rapporteur.core.encoding;

import io.rapporteur.knowledge.Fingerprint;
import io.rapporteur.knowledge.Language;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// An encoder that keeps the vectors of a pack's texts in a file, so that only texts that are new
/// are encoded when a process starts.
///
/// A text has the same vector whether it was just encoded or read from the file. A file that cannot
/// be read is made anew, one that cannot be written is done without: it saves time and decides
/// nothing.
public final class RememberingEncoder implements SentenceEncoder {

    private static final int FORMAT = 0x52564331;
    private static final int HEAD_BYTES = 3 * Integer.BYTES;

    private final SentenceEncoder encoder;
    private final Path file;
    private volatile @Nullable Map<Long, StoredVector> kept;
    private final Map<Long, StoredVector> asked = new ConcurrentHashMap<>();

    /// @param folder where the file is, or will be
    public RememberingEncoder(SentenceEncoder encoder, Path folder) {
        this.encoder = encoder;
        this.file = folder.resolve(encoder.version() + ".vectors");
    }

    @Override
    public String name() {
        return encoder.name();
    }

    @Override
    public String version() {
        return encoder.version();
    }

    @Override
    public int dimensions() {
        return encoder.dimensions();
    }

    @Override
    public boolean reads(Language language) {
        return encoder.reads(language);
    }

    @Override
    public float[] encode(String text) {
        return encoder.encode(text);
    }

    @Override
    public float[] share(String word) {
        return encoder.share(word);
    }

    /// [#save] will keep it.
    @Override
    public float[] encodeStored(String text) {
        long key = key(text);
        return asked.computeIfAbsent(
                        key,
                        _ -> {
                            StoredVector known = kept().get(key);
                            return known != null ? known : StoredVector.of(encoder.encode(text));
                        })
                .vector();
    }

    /// Keeps in the file the vectors of all texts that were asked for through [#encodeStored], and
    /// no others; in memory it keeps none. To be called once, when all were asked for.
    public void save() {
        if (!asked.isEmpty() && !kept().keySet().equals(asked.keySet())) {
            write();
        }
        kept = Map.of();
        asked.clear();
    }

    private void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path beside =
                    Files.createTempFile(file.toAbsolutePath().getParent(), "new", ".vectors");
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(beside)))) {
                out.writeInt(FORMAT);
                out.writeInt(asked.size());
                out.writeInt(dimensions());
                for (Map.Entry<Long, StoredVector> one : new TreeMap<>(asked).entrySet()) {
                    out.writeLong(one.getKey());
                    one.getValue().write(out);
                }
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException _) {
            // They are computed again next time.
        }
    }

    /// The file is not read before a text is asked for: a pack that was prepared asks for none.
    private synchronized Map<Long, StoredVector> kept() {
        if (kept == null) {
            kept = read();
        }
        return kept;
    }

    private Map<Long, StoredVector> read() {
        if (!Files.isReadable(file)) {
            return Map.of();
        }
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            int format = in.readInt();
            int count = in.readInt();
            int size = in.readInt();
            long bytes = HEAD_BYTES + (long) count * (Long.BYTES + size);
            if (format != FORMAT || size != dimensions() || Files.size(file) != bytes) {
                return Map.of();
            }
            Map<Long, StoredVector> read = HashMap.newHashMap(count);
            for (int i = 0; i < count; i++) {
                read.put(in.readLong(), StoredVector.read(in, size));
            }
            return read;
        } catch (IOException _) {
            return Map.of();
        }
    }

    /// The first eight bytes of the text's SHA-256: two texts of a pack of a million share one with
    /// a chance of one in ten million.
    private static long key(String text) {
        return ByteBuffer.wrap(Fingerprint.of(text).bytes()).getLong();
    }
}
