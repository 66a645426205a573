package io.rapporteur.exchange;

import io.rapporteur.knowledge.PassageId;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Makes ids from what other products call things: kebab-case, each once.
final class Slug {

    private final Set<String> taken;

    Slug(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /// The letters and digits of `text`, without accents, or `otherwise` if it has none that an id
    /// may have; with a number after it if it is taken.
    String of(String text, String otherwise) {
        String base = kebab(text, otherwise);
        String id = base;
        for (int number = 2; !taken.add(id); number++) {
            String suffix = "-" + number;
            id = cut(base, PassageId.MAX_LENGTH - suffix.length()) + suffix;
        }
        return id;
    }

    static String kebab(String text, String otherwise) {
        String letters =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        return letters.isEmpty() ? otherwise : cut(letters, PassageId.MAX_LENGTH);
    }

    /// At most `length` characters, whole words if there are several.
    private static String cut(String id, int length) {
        if (id.length() <= length) {
            return id;
        }
        int end = id.lastIndexOf('-', length);
        return id.substring(0, end > 0 ? end : length);
    }
}
