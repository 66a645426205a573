package io.rapporteur.core.matching;

import io.rapporteur.core.language.PhraseBook;
import io.rapporteur.core.language.PhraseBook.Phrase;
import io.rapporteur.core.language.TextFolding;
import io.rapporteur.knowledge.Name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the pack's names in texts, in any of their forms, spellings and scripts.
final class Gazetteer {

    private static final List<String> ARTICLES =
            List.of("وبال", "بال", "وال", "فال", "كال", "لل", "ال");

    private final PhraseBook<String> idsByForm;
    private final Set<String> words;
    private final List<String> ids;

    Gazetteer(List<Name> names) {
        List<Phrase<String>> forms =
                names.stream()
                        .flatMap(name ->
                                name.allForms().stream()
                                        .map(form -> new Phrase<>(barred(words(form)), name.id())))
                        .toList();
        ids = names.stream().map(Name::id).toList();
        idsByForm = new PhraseBook<>(forms);
        words =
                forms.stream()
                        .flatMap(form -> form.words().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// A name found in a text, from one word up to another, exclusive.
    record Found(String id, int from, int to) {}

    /// The names that occur among folded `words`, longest first at each place, in order.
    List<Found> namesIn(List<String> folded) {
        List<String> barred = barred(folded);
        List<Found> found = new ArrayList<>();
        int place = 0;
        while (place < barred.size()) {
            Optional<Phrase<String>> name = idsByForm.longestAt(barred, place);
            int end = place + name.map(phrase -> phrase.words().size()).orElse(1);
            int start = place;
            name.ifPresent(phrase -> found.add(new Found(phrase.value(), start, end)));
            place = end;
        }
        return found;
    }

    /// All words that names are made of.
    Set<String> words() {
        return words;
    }

    boolean isPartOfName(String folded) {
        return words.contains(withoutArticle(folded));
    }

    List<String> ids() {
        return ids;
    }

    private static List<String> words(String text) {
        return TextFolding.words(TextFolding.fold(text));
    }

    /// Without the Arabic article and one-letter prefixes before it: names are written with and
    /// without.
    private static List<String> barred(List<String> words) {
        return words.stream().map(Gazetteer::withoutArticle).toList();
    }

    private static String withoutArticle(String word) {
        for (String prefix : ARTICLES) {
            if (word.length() > prefix.length() + 2 && word.startsWith(prefix)) {
                return word.substring(prefix.length());
            }
        }
        return word;
    }
}
