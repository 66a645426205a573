package io.rapporteur.core.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

class VectorBlockTest {

    private static final double TOLERANCE = 0.01;

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
            assertThat(dots[i]).isCloseTo(Vectors.dot(vectors[i], other), within(TOLERANCE));
        }
    }

    @Test
    void givesBackTheVectorsAsNearAsItKeepsThem() {
        float[][] vectors = {vector(30), new float[30], vector(30)};

        List<float[]> kept = VectorBlock.of(vectors, 30).vectors().toList();

        assertThat(kept).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(kept.get(i)).containsExactly(vectors[i], offset(0.004f));
        }
    }

    @Test
    void joinsBlocksInTheirOrder() {
        float[][] vectors = {vector(30), vector(30), vector(30), vector(30)};
        VectorBlock none = VectorBlock.of(new float[0][], 30);
        VectorBlock first = VectorBlock.of(Arrays.copyOfRange(vectors, 0, 3), 30);
        VectorBlock second = VectorBlock.of(Arrays.copyOfRange(vectors, 3, 4), 30);
        float[] other = vector(30);

        assertThat(VectorBlock.joined(List.of(none, first, second)).dots(other))
                .containsExactly(VectorBlock.of(vectors, 30).dots(other));
    }

    @Test
    void countsOnlySoManyDimensionsAsItHas() {
        float[] vector = vector(30);
        float[] other = vector(30);

        VectorBlock block = VectorBlock.of(new float[][] {vector}, 8);

        assertThat(block.dots(other)[0])
                .isCloseTo(
                        Vectors.dot(Arrays.copyOf(vector, 8), Arrays.copyOf(other, 8)),
                        within(TOLERANCE));
    }

    private float[] vector(int dimensions) {
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return Vectors.toUnitLength(vector);
    }
}
