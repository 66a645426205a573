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

    /// Folds `text`, cuts it into words and reads them.
    Question(String text, LanguageGuess language, Vocabulary vocabulary) {
        this.text = text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS);
        this.words = List.copyOf(TextFolding.words(TextFolding.fold(this.text)));
        this.language = language;
        this.reading = vocabulary.read(words, language);
    }

    /// As it was asked, at most [#MAX_CHARACTERS] long.
    public String text() {
        return text;
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

    /// Leaves the words out: what people wrote stays out of logs.
    @Override
    public String toString() {
        return "Question[" + words.size() + " words, " + language.best().tag() + "]";
    }
}
