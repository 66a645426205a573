package io.rapporteur.core.matching;

import io.rapporteur.core.language.TextFolding;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Passage;

import org.apache.lucene.search.similarities.BM25Similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The retrievers that a matcher works with.
final class Retrievers {

    /// A language that a question is less likely to be in than this is not searched.
    static final double LEAST_LANGUAGE = 0.15;

    private Retrievers() {}

    static List<Retriever> over(Corpus corpus, Stemming stemming) {
        NgramIndex ngrams =
                NgramIndex.of(
                        corpus.wordings().stream()
                                .map(wording -> TextFolding.fold(wording.text()))
                                .toList());
        return List.of(
                bm25(
                        "bm25-wording",
                        wordings(corpus, stemming),
                        new BM25Similarity(0.6f, 0.4f),
                        corpus,
                        stemming),
                bm25(
                        "bm25-passage",
                        passages(corpus, stemming),
                        new BM25Similarity(0.9f, 0.4f),
                        corpus,
                        stemming),
                dense(
                        "ngram-nearest",
                        corpus,
                        question -> best(corpus, ngrams.cosines(question.folded()), 1)),
                dense(
                        "ngram-nearest-three",
                        corpus,
                        question -> best(corpus, ngrams.cosines(question.folded()), 3)));
    }

    /// Scores every passage, by its number.
    private interface Scorer {
        double[] score(Question question);
    }

    private static Retriever bm25(
            String name,
            List<LuceneIndex.Text> texts,
            BM25Similarity similarity,
            Corpus corpus,
            Stemming stemming) {
        LuceneIndex index = LuceneIndex.of(texts, corpus.passages().size(), similarity);
        return dense(
                name,
                corpus,
                question -> {
                    double[] scores = new double[corpus.passages().size()];
                    for (Language language : question.language().atLeast(LEAST_LANGUAGE)) {
                        double[] inLanguage =
                                index.scores(language, stemming.stems(language, question.folded()));
                        Arrays.setAll(scores, owner -> Math.max(scores[owner], inLanguage[owner]));
                    }
                    return scores;
                });
    }

    private static List<LuceneIndex.Text> wordings(Corpus corpus, Stemming stemming) {
        return corpus.wordings().stream()
                .map(wording ->
                        new LuceneIndex.Text(
                                wording.owner(),
                                wording.language(),
                                stemming.stems(wording.language(), wording.text())))
                .toList();
    }

    /// One text for each passage and language: all wordings and what it says.
    private static List<LuceneIndex.Text> passages(Corpus corpus, Stemming stemming) {
        List<LuceneIndex.Text> texts = new ArrayList<>();
        for (Language language : Language.values()) {
            List<List<String>> stems = new ArrayList<>();
            for (Passage passage : corpus.passages()) {
                List<String> said = new ArrayList<>();
                Corpus.statements(passage, language)
                        .forEach(statement -> said.addAll(stemming.stems(language, statement)));
                stems.add(said);
            }
            corpus.wordings().stream()
                    .filter(wording -> wording.language() == language)
                    .forEach(wording ->
                            stems.get(wording.owner())
                                    .addAll(stemming.stems(language, wording.text())));
            IntStream.range(0, stems.size())
                    .forEach(owner ->
                            texts.add(new LuceneIndex.Text(owner, language, stems.get(owner))));
        }
        return texts;
    }

    /// For each passage the mean of its `count` best documents' cosines.
    private static double[] best(Corpus corpus, float[] cosines, int count) {
        double[][] best = new double[corpus.passages().size()][count];
        for (int document = 0; document < cosines.length; document++) {
            insert(best[corpus.wordings().get(document).owner()], cosines[document]);
        }
        return Arrays.stream(best)
                .mapToDouble(values -> Arrays.stream(values).sum() / count)
                .toArray();
    }

    /// Inserts `value` into `descending`, dropping the smallest.
    private static void insert(double[] descending, double value) {
        double carried = value;
        for (int i = 0; i < descending.length; i++) {
            if (carried > descending[i]) {
                double displaced = descending[i];
                descending[i] = carried;
                carried = displaced;
            }
        }
    }

    private static Retriever dense(String name, Corpus corpus, Scorer scorer) {
        return new Retriever() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Hit> retrieve(Question question, int limit) {
                if (limit < 1) {
                    throw new IllegalArgumentException("limit is " + limit + ", at least 1");
                }
                double[] scores = scorer.score(question);
                return IntStream.range(0, scores.length)
                        .filter(owner -> scores[owner] > 0)
                        .mapToObj(owner -> new Hit(corpus.passages().get(owner), scores[owner]))
                        .sorted(Hit.BEST_FIRST)
                        .limit(limit)
                        .toList();
            }
        };
    }
}
