package io.rapporteur.core.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.IntStream;

class ShippedEncoderTest {

    private static StaticEncoder encoder;

    @BeforeAll
    static void load() {
        encoder = StaticEncoder.shipped();
    }

    @Test
    void findsATranslationCloserThanAnotherQuestion() {
        assertCloser(
                "Who won the election?", "¿Quién ganó las elecciones?", "¿Dónde está el hotel?");
        assertCloser("Who won the election?", "Qui a remporté le scrutin ?", "Où est l'hôtel ?");
        assertCloser("Who won the election?", "من فاز في الانتخابات؟", "أين يوجد الفندق؟");
        assertCloser("متى تبدأ الجلسة؟", "¿A qué hora empieza la sesión?", "¿Quién habló ayer?");
    }

    @Test
    void findsAParaphraseThatSharesNoWordCloserThanAnotherQuestion() {
        assertCloser("how much does it cost", "What is the price?", "What is the weather?");
        assertCloser("c'est combien", "Quel est le prix ?", "Quel est le nom du président ?");
    }

    @Test
    void findsAMisspeltQuestion() {
        assertCloser("cuando terminna la asanblea", "When does the assembly end?", "Who is he?");
    }

    @Test
    void carriesTheDigestOfItsWeights() throws Exception {
        try (InputStream stream = StaticEncoder.class.getResourceAsStream("static-encoder.bin")) {
            byte[] header = Objects.requireNonNull(stream).readNBytes(48);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes());
            assertThat(Arrays.copyOfRange(header, 16, 48)).isEqualTo(digest);
            assertThat(encoder.version()).endsWith(HexFormat.of().formatHex(digest, 0, 6));
        }
    }

    private static void assertCloser(String text, String near, String far) {
        assertThat(cosine(text, near)).as("%s ~ %s", text, near).isGreaterThan(cosine(text, far));
    }

    private static double cosine(String a, String b) {
        float[] x = encoder.encode(a);
        float[] y = encoder.encode(b);
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }
}
