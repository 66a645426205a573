package io.rapporteur.core.encoding;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// A vector of length 1, or of zeros, with a byte for each number.
final class StoredVector {

    private final byte[] steps;

    private StoredVector(byte[] steps) {
        this.steps = steps;
    }

    static StoredVector of(float[] vector) {
        float greatest = Vectors.greatest(vector, vector.length);
        byte[] steps = new byte[vector.length];
        for (int i = 0; greatest > 0 && i < steps.length; i++) {
            steps[i] = (byte) Math.round(vector[i] / greatest * Byte.MAX_VALUE);
        }
        return new StoredVector(steps);
    }

    static StoredVector read(DataInput in, int dimensions) throws IOException {
        byte[] steps = new byte[dimensions];
        in.readFully(steps);
        return new StoredVector(steps);
    }

    void write(DataOutput out) throws IOException {
        out.write(steps);
    }

    /// Of length 1, or all zeros.
    float[] vector() {
        double square = 0;
        for (byte step : steps) {
            square += step * step;
        }
        float length = (float) Math.sqrt(square);
        float[] vector = new float[steps.length];
        for (int i = 0; length > 0 && i < vector.length; i++) {
            vector[i] = steps[i] / length;
        }
        return vector;
    }
}
