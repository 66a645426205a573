package io.rapporteur.benchmark.peers;

import io.rapporteur.knowledge.Language;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.QueryBuilder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lucene's BM25 with its own numbers: each wording is a document, in a field of its language that
/// is read by Lucene's analyzer for it; the best document's label.
///
/// A question is looked for in its language, or in all if that is not told: the best one counts.
final class Bm25 extends InProcess {

    private static final String LABEL = "label";

    private final Analyzer analyzer =
            new PerFieldAnalyzerWrapper(
                    new EnglishAnalyzer(),
                    Arrays.stream(Language.values())
                            .collect(Collectors.toMap(Language::tag, Bm25::analyzer)));

    private static Analyzer analyzer(Language language) {
        return switch (language) {
            case ENGLISH -> new EnglishAnalyzer();
            case FRENCH -> new FrenchAnalyzer();
            case SPANISH -> new SpanishAnalyzer();
            case ARABIC -> new ArabicAnalyzer();
        };
    }

    @Override
    public String name() {
        return "Lucene BM25";
    }

    @Override
    Learned learn(List<Wording> wordings) {
        try {
            Directory directory = new ByteBuffersDirectory();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (Wording wording : wordings) {
                    writer.addDocument(document(wording));
                }
            }
            IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
            return question -> guess(searcher, question);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to be written", e);
        }
    }

    private static Document document(Wording wording) {
        Document document = new Document();
        document.add(new TextField(wording.language().tag(), wording.text(), Field.Store.NO));
        document.add(new StoredField(LABEL, wording.label().orElseThrow()));
        return document;
    }

    private Optional<Guess> guess(IndexSearcher searcher, Question question) {
        try {
            ScoreDoc[] best = searcher.search(query(question), 1).scoreDocs;
            if (best.length == 0) {
                return Optional.empty();
            }
            String label = searcher.storedFields().document(best[0].doc).get(LABEL);
            return Optional.of(new Guess(label, best[0].score));
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to be read", e);
        }
    }

    private Query query(Question question) {
        QueryBuilder builder = new QueryBuilder(analyzer);
        return new DisjunctionMaxQuery(
                question.language()
                        .map(Stream::of)
                        .orElseGet(() -> Stream.of(Language.values()))
                        // Null if the analyzer leaves no word.
                        .map(language ->
                                builder.createBooleanQuery(language.tag(), question.text()))
                        .filter(Objects::nonNull)
                        .toList(),
                0);
    }
}
