package io.rapporteur.core.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class VectorBlockTest {

    private final Random random = new Random(93);

    @ParameterizedTest
    @CsvSource({"0, 4", "1, 1", "1, 192", "3, 2", "7, 5", "50, 192", "501, 30"})
    void givesTheDotProductOfEachVector(int count, int dimensions) {
        float[][] vectors = new float[count][];
        for (int i = 0; i < count; i++) {
            vectors[i] = vector(dimensions);
        }
        float[] other = vector(dimensions);

        VectorBlock block = VectorBlock.of(vectors, dimensions);

        double[] dots = block.dots(other);
        assertThat(dots).hasSize(count).hasSize(block.size());
        for (int i = 0; i < count; i++) {
            assertThat(dots[i]).isCloseTo(Vectors.dot(vectors[i], other), within(1e-6));
        }
    }

    private float[] vector(int dimensions) {
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Vectors.toUnitLength(vector);
    }
}
