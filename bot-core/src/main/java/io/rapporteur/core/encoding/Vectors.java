package io.rapporteur.core.encoding;

/// Arithmetic of vectors.
public final class Vectors {

    private Vectors() {}

    /// The dot product of vectors of the same size; of vectors of length 1 it is their cosine.
    public static float dot(float[] a, float[] b) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        float sum4 = 0;
        float sum5 = 0;
        float sum6 = 0;
        float sum7 = 0;
        int i = 0;
        for (; i + 7 < a.length; i += 8) {
            sum0 += a[i] * b[i];
            sum1 += a[i + 1] * b[i + 1];
            sum2 += a[i + 2] * b[i + 2];
            sum3 += a[i + 3] * b[i + 3];
            sum4 += a[i + 4] * b[i + 4];
            sum5 += a[i + 5] * b[i + 5];
            sum6 += a[i + 6] * b[i + 6];
            sum7 += a[i + 7] * b[i + 7];
        }
        for (; i < a.length; i++) {
            sum0 += a[i] * b[i];
        }
        return (sum0 + sum1 + sum2 + sum3) + (sum4 + sum5 + sum6 + sum7);
    }

    /// The greatest of the first `count` numbers, whatever their sign; 0 of none.
    public static float greatest(float[] vector, int count) {
        float greatest = 0;
        for (int i = 0; i < count; i++) {
            greatest = Math.max(greatest, Math.abs(vector[i]));
        }
        return greatest;
    }

    /// Brings `vector` to length 1, in place, and gives it back; zeros stay.
    public static float[] toUnitLength(float[] vector) {
        double squares = 0;
        for (float x : vector) {
            squares += (double) x * x;
        }
        if (squares == 0) {
            return vector;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
        return vector;
    }
}
