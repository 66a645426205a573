package io.rapporteur.core.matching;

import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.core.language.TextFolding;

import java.util.List;

/// A question in the form in which retrievers read it.
///
/// @param folded the folded text, at most [#MAX_CHARACTERS] long
/// @param words the words of `folded`
/// @param language how likely it is to be in each language
public record Question(String folded, List<String> words, LanguageGuess language) {

    /// More of a message is not read: a question of that length is no question, and reading time
    /// stays bounded.
    public static final int MAX_CHARACTERS = 4_000;

    public Question {
        words = List.copyOf(words);
    }

    /// Folds `text` and cuts it into words.
    public static Question of(String text, LanguageGuess language) {
        String folded =
                TextFolding.fold(
                        text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS));
        return new Question(folded, TextFolding.words(folded), language);
    }

    /// Leaves the words out: what people wrote stays out of logs.
    @Override
    public String toString() {
        return "Question[" + words.size() + " words, " + language.best().tag() + "]";
    }
}
