package io.rapporteur.core.matching;

import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.language.Concepts;
import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.core.language.Stemming;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Passage;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All that a matcher looks things up in, built once from a [Corpus].
///
/// @param retrievers in the order of [Evidence#NAMES]
/// @param sentences one index for each encoder, the preferred first
record Library(
        List<Passage> passages,
        Vocabulary vocabulary,
        List<Retriever> retrievers,
        Accounting accounting,
        List<SentenceIndex> sentences) {

    /// Independent parts are built side by side.
    ///
    /// @param encoders the preferred first; a question is encoded by the first that reads its
    ///   language
    static Library of(Corpus corpus, KnowledgeBase knowledge, List<SentenceEncoder> encoders) {
        int passageCount = corpus.passages().size();
        int[] owners = corpus.wordings().stream().mapToInt(Corpus.Text::owner).toArray();
        List<CompletableFuture<SentenceIndex>> sentences =
                encoders.stream()
                        .map(encoder ->
                                CompletableFuture.supplyAsync(
                                        () -> new SentenceIndex(encoder, corpus)))
                        .toList();
        CompletableFuture<Profiles> spelling =
                CompletableFuture.supplyAsync(() ->
                        Profiles.of(
                                corpus.wordings().stream()
                                        .map(text -> Grams.of(text.words()))
                                        .toList(),
                                owners,
                                passageCount,
                                Grams.PLACES));
        Stemming stemming = new Stemming();
        Vocabulary vocabulary =
                new Vocabulary(
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
        BestWording bestWording =
                new BestWording(wordings, owners, contents, passageCount, unitCount);
        Profiles meaning =
                Profiles.of(
                        wordings.stream().map(text -> meanings(text, vocabulary.units())).toList(),
                        owners,
                        passageCount,
                        unitCount);
        AskedFor askedFor = new AskedFor(vocabulary.askedFor(), wordings, owners, passageCount);
        Set<String> implied =
                Set.of(
                        Integer.toString(knowledge.event().edition()),
                        Integer.toString(knowledge.event().starts().getYear()));
        Profiles spelt = spelling.join();
        return new Library(
                corpus.passages(),
                vocabulary,
                List.of(
                        new Scorer(
                                "best-wording", question -> bestWording.scores(question.reading())),
                        new Scorer(
                                "meaning-profile",
                                question ->
                                        meaning.cosines(
                                                meanings(question.reading(), vocabulary.units()))),
                        new Scorer(
                                "spelling-profile",
                                question -> spelt.cosines(Grams.of(question.reading().words()))),
                        sentence("nearest-sentence", SentenceIndex::nearestWording, passageCount),
                        sentence("mean-sentence", SentenceIndex::mean, passageCount),
                        sentence("sentence-head", SentenceIndex::head, passageCount),
                        sentence("nearest-answer", SentenceIndex::nearestStatement, passageCount)),
                new Accounting(contents, askedFor, implied),
                sentences.stream().map(CompletableFuture::join).toList());
    }

    /// Reads a question, and encodes it with the first encoder that reads its language.
    Question read(String text, LanguageGuess language) {
        return new Question(
                text,
                language,
                vocabulary,
                sentences.stream()
                        .filter(index -> index.encoder().reads(language.best()))
                        .findFirst());
    }

    private record Scorer(String name, Function<Question, double[]> scoring) implements Retriever {

        @Override
        public double[] scores(Question question) {
            return scoring.apply(question);
        }
    }

    private static Retriever sentence(
            String name, BiFunction<SentenceIndex, float[], double[]> scoring, int passageCount) {
        return new Scorer(
                name,
                question ->
                        question.sentences()
                                .map(index -> scoring.apply(index, question.vector()))
                                .orElseGet(() -> new double[passageCount]));
    }

    /// The units of a text without the words themselves: what it says, however it says it.
    private static int[] meanings(Reading text, Units units) {
        return text.terms().stream()
                .flatMapToInt(term -> IntStream.range(0, term.size()).map(term::unit))
                .filter(unit -> units.kind(unit) != Units.Kind.WORD)
                .toArray();
    }
}
