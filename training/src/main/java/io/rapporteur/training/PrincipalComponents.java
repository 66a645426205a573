package io.rapporteur.training;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The directions in which vectors differ most from their mean, to say in fewer numbers what they
/// say.
///
/// The mean is taken away for good: what all sentences of a teacher share tells none of them apart.
final class PrincipalComponents {

    private final float[] mean;
    private final float[][] components;

    private PrincipalComponents(float[] mean, float[][] components) {
        this.mean = mean;
        this.components = components;
    }

    /// Finds the first `count` components of `vectors`, by the eigenvectors of their covariance.
    static PrincipalComponents of(List<float[]> vectors, int count) {
        float[] mean = mean(vectors);
        double[][] covariance = covariance(vectors, mean);
        EigenDecomposition_F64<DMatrixRMaj> eigen =
                DecompositionFactory_DDRM.eig(mean.length, true, true);
        if (!eigen.decompose(new DMatrixRMaj(covariance))) {
            throw new IllegalArgumentException(
                    vectors.size() + " vectors have no principal components: is one not finite?");
        }
        float[][] components =
                IntStream.range(0, mean.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
                        .limit(count)
                        .map(i -> signed(eigen.getEigenVector(i)))
                        .toArray(float[][]::new);
        return new PrincipalComponents(mean, components);
    }

    /// What `vector` says along the components, brought to length 1.
    float[] project(float[] vector) {
        float[] projected = new float[components.length];
        double squares = 1e-12;
        for (int i = 0; i < projected.length; i++) {
            double sum = 0;
            for (int j = 0; j < vector.length; j++) {
                sum += (vector[j] - mean[j]) * components[i][j];
            }
            projected[i] = (float) sum;
            squares += sum * sum;
        }
        for (int i = 0; i < projected.length; i++) {
            projected[i] /= (float) Math.sqrt(squares);
        }
        return projected;
    }

    private static float[] mean(List<float[]> vectors) {
        double[] sum = new double[vectors.getFirst().length];
        for (float[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / vectors.size());
        }
        return mean;
    }

    private static double[][] covariance(List<float[]> vectors, float[] mean) {
        double[][] sums = new double[mean.length][mean.length];
        for (float[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                double[] row = sums[i];
                double deviation = vector[i] - mean[i];
                for (int j = 0; j < mean.length; j++) {
                    row[j] += deviation * (vector[j] - mean[j]);
                }
            }
        }
        for (double[] row : sums) {
            Arrays.setAll(row, i -> row[i] / vectors.size());
        }
        return sums;
    }

    /// An eigenvector may come out as its negative: the one whose largest number is positive is
    /// taken, so that all machines agree.
    private static float[] signed(DMatrixRMaj vector) {
        double largest = 0;
        for (double x : vector.getData()) {
            largest = Math.abs(x) > Math.abs(largest) ? x : largest;
        }
        float[] signed = new float[vector.getNumElements()];
        for (int i = 0; i < signed.length; i++) {
            signed[i] = (float) (vector.get(i) * Math.signum(largest));
        }
        return signed;
    }
}
