package io.rapporteur.core.encoding;

import io.rapporteur.core.language.TextFolding;
import io.rapporteur.knowledge.Language;

/// An encoder without weights, for tests: texts that share words point the same way.
public final class WordHashes implements SentenceEncoder {

    private static final int DIMENSIONS = 64;

    @Override
    public String name() {
        return "word-hashes";
    }

    @Override
    public String version() {
        return "word-hashes-1";
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    @Override
    public boolean reads(Language language) {
        return true;
    }

    @Override
    public float[] encode(String text) {
        float[] vector = new float[DIMENSIONS];
        for (String word : TextFolding.words(TextFolding.fold(text))) {
            vector[Math.floorMod(word.hashCode(), DIMENSIONS)]++;
        }
        double square = 0;
        for (float value : vector) {
            square += value * value;
        }
        for (int i = 0; square > 0 && i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }
}
