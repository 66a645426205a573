package io.rapporteur.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

class PrincipalComponentsTest {

    /// Spread wide along (3, 4, 0), less along (0, 0, 1), not at all across; around (10, 10, 10).
    private final List<float[]> vectors = vectors();

    @Test
    void findsTheDirectionsOfMostSpread() {
        PrincipalComponents components = PrincipalComponents.of(vectors, 2);
        float[] along = components.project(new float[] {10 + 300, 10 + 400, 10});
        assertThat((double) along[0]).isCloseTo(1, within(0.01));
        float[] up = components.project(new float[] {10, 10, 10 + 500});
        assertThat((double) up[1]).isCloseTo(1, within(0.01));
    }

    @Test
    void keepsCosinesWhenItKeepsAllThatDiffers() {
        PrincipalComponents components = PrincipalComponents.of(vectors, 2);
        float[] a = components.project(new float[] {13, 14, 10});
        float[] b = components.project(new float[] {13, 14, 15});
        assertThat((double) a[0] * b[0] + a[1] * b[1]).isCloseTo(Math.sqrt(0.5), within(0.02));
    }

    private static List<float[]> vectors() {
        Random random = new Random(1);
        return Stream.generate(
                        () -> {
                            float wide = (float) random.nextGaussian();
                            float less = 0.5f * (float) random.nextGaussian();
                            return new float[] {10 + 3 * wide, 10 + 4 * wide, 10 + less};
                        })
                .limit(5000)
                .toList();
    }
}
