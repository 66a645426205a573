package io.rapporteur.core.encoding;

import io.rapporteur.knowledge.Language;

/// Turns a sentence into a vector whose direction stands for what the sentence means.
///
/// Vectors compare by cosine, and only with vectors of an encoder of the same [#version]. A cosine
/// orders sentences by likeness; it is no probability.
///
/// Encoders may be used by many threads at once, and give the same text the same vector each time.
public interface SentenceEncoder {

    /// What it is called in the matcher's model: `static`.
    String name();

    /// Name and fingerprint of the weights: differs whenever a vector could differ.
    String version();

    /// How many numbers a vector has.
    int dimensions();

    /// The vector of `text`: of length 1, or all zeros if there is nothing in it to encode.
    float[] encode(String text);

    /// The same for a text of a pack, which will be asked for again at the next start: an encoder
    /// that can keep it, may.
    default float[] encodeStored(String text) {
        return encode(text);
    }

    /// What `word` adds to the vector of a sentence before that is brought to length 1: the longer,
    /// the more the word decides. From an encoder that does not add up words, the vector of the
    /// word alone.
    default float[] share(String word) {
        return encode(word);
    }

    /// Whether sentences of `language` may be given to this encoder; of others its vectors mean
    /// little.
    boolean reads(Language language);
}
