package io.rapporteur.core.matching;

import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.core.language.TextFolding;

import java.util.List;

/// A question in the form in which retrievers read it.
public final class Question {

    /// More of a message is not read: a question of that length is no question, and reading time
    /// stays bounded.
    public static final int MAX_CHARACTERS = 4_000;

    private final String text;
    private final List<String> words;
    private final LanguageGuess language;
    private final Reading reading;
    private final SentenceIndex sentences;
    private final float[] vector;
    private final SentenceIndex.Likeness likeness;

    /// Folds `text`, cuts it into words and reads them.
    ///
    /// @param sentences with the encoder for its language
    Question(String text, LanguageGuess language, Vocabulary vocabulary, SentenceIndex sentences) {
        this.text = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
        this.words = List.copyOf(TextFolding.words(TextFolding.fold(this.text)));
        this.language = language;
        this.reading = vocabulary.read(words, language);
        this.sentences = sentences;
        this.vector = sentences.encoder().encode(repaired());
        this.likeness = sentences.likeness(vector);
    }

    /// As it was asked, at most [#MAX_CHARACTERS] long.
    public String text() {
        return text;
    }

    /// As it was asked; if words of it are misspelt, its words with those repaired.
    String repaired() {
        return reading.words().equals(words) ? text : String.join(" ", reading.words());
    }

    /// The words of the folded text.
    public List<String> words() {
        return words;
    }

    /// How likely it is to be in each language.
    public LanguageGuess language() {
        return language;
    }

    /// What its words may stand for.
    Reading reading() {
        return reading;
    }

    /// The index that its vector is compared with.
    SentenceIndex sentences() {
        return sentences;
    }

    /// What the encoder makes of it.
    float[] vector() {
        return vector;
    }

    /// How like it is to what the index has.
    SentenceIndex.Likeness likeness() {
        return likeness;
    }

    /// The name of the encoder.
    String encoderName() {
        return sentences.encoder().name();
    }

    /// Leaves the words out: what people wrote stays out of logs.
    @Override
    public String toString() {
        return "Question[" + words.size() + " words, " + language.best().tag() + "]";
    }
}
