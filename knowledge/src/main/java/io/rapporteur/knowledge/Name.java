package io.rapporteur.knowledge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A person, place, organisation, programme, event, document or term, with the forms in which
/// people write it.
///
/// @param forms the form to use in each language; a language without a known form is absent
/// @param variants other forms seen, misspellings included: for reading questions, never for
///   answers
public record Name(String id, String kind, Map<Language, String> forms, List<String> variants) {

    public Name {
        forms = Map.copyOf(forms);
        variants = List.copyOf(variants);
    }

    /// Every written form, each once.
    public Set<String> allForms() {
        Set<String> all = new LinkedHashSet<>(forms.values());
        all.addAll(variants);
        return all;
    }
}
