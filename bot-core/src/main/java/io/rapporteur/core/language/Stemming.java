package io.rapporteur.core.language;

import io.rapporteur.knowledge.Language;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// Lucene's stemmer for each language: what it takes for the same word. Safe for use by many
/// threads.
///
/// Porter for English, the light stemmers (Savoy, "Light Stemming Approaches for the French,
/// Portuguese, German and Hungarian Languages", SAC 2006) for French and Spanish, and Larkey's
/// light-10 for Arabic, which takes articles and suffixes off.
public final class Stemming {

    private final Map<Language, Analyzer> analyzers = new EnumMap<>(Language.class);

    public Stemming() {
        for (Language language : Language.values()) {
            analyzers.put(language, new WordByWord(filter(language)));
        }
    }

    private static UnaryOperator<TokenStream> filter(Language language) {
        return switch (language) {
            case ENGLISH -> PorterStemFilter::new;
            case FRENCH -> FrenchLightStemFilter::new;
            case SPANISH -> SpanishLightStemFilter::new;
            case ARABIC -> words -> new ArabicStemFilter(new ArabicNormalizationFilter(words));
        };
    }

    /// The stems of folded words, one for each, in order.
    ///
    /// @param words without white space
    public List<String> stems(Language language, List<String> words) {
        List<String> stems = new ArrayList<>(words.size());
        Analyzer analyzer = Objects.requireNonNull(analyzers.get(language));
        try (TokenStream tokens = analyzer.tokenStream("words", String.join(" ", words))) {
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
        return stems.size() == words.size() ? stems : oneByOne(language, words);
    }

    /// The stem of one folded word.
    public String stem(Language language, String word) {
        return stems(language, List.of(word)).getFirst();
    }

    /// Lucene cuts a word of more than 255 letters in two: nobody asks with it, and it is its own
    /// stem.
    private List<String> oneByOne(Language language, List<String> words) {
        return words.stream()
                .map(word ->
                        word.length() > WhitespaceTokenizer.DEFAULT_MAX_WORD_LEN
                                ? word
                                : stem(language, word))
                .toList();
    }

    /// Cuts at white space only and drops nothing, so that each word has its stem.
    private static final class WordByWord extends Analyzer {

        private final UnaryOperator<TokenStream> filter;

        WordByWord(UnaryOperator<TokenStream> filter) {
            this.filter = filter;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new WhitespaceTokenizer();
            return new TokenStreamComponents(words, filter.apply(words));
        }
    }
}
