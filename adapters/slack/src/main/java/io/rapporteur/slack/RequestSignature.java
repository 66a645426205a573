package io.rapporteur.slack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells whether a request is from Slack: `v0=` and the hexadecimal HMAC-SHA256, under the signing
/// secret, of `v0:timestamp:body`.
///
/// Stricter than the SDK's verifier, which compares in variable time and takes timestamps from the
/// future.
///
/// Source: <https://api.slack.com/docs/verifying-requests-from-slack>.
final class RequestSignature {

    static final String TIMESTAMP_HEADER = "X-Slack-Request-Timestamp";
    static final String SIGNATURE_HEADER = "X-Slack-Signature";

    /// How far Slack's clock and ours may be apart, either way.
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
    private static final Pattern SIGNATURE = Pattern.compile("v0=[0-9a-f]{64}");

    private final SecretKeySpec key;
    private final InstantSource clock;

    RequestSignature(String signingSecret, InstantSource clock) {
        this.key = new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /// @param timestamp seconds since 1970, as the header has it
    /// @param body exactly as it arrived
    boolean matches(String timestamp, String signature, String body) {
        return TIMESTAMP.matcher(timestamp).matches()
                && SIGNATURE.matcher(signature).matches()
                && isRecent(Long.parseLong(timestamp))
                && MessageDigest.isEqual(
                        of(timestamp, body),
                        HexFormat.of().parseHex(signature, "v0=".length(), signature.length()));
    }

    private boolean isRecent(long seconds) {
        return Math.abs(clock.instant().getEpochSecond() - seconds) <= TOLERANCE.toSeconds();
    }

    private byte[] of(String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
