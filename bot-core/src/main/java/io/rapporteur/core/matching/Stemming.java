package io.rapporteur.core.matching;

import io.rapporteur.core.language.TextFolding;
import io.rapporteur.knowledge.Language;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Lucene's analyzer for each language: what it takes for the same word. Safe for use by many
/// threads.
final class Stemming {

    private final Analyzer english = new EnglishAnalyzer();
    private final Analyzer french = new FrenchAnalyzer();
    private final Analyzer spanish = new SpanishAnalyzer();
    private final Analyzer arabic = new ArabicAnalyzer();

    /// The stems of `text` without stop words, in order, repeats kept.
    ///
    /// Folding comes first: analyzers differ in which accents and letters they forgive, people do
    /// not.
    List<String> stems(Language language, String text) {
        List<String> stems = new ArrayList<>();
        try (TokenStream tokens = analyzer(language).tokenStream("text", TextFolding.fold(text))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                stems.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "an analyzer that reads from memory cannot fail to read", e);
        }
        return stems;
    }

    private Analyzer analyzer(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case FRENCH -> french;
            case SPANISH -> spanish;
            case ARABIC -> arabic;
        };
    }
}
