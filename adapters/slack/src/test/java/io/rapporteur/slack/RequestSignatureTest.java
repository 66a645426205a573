package io.rapporteur.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.InstantSource;

class RequestSignatureTest {

    private static final long NOW = 1_732_446_000L;
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    private final RequestSignature ours =
            new RequestSignature(SECRET, InstantSource.fixed(Instant.ofEpochSecond(NOW)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text=who+votes",
                "{\"text\":\"qui élit le président ?\"}",
                "¿quién elige?",
                "من ينتخب الرئيس؟ 🗳"
            })
    void agreesWithSlacksOwnLibrary(String body) {
        assertThat(ours.matches(text(NOW), theirs(NOW, body), body)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -1, 0, 1, 300})
    void takesTimestampsWithinFiveMinutes(long skew) {
        assertThat(ours.matches(text(NOW + skew), theirs(NOW + skew, "body"), "body")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -4000, 4000})
    void refusesOldAndFutureTimestampsHoweverWellSigned(long skew) {
        assertThat(ours.matches(text(NOW + skew), theirs(NOW + skew, "body"), "body")).isFalse();
    }

    @Test
    void refusesAnotherBodySecretOrTimestamp() {
        String signature = theirs(NOW, "body");
        assertThat(ours.matches(text(NOW), signature, "body ")).isFalse();
        assertThat(ours.matches(text(NOW + 1), signature, "body")).isFalse();
        assertThat(
                        ours.matches(
                                text(NOW),
                                new SlackSignature.Generator("other").generate(text(NOW), "body"),
                                "body"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v0=",
                "v0=zz",
                "v1=0000000000000000000000000000000000000000000000000000000000000000",
                "V0=0000000000000000000000000000000000000000000000000000000000000000",
                "0"
            })
    void refusesMalformedSignatures(String signature) {
        assertThat(ours.matches(text(NOW), signature, "body")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "now", "-1", "1e9", "99999999999999999999999", "+1732446000", "١٧٣"})
    void refusesMalformedTimestamps(String timestamp) {
        assertThat(
                        ours.matches(
                                timestamp,
                                new SlackSignature.Generator(SECRET).generate(timestamp, "body"),
                                "body"))
                .isFalse();
    }

    private static String theirs(long seconds, String body) {
        return new SlackSignature.Generator(SECRET).generate(text(seconds), body);
    }

    private static String text(long seconds) {
        return Long.toString(seconds);
    }
}
