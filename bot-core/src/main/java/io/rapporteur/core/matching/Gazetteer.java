package io.rapporteur.core.matching;

import io.rapporteur.core.language.TextFolding;
import io.rapporteur.knowledge.Name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the pack's names in texts, in any of their forms, spellings and scripts.
final class Gazetteer {

    private static final int LONGEST_NAME = 8;

    private final Map<String, String> idsByForm = new HashMap<>();

    Gazetteer(List<Name> names) {
        names.forEach(name ->
                name.allForms()
                        .forEach(form ->
                                idsByForm.putIfAbsent(String.join(" ", words(form)), name.id())));
    }

    /// The ids of the names that occur among `words`, longest first at each place, in order.
    Set<String> namesIn(List<String> words) {
        Set<String> found = new LinkedHashSet<>();
        int place = 0;
        while (place < words.size()) {
            int length = Math.min(LONGEST_NAME, words.size() - place);
            String id = null;
            while (length > 0 && id == null) {
                id = idsByForm.get(String.join(" ", words.subList(place, place + length)));
                length -= id == null ? 1 : 0;
            }
            if (id != null) {
                found.add(id);
            }
            place += Math.max(1, length);
        }
        return found;
    }

    /// The words of a text as names are looked up: folded, without the Arabic article and
    /// one-letter prefixes before it.
    static List<String> words(String text) {
        return barred(TextFolding.words(TextFolding.fold(text)));
    }

    static List<String> barred(List<String> words) {
        List<String> barred = new ArrayList<>(words.size());
        words.forEach(word -> barred.add(withoutArticle(word)));
        return barred;
    }

    private static String withoutArticle(String word) {
        for (String prefix : ARTICLES) {
            if (word.length() > prefix.length() + 2 && word.startsWith(prefix)) {
                return word.substring(prefix.length());
            }
        }
        return word;
    }

    private static final List<String> ARTICLES =
            List.of("وبال", "بال", "وال", "فال", "كال", "لل", "ال");
}
