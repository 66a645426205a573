package io.rapporteur.core.encoding;

import io.rapporteur.knowledge.Language;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// An encoder, for tests, that tells what another was given to encode, and that may read fewer
/// languages than that.
public final class WatchedEncoder implements SentenceEncoder {

    private final SentenceEncoder encoder;
    private final Set<Language> languages;
    private final List<String> encoded = new CopyOnWriteArrayList<>();

    /// @param languages that it reads; all if none is given
    public WatchedEncoder(SentenceEncoder encoder, Language... languages) {
        this.encoder = encoder;
        this.languages = Set.of(languages.length == 0 ? Language.values() : languages);
    }

    /// The texts that were encoded, and the order in which they were; may be cleared.
    public List<String> encoded() {
        return encoded;
    }

    @Override
    public String name() {
        return encoder.name();
    }

    @Override
    public String version() {
        return encoder.version();
    }

    @Override
    public int dimensions() {
        return encoder.dimensions();
    }

    @Override
    public boolean reads(Language language) {
        return languages.contains(language);
    }

    @Override
    public float[] encode(String text) {
        encoded.add(text);
        return encoder.encode(text);
    }
}
