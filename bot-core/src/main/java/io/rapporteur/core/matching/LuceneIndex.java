package io.rapporteur.core.matching;

import io.rapporteur.knowledge.Language;

import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Texts of passages in a Lucene index in memory, one field a language, ranked with BM25.
///
/// Stems go in as they come out of [Stemming], joined by spaces, so that text and question are cut
/// alike.
final class LuceneIndex {

    private final IndexSearcher searcher;
    private final int[] owners;
    private final int ownerCount;

    private LuceneIndex(IndexSearcher searcher, int[] owners, int ownerCount) {
        this.searcher = searcher;
        this.owners = owners;
        this.ownerCount = ownerCount;
    }

    /// One text to index.
    ///
    /// @param owner the number of the passage that it belongs to
    record Text(int owner, Language language, List<String> stems) {}

    /// Indexes `texts`.
    ///
    /// @param ownerCount owners are numbered from 0 to this, exclusive
    /// @param similarity BM25 with the saturation and length norm that suit the texts
    static LuceneIndex of(List<Text> texts, int ownerCount, BM25Similarity similarity) {
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            IndexWriterConfig config =
                    new IndexWriterConfig(new WhitespaceAnalyzer())
                            .setSimilarity(similarity)
                            .setUseCompoundFile(false);
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                for (Text text : texts) {
                    Document document = new Document();
                    document.add(
                            new TextField(
                                    text.language().tag(),
                                    String.join(" ", text.stems()),
                                    Field.Store.NO));
                    writer.addDocument(document);
                }
                writer.forceMerge(1);
            }
            IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setSimilarity(similarity);
            searcher.setQueryCache(null);
            return new LuceneIndex(
                    searcher, texts.stream().mapToInt(Text::owner).toArray(), ownerCount);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to be written", e);
        }
    }

    /// For each owner the score of its best text in `language`, divided by the sum of the stems'
    /// weights: how much of the question it has, in [0, 1). Stems that no text has weigh most.
    double[] scores(Language language, List<String> stems) {
        double[] scores = new double[ownerCount];
        Set<String> distinct = new TreeSet<>(stems);
        try {
            CollectionStatistics statistics = searcher.collectionStatistics(language.tag());
            if (distinct.isEmpty() || statistics == null) {
                return scores;
            }
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            double ideal = 0;
            for (String stem : distinct) {
                Term term = new Term(language.tag(), stem);
                query.add(new TermQuery(term), BooleanClause.Occur.SHOULD);
                ideal +=
                        inverseDocumentFrequency(
                                searcher.getIndexReader().docFreq(term), statistics.docCount());
            }
            for (ScoreDoc found : searcher.search(query.build(), owners.length).scoreDocs) {
                int owner = owners[found.doc];
                scores[owner] = Math.max(scores[owner], found.score / ideal);
            }
            return scores;
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory cannot fail to be read", e);
        }
    }

    /// As in Lucene's BM25Similarity.
    static double inverseDocumentFrequency(long documents, long all) {
        return Math.log(1 + (all - documents + 0.5) / (documents + 0.5));
    }
}
