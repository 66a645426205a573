package io.rapporteur.core.matching;

import io.rapporteur.core.language.Concepts;
import io.rapporteur.core.language.Stemming;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Passage;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All that a matcher looks things up in, built once from a [Corpus].
///
/// @param retrievers in the order of [Evidence#NAMES]
record Library(
        List<Passage> passages,
        Vocabulary vocabulary,
        List<Retriever> retrievers,
        Accounting accounting) {

    /// Independent parts are built side by side.
    static Library of(Corpus corpus, KnowledgeBase knowledge) {
        int passageCount = corpus.passages().size();
        int[] owners = corpus.wordings().stream().mapToInt(Corpus.Text::owner).toArray();
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
                        new DenseRetriever(
                                "best-wording",
                                corpus.passages(),
                                question -> bestWording.scores(question.reading())),
                        new DenseRetriever(
                                "meaning-profile",
                                corpus.passages(),
                                question ->
                                        meaning.cosines(
                                                meanings(question.reading(), vocabulary.units()))),
                        new DenseRetriever(
                                "spelling-profile",
                                corpus.passages(),
                                question -> spelt.cosines(Grams.of(question.reading().words())))),
                new Accounting(contents, askedFor, implied));
    }

    /// The units of a text without the words themselves: what it says, however it says it.
    private static int[] meanings(Reading text, Units units) {
        return text.terms().stream()
                .flatMapToInt(term -> IntStream.range(0, term.size()).map(term::unit))
                .filter(unit -> units.kind(unit) != Units.Kind.WORD)
                .toArray();
    }
}
