package io.rapporteur.app;

import io.rapporteur.core.matching.Matcher;
import io.rapporteur.knowledge.Fingerprint;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.prepared.Prepared;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The program as it was built, and what it prepares for its next start.
final class Program {

    /// The record that ends a zip file, and where it says how long the directory is and where it
    /// starts.
    private static final int END_SIGNATURE = 0x06054b50;

    private static final int END_BYTES = 22;
    private static final int DIRECTORY_SIZE = 12;
    private static final int DIRECTORY_START = 16;

    private static final Optional<Fingerprint> FINGERPRINT = fingerprint();

    private Program() {}

    /// What earlier starts of the same program kept. A program that does not run from jars, as in
    /// tests, may change at any time and keeps nothing.
    static Prepared prepared() {
        return FINGERPRINT
                .map(program -> Prepared.in(Settings.prepared(), program))
                .orElseGet(Prepared::nothing);
    }

    /// Of the virtual machine's version and all that is in our jars. The manifest is in one of
    /// them, and names the jars of others with their versions.
    private static Optional<Fingerprint> fingerprint() {
        try {
            return Optional.of(
                    Fingerprint.of(
                            Runtime.version().toString().getBytes(StandardCharsets.UTF_8),
                            directory(KnowledgeBase.class),
                            directory(Matcher.class),
                            directory(Main.class)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// The central directory of the jar that a class is from: the name and checksum of each file in
    /// it. That is read at once, where to look through all of the jar takes a while.
    ///
    /// @throws IOException if the class is from no jar
    private static byte[] directory(Class<?> type) throws IOException {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        try (RandomAccessFile file =
                new RandomAccessFile(URLDecoder.decode(jar, StandardCharsets.UTF_8), "r")) {
            byte[] end = new byte[END_BYTES];
            file.seek(Math.max(0, file.length() - END_BYTES));
            file.readFully(end);
            ByteBuffer numbers = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN);
            if (numbers.getInt(0) != END_SIGNATURE) {
                throw new IOException(jar + " does not end as a jar without a comment does");
            }
            byte[] directory = new byte[numbers.getInt(DIRECTORY_SIZE)];
            file.seek(Integer.toUnsignedLong(numbers.getInt(DIRECTORY_START)));
            file.readFully(directory);
            return directory;
        }
    }
}
