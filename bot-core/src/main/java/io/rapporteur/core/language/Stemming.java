package io.rapporteur.core.language;

import io.rapporteur.knowledge.Language;

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
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/// Lucene's stemmer for each language: what it takes for the same word. Safe for use by many
/// threads.
///
/// Porter for English, the light stemmers (Savoy, "Light Stemming Approaches for the French,
/// Portuguese, German and Hungarian Languages", SAC 2006) for French and Spanish, and Larkey's
/// light-10 for Arabic, which takes articles and suffixes off.
public final class Stemming {

    private final Map<Language, Queue<Stemmer>> idle = new EnumMap<>(Language.class);

    public Stemming() {
        for (Language language : Language.values()) {
            idle.put(language, new ConcurrentLinkedQueue<>());
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
        Queue<Stemmer> free = Objects.requireNonNull(idle.get(language));
        Stemmer stemmer =
                Objects.requireNonNullElseGet(free.poll(), () -> new Stemmer(filter(language)));
        List<String> stems = stemmer.stems(words);
        free.add(stemmer);
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

    /// How many stemmers wait to be used again.
    int idle() {
        return idle.values().stream().mapToInt(Queue::size).sum();
    }

    /// Cuts at white space only and drops nothing, so that each word has its stem. For one thread
    /// at a time.
    ///
    /// Lucene's own Analyzer keeps one for each thread, and a lane's thread lives for a question:
    /// thousands would be kept for threads that have ended.
    private static final class Stemmer {

        private final Tokenizer words = new WhitespaceTokenizer();
        private final TokenStream tokens;
        private final CharTermAttribute term;

        Stemmer(UnaryOperator<TokenStream> filter) {
            this.tokens = filter.apply(words);
            this.term = tokens.addAttribute(CharTermAttribute.class);
        }

        List<String> stems(List<String> given) {
            List<String> stems = new ArrayList<>(given.size());
            words.setReader(new StringReader(String.join(" ", given)));
            try (tokens) {
                tokens.reset();
                while (tokens.incrementToken()) {
                    stems.add(term.toString());
                }
                tokens.end();
            } catch (IOException e) {
                throw new UncheckedIOException("what reads from memory cannot fail to read", e);
            }
            return stems;
        }
    }
}
