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
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All that a matcher looks things up in, built once from a [Corpus].
///
/// @param retrievers in the order of [Evidence#NAMES]
/// @param specialised indexes of encoders that are preferred for the languages they read
/// @param general the index of the encoder that reads all languages
record Library(
        List<Passage> passages,
        Vocabulary vocabulary,
        List<Retriever> retrievers,
        Accounting accounting,
        List<SentenceIndex> specialised,
        SentenceIndex general,
        Coverage coverage) {

    /// Independent parts are built side by side.
    ///
    /// @param encoders what questions are encoded with
    static Library of(Corpus corpus, KnowledgeBase knowledge, Encoders encoders) {
        int passageCount = corpus.passages().size();
        int[] owners = corpus.wordings().stream().mapToInt(Corpus.Text::owner).toArray();
        Corpus answered = corpus.keepingUnanswered(_ -> false);
        List<CompletableFuture<SentenceIndex>> specialised =
                encoders.specialised().stream().map(encoder -> index(encoder, answered)).toList();
        CompletableFuture<SentenceIndex> general = index(encoders.general(), corpus);
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
                        sentence("nearest-sentence", SentenceIndex.Likeness::nearestWording),
                        sentence("mean-sentence", SentenceIndex.Likeness::mean),
                        sentence("sentence-head", SentenceIndex.Likeness::head),
                        sentence("nearest-answer", SentenceIndex.Likeness::nearestStatement)),
                new Accounting(contents, askedFor, implied),
                specialised.stream().map(CompletableFuture::join).toList(),
                general.join(),
                new Coverage(encoders.general(), corpus));
    }

    private static CompletableFuture<SentenceIndex> index(SentenceEncoder encoder, Corpus corpus) {
        return CompletableFuture.supplyAsync(() -> new SentenceIndex(encoder, corpus));
    }

    /// Reads a question, and encodes it with the encoder for its language.
    Question read(String text, LanguageGuess language) {
        return new Question(
                text,
                language,
                vocabulary,
                specialised.stream()
                        .filter(index -> index.encoder().reads(language.best()))
                        .findFirst()
                        .orElse(general));
    }

    Doubt doubt(Question question, List<Candidate> ranked) {
        if (ranked.isEmpty()) {
            return Doubt.NO_CANDIDATE;
        }
        float[] vector =
                question.sentences() == general
                        ? question.vector()
                        : general.encoder().encode(question.text());
        return new Doubt(
                coverage.least(question.reading().words(), ranked.getFirst().passage().id()),
                general.likeUnanswered(vector));
    }

    private record Scorer(String name, Function<Question, double[]> scoring) implements Retriever {

        @Override
        public double[] scores(Question question) {
            return scoring.apply(question);
        }
    }

    private static Retriever sentence(
            String name, Function<SentenceIndex.Likeness, double[]> scoring) {
        return new Scorer(name, question -> scoring.apply(question.likeness()));
    }

    /// The units of a text without the words themselves: what it says, however it says it.
    private static int[] meanings(Reading text, Units units) {
        return text.terms().stream()
                .flatMapToInt(term -> IntStream.range(0, term.size()).map(term::unit))
                .filter(unit -> units.kind(unit) != Units.Kind.WORD)
                .toArray();
    }
}
