package io.rapporteur.core.matching;

import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.language.Concepts;
import io.rapporteur.core.language.Stemming;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// All that takes time to compute from a [Corpus]; passages are known by their numbers.
///
/// @param meaning by the units of the vocabulary
/// @param spelling by [Grams]
/// @param specialised indexes of encoders that are preferred for the languages they read
/// @param general the index of the encoder that reads all languages
record Indexes(
        Vocabulary vocabulary,
        Contents contents,
        BestWording bestWording,
        Profiles meaning,
        Profiles spelling,
        AskedFor askedFor,
        List<SentenceIndex> specialised,
        SentenceIndex general) {

    /// Independent parts are built side by side.
    ///
    /// @param encoders what questions are encoded with
    static Indexes of(Corpus corpus, KnowledgeBase knowledge, Encoders encoders) {
        int passageCount = corpus.passages().size();
        int[] owners = corpus.wordings().stream().mapToInt(Corpus.Text::owner).toArray();
        Corpus answered = corpus.keepingUnanswered(_ -> false);
        List<CompletableFuture<SentenceIndex>> specialised =
                encoders.specialised().stream().map(encoder -> index(encoder, answered)).toList();
        CompletableFuture<SentenceIndex> general = index(encoders.general(), corpus);
        CompletableFuture<Profiles> spelling =
                CompletableFuture.supplyAsync(() ->
                        Profiles.of(
                                wording -> Grams.of(corpus.wordings().get(wording).words()),
                                owners,
                                passageCount,
                                Grams.PLACES));
        Stemming stemming = new Stemming();
        Vocabulary vocabulary =
                Vocabulary.of(
                        corpus,
                        Concepts.shipped(stemming),
                        stemming,
                        new Gazetteer(knowledge.names()));
        List<Reading> wordings = corpus.wordings().parallelStream().map(vocabulary::read).toList();
        List<Reading> statements =
                corpus.statements().parallelStream().map(vocabulary::read).toList();
        int unitCount = vocabulary.units().count();
        Contents contents =
                new Contents(
                        Stream.concat(wordings.stream(), statements.stream()).toList(),
                        Stream.concat(corpus.wordings().stream(), corpus.statements().stream())
                                .mapToInt(Corpus.Text::owner)
                                .toArray(),
                        passageCount,
                        unitCount);
        return new Indexes(
                vocabulary,
                contents,
                new BestWording(wordings, owners, contents, passageCount, unitCount),
                Profiles.of(
                        wording -> wordings.get(wording).meanings(vocabulary.units()),
                        owners,
                        passageCount,
                        unitCount),
                spelling.join(),
                new AskedFor(vocabulary.askedFor(), wordings, owners, passageCount),
                specialised.stream().map(CompletableFuture::join).toList(),
                general.join());
    }

    private static CompletableFuture<SentenceIndex> index(SentenceEncoder encoder, Corpus corpus) {
        return CompletableFuture.supplyAsync(() -> new SentenceIndex(encoder, corpus));
    }

    /// Reads what [#write] wrote for the same knowledge and encoders.
    static Indexes read(FormReader in, KnowledgeBase knowledge, Encoders encoders) {
        SentenceIndex general = SentenceIndex.read(in, encoders.general());
        List<SentenceIndex> specialised =
                encoders.specialised().stream()
                        .map(encoder -> SentenceIndex.read(in, encoder))
                        .toList();
        Vocabulary vocabulary = Vocabulary.read(in, new Gazetteer(knowledge.names()));
        Contents contents = Contents.read(in);
        return new Indexes(
                vocabulary,
                contents,
                BestWording.read(in, contents),
                Profiles.read(in),
                Profiles.read(in),
                AskedFor.read(in),
                specialised,
                general);
    }

    void write(FormWriter out) {
        general.write(out);
        specialised.forEach(index -> index.write(out));
        vocabulary.write(out);
        contents.write(out);
        bestWording.write(out);
        meaning.write(out);
        spelling.write(out);
        askedFor.write(out);
    }
}
