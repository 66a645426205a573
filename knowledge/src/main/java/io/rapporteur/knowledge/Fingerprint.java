package io.rapporteur.knowledge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// What a content is recognised by: its SHA-256. Two contents that differ do not share one.
public final class Fingerprint {

    private final byte[] digest;

    private Fingerprint(byte[] digest) {
        this.digest = digest;
    }

    /// @param parts of the content, in order; where one ends and the next begins makes no
    ///   difference
    public static Fingerprint of(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return new Fingerprint(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// @param text stands for its UTF-8
    public static Fingerprint of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// One that was computed earlier.
    ///
    /// @param digest its 32 bytes
    public static Fingerprint ofDigest(byte[] digest) {
        return new Fingerprint(digest.clone());
    }

    /// All 32 bytes.
    public byte[] bytes() {
        return digest.clone();
    }

    /// Its first hexadecimal digits.
    ///
    /// @param count at most 64
    public String digits(int count) {
        return toString().substring(0, count);
    }

    /// All 64 hexadecimal digits.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest);
    }
}
