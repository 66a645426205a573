package io.rapporteur.core.dialogue;

import java.util.List;
import java.util.stream.IntStream;

/// A list cut into pages that fit under one message. Pages are counted from 0; a page beyond the
/// last is the last.
record Pages<T>(List<T> items) {

    private static final int SIZE = 8;

    List<T> at(int page) {
        int first = existing(page) * SIZE;
        return items.subList(first, Math.min(first + SIZE, items.size()));
    }

    /// The pages before and after, where there are such.
    List<Integer> neighbours(int page) {
        int here = existing(page);
        return IntStream.of(here - 1, here + 1)
                .filter(other -> other >= 0 && other <= last())
                .boxed()
                .toList();
    }

    private int existing(int page) {
        return Math.clamp(page, 0, last());
    }

    private int last() {
        return Math.max(0, (items.size() - 1) / SIZE);
    }
}
