package io.rapporteur.core.matching;

import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.PassageId;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// All that a matcher looks things up in: the [Indexes] of a pack, each behind what it is asked
/// for.
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

    /// Learns a corpus, which may be a part of what `knowledge` has.
    ///
    /// @param encoders what questions are encoded with
    static Library of(Corpus corpus, KnowledgeBase knowledge, Encoders encoders) {
        return of(
                Indexes.of(corpus, knowledge, encoders),
                knowledge,
                new Coverage(encoders.general(), corpus::own));
    }

    /// @param indexes of the passages of `knowledge`
    static Library of(Indexes indexes, KnowledgeBase knowledge, Coverage coverage) {
        Units units = indexes.vocabulary().units();
        Set<String> implied =
                Set.of(
                        Integer.toString(knowledge.event().edition()),
                        Integer.toString(knowledge.event().starts().getYear()));
        return new Library(
                knowledge.passages().toList(),
                indexes.vocabulary(),
                List.of(
                        new Scorer(
                                "best-wording",
                                question -> indexes.bestWording().scores(question.reading())),
                        new Scorer(
                                "meaning-profile",
                                question ->
                                        indexes.meaning()
                                                .cosines(question.reading().meanings(units))),
                        new Scorer(
                                "spelling-profile",
                                question ->
                                        indexes.spelling()
                                                .cosines(Grams.of(question.reading().words()))),
                        sentence("nearest-sentence", SentenceIndex.Likeness::nearestWording),
                        sentence("mean-sentence", SentenceIndex.Likeness::mean),
                        sentence("sentence-head", SentenceIndex.Likeness::head),
                        sentence("nearest-answer", SentenceIndex.Likeness::nearestStatement)),
                new Accounting(indexes.contents(), indexes.askedFor(), implied),
                indexes.specialised(),
                indexes.general(),
                coverage);
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
        boolean isGeneral = question.sentences() == general;
        float[] vector =
                isGeneral ? question.vector() : general.encoder().encode(question.repaired());
        SentenceIndex.Likeness likeness =
                isGeneral ? question.likeness() : general.likeness(vector);
        List<String> words = question.reading().words();
        List<Language> languages = question.language().likely();
        PassageId first = ranked.getFirst().passage().id();
        return new Doubt(
                coverage.least(words, first),
                coverage.phrases(words, languages, first),
                likeness.nearestUnanswered(),
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
}
