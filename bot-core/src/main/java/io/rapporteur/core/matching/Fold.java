package io.rapporteur.core.matching;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One of the parts into which all texts fall, by hash: what is in it is held out, that is, asked
/// of a library that was built without it.
record Fold(int number) {

    private static final int COUNT = 5;

    static List<Fold> all() {
        return IntStream.range(0, COUNT).mapToObj(Fold::new).toList();
    }

    boolean has(String text) {
        return Math.floorMod(text.hashCode(), COUNT) == number;
    }

    /// Whether `text` is among one of `every` texts of each fold.
    static boolean isSampled(String text, int every) {
        return Math.floorMod(text.hashCode() / COUNT, every) == 0;
    }

    Corpus withoutItsWordings(Corpus corpus) {
        return corpus.keeping(text -> !has(text.text()));
    }

    Corpus withoutItsUnanswered(Corpus corpus) {
        return corpus.keepingUnanswered(text -> !has(text));
    }

    /// The wordings in this fold whose passages have others, outside it, to be found by.
    Stream<Corpus.Text> wordings(Corpus corpus) {
        Set<Integer> known =
                withoutItsWordings(corpus).wordings().stream()
                        .map(Corpus.Text::owner)
                        .collect(toSet());
        return corpus.wordings().stream()
                .filter(text -> has(text.text()) && known.contains(text.owner()));
    }
}
