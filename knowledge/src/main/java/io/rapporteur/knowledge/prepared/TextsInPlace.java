package io.rapporteur.knowledge.prepared;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// Texts that stay in the file until one of them is asked for. Immutable.
final class TextsInPlace extends AbstractList<String> implements RandomAccess {

    private final FormReader in;
    private final int size;
    private volatile @Nullable List<String> texts;

    /// @param in stands at the first text, and is read by nobody else
    TextsInPlace(FormReader in, int size) {
        this.in = in;
        this.size = size;
    }

    @Override
    public String get(int index) {
        return texts().get(index);
    }

    @Override
    public int size() {
        return size;
    }

    private List<String> texts() {
        List<String> known = texts;
        return known == null ? read() : known;
    }

    private synchronized List<String> read() {
        List<String> known = texts;
        if (known == null) {
            known = in.texts(size);
            texts = known;
        }
        return known;
    }
}
