package io.rapporteur.core.encoding;

import io.rapporteur.knowledge.Language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Encodes a sentence as the weighted sum of learnt vectors of its [SentenceFeatures].
///
/// The vectors were learnt so that a sentence and its English translation get what a larger English
/// encoder says of the translation; hence one space for all our languages, with no network to run:
/// some hundred rows are added up. Word order beyond neighbours is not seen.
///
/// How the shipped table was made, from what, and how good it is: `docs/encoder.md`.
public final class StaticEncoder implements SentenceEncoder {

    private static final String NAME = "static";
    private static final String RESOURCE = "static-encoder.bin";

    private final StaticTable table;
    private final String version;

    public StaticEncoder(StaticTable table) {
        this.table = table;
        this.version = NAME + "-1-" + table.fingerprint();
    }

    /// Reads an encoder's table and closes nothing.
    ///
    /// @throws IOException if the stream cannot be read or holds no table
    public static StaticEncoder read(InputStream stream) throws IOException {
        return new StaticEncoder(StaticTable.read(stream));
    }

    /// The encoder that ships with Rapporteur. Reads its table anew at each call: keep it.
    public static StaticEncoder shipped() {
        try (InputStream stream = StaticEncoder.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException(
                        RESOURCE + " is not in this build: docs/encoder.md says how to make it");
            }
            return read(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped " + RESOURCE + " cannot be read", e);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public int dimensions() {
        return table.dimensions();
    }

    @Override
    public float[] encode(String text) {
        return Vectors.toUnitLength(share(text));
    }

    @Override
    public float[] share(String word) {
        float[] sum = new float[table.dimensions()];
        SentenceFeatures.of(word, table.bits(), (row, weight) -> table.add(row, weight, sum));
        return sum;
    }

    @Override
    public boolean reads(Language language) {
        return switch (language) {
            case ENGLISH, FRENCH, SPANISH, ARABIC -> true;
        };
    }
}
