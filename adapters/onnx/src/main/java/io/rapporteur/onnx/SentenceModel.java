package io.rapporteur.onnx;

import java.nio.FloatBuffer;

/// A BERT for sentences, as two resources on the class path: `/FILE.onnx` and
/// `/FILE-tokenizer.json`.
///
/// @param name what its encoder is called, such as `bge`
/// @param file what its resources' names begin with
/// @param pooling as the model was trained
public record SentenceModel(String name, String file, Pooling pooling) {

    /// How the vectors of a sentence's tokens become one.
    public enum Pooling {
        /// The first token's.
        FIRST {
            @Override
            float[] pooled(FloatBuffer tokens, int dimensions) {
                float[] first = new float[dimensions];
                tokens.get(first);
                return first;
            }
        },
        /// The sum of all, which points where the mean does.
        MEAN {
            @Override
            float[] pooled(FloatBuffer tokens, int dimensions) {
                float[] sum = new float[dimensions];
                for (int place = 0; tokens.hasRemaining(); place = (place + 1) % dimensions) {
                    sum[place] += tokens.get();
                }
                return sum;
            }
        };

        /// @param tokens `dimensions` numbers each
        abstract float[] pooled(FloatBuffer tokens, int dimensions);
    }

    String weights() {
        return "/" + file + ".onnx";
    }

    String tokenizer() {
        return "/" + file + "-tokenizer.json";
    }
}
