package io.rapporteur.core.matching;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Knows every stored wording by heart: a question that is one of them needs no scores.
final class ExactWordings {

    private final List<Passage> passages;

    /// By hash of the words in the high half, number of the wording in the low half, ascending.
    private final long[] hashes;

    /// The passage of each wording.
    private final int[] owners;

    private ExactWordings(List<Passage> passages, long[] hashes, int[] owners) {
        this.passages = passages;
        this.hashes = hashes;
        this.owners = owners;
    }

    static ExactWordings of(Corpus corpus) {
        List<Corpus.Text> wordings = corpus.wordings();
        return new ExactWordings(
                corpus.passages(),
                IntStream.range(0, wordings.size())
                        .mapToLong(number -> firstPlace(wordings.get(number).words()) + number)
                        .sorted()
                        .toArray(),
                wordings.stream().mapToInt(Corpus.Text::owner).toArray());
    }

    static ExactWordings read(FormReader in, List<Passage> passages) {
        return new ExactWordings(passages, in.longs(), in.ints());
    }

    void write(FormWriter out) {
        out.longs(hashes);
        out.ints(owners);
    }

    /// A passage and the language of the wording.
    record Found(Passage passage, Language language) {}

    /// The passage that owns the wording; empty if none does or several do. Of several languages
    /// the one that `question` is likelier to be in.
    Optional<Found> find(Question question) {
        List<Found> found =
                owners(question.words())
                        .distinct()
                        .boxed()
                        .flatMap(owner ->
                                languages(owner, question.words())
                                        .map(language -> new Found(passages.get(owner), language)))
                        .toList();
        if (found.stream().map(one -> one.passage().id()).distinct().count() != 1) {
            return Optional.empty();
        }
        return found.stream()
                .max(
                        Comparator.comparingDouble(
                                one -> question.language().probability(one.language())));
    }

    /// The passages that have a wording whose words share the hash, in ascending order.
    private IntStream owners(List<String> words) {
        long first = firstPlace(words);
        int found = Arrays.binarySearch(hashes, first);
        int from = found < 0 ? -found - 1 : found;
        return IntStream.range(from, hashes.length)
                .takeWhile(place -> hashes[place] >>> Integer.SIZE == first >>> Integer.SIZE)
                .map(place -> owners[(int) hashes[place]]);
    }

    /// The languages of the passage's wordings that are the same, word by word.
    private Stream<Language> languages(int owner, List<String> words) {
        return Corpus.wordings(owner, passages.get(owner)).stream()
                .filter(wording -> wording.words().equals(words))
                .map(Corpus.Text::language);
    }

    private static long firstPlace(List<String> words) {
        return (long) words.hashCode() << Integer.SIZE;
    }
}
