package io.rapporteur.knowledge.prepared;

import io.rapporteur.knowledge.Fingerprint;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/// A folder of prepared files, each called `NAME-KEY.prepared`. All numbers are big-endian:
///
/// | bytes | what |
/// |---|---|
/// | 4 | the letters `RPPF` |
/// | 4 | format version, 1 |
/// | 32 | the key: SHA-256 over program and content |
/// | any | what the [Form] wrote |
/// | 8 | CRC-32C of all that comes before |
///
/// A file is written beside its place and then moved there, so that others see all of it or
/// nothing, and is never changed afterwards. Of each name the latest few stay.
final class PreparedFolder implements Prepared {

    private static final int MAGIC = 0x52505046;
    private static final int FORMAT = 1;
    private static final int HEAD_BYTES = 2 * Integer.BYTES + 32;

    /// Enough for someone who changes between some packs and versions.
    private static final int KEPT = 4;

    private final Path folder;
    private final Fingerprint program;

    PreparedFolder(Path folder, Fingerprint program) {
        this.folder = folder;
        this.program = program;
    }

    @Override
    public <T> T get(String name, Fingerprint content, Form<T> form, Supplier<T> computed) {
        Fingerprint key = Fingerprint.of(program.bytes(), content.bytes());
        Path file = folder.resolve(name + "-" + key.digits(16) + ".prepared");
        return read(file, key, form)
                .orElseGet(() -> {
                    T value = computed.get();
                    write(file, key, form, value);
                    removeOld(name);
                    return value;
                });
    }

    private static <T> Optional<T> read(Path file, Fingerprint key, Form<T> form) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer content = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            int end = content.limit() - Long.BYTES;
            CRC32C checksum = new CRC32C();
            checksum.update(content.slice(0, end));
            if (checksum.getValue() != content.getLong(end)
                    || !content.slice(0, HEAD_BYTES).equals(ByteBuffer.wrap(head(key)))) {
                return Optional.empty();
            }
            return Optional.of(
                    form.read(new FormReader(content.slice(HEAD_BYTES, end - HEAD_BYTES))));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private static <T> void write(Path file, Fingerprint key, Form<T> form, T value) {
        Path beside = file.resolveSibling("new-" + UUID.randomUUID());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            CRC32C checksum = new CRC32C();
            try (DataOutputStream out =
                    new DataOutputStream(
                            new CheckedOutputStream(
                                    new BufferedOutputStream(
                                            Files.newOutputStream(beside), 1 << 16),
                                    checksum))) {
                out.write(head(key));
                form.write(value, new FormWriter(out));
                out.writeLong(checksum.getValue());
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UncheckedIOException _) {
            remove(beside);
        }
    }

    private static byte[] head(Fingerprint key) {
        byte[] head = new byte[HEAD_BYTES];
        ByteBuffer.wrap(head).putInt(MAGIC).putInt(FORMAT).put(key.bytes());
        return head;
    }

    private void removeOld(String name) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> old =
                    files.filter(file -> file.getFileName().toString().startsWith(name + "-"))
                            .sorted(Comparator.comparing(PreparedFolder::written).reversed())
                            .skip(KEPT)
                            .toList();
            old.forEach(PreparedFolder::remove);
        } catch (IOException _) {
            // Nothing was kept, so there is nothing to remove.
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // It only takes room.
        }
    }
}
