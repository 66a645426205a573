package io.rapporteur.training;

/// Where one sentence of a batch should go, and how well it stood.
final class Pull {

    private final float[] gradient;
    private final float cosine;

    /// @param gradient of the loss by the sentence's vector before it was brought to length 1; not
    ///   to be changed afterwards
    /// @param cosine with the target, in [-1, 1]
    Pull(float[] gradient, float cosine) {
        this.gradient = gradient;
        this.cosine = cosine;
    }

    float gradient(int dimension) {
        return gradient[dimension];
    }

    float cosine() {
        return cosine;
    }

    /// Adds the gradient, times `factor`, to `sum`.
    void addTo(float[] sum, float factor) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += factor * gradient[d];
        }
    }
}
