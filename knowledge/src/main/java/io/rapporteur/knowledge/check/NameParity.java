package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Name;
import io.rapporteur.knowledge.pack.ReadPack;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Whom or what an answer names in all other languages, in the forms of `names.yaml`, it names in
/// this one too, in a form that `names.yaml` knows.
///
/// Answer and detail count as one text, since languages may split them elsewhere. Names of kind
/// `term` are left alone: a term may be said in other words.
final class NameParity implements Rule {

    private static final String TERM = "term";

    @Override
    public Stream<Finding> findings(ReadPack pack) {
        List<KnownName> names =
                pack.knowledge().names().stream()
                        .filter(name -> !name.kind().equals(TERM))
                        .map(KnownName::new)
                        .toList();
        return pack.knowledge().entries().flatMap(entry -> compared(pack, entry, names));
    }

    private static Stream<Finding> compared(ReadPack pack, Entry entry, List<KnownName> names) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : pack.knowledge().languages()) {
            texts.put(language, WrittenName.searchable(whole(entry.answer(), language)));
        }
        return names.stream()
                .flatMap(name ->
                        name.missingIn(texts)
                                .map(language -> missing(pack, entry, name.name(), language)));
    }

    private static String whole(Entry.Answer answer, Language language) {
        return answer.direct().in(language)
                + "\n"
                + answer.detail().map(detail -> detail.in(language)).orElse("");
    }

    private static Finding missing(ReadPack pack, Entry entry, Name name, Language language) {
        return Finding.warning(
                pack.places().of(entry.id(), "answer", language.tag()),
                "name-parity",
                "the answer of \"%s\" in %s does not name \"%s\" as the other languages do"
                        .formatted(entry.id(), language.tag(), name.forms().get(language)),
                "A name left out or misspelt is another answer in that language",
                "Use the form in names.yaml, or add the spelling there");
    }

    private record KnownName(Name name, Map<Language, WrittenName> forms, List<WrittenName> all) {

        KnownName(Name name) {
            this(name, forms(name), name.allForms().stream().map(WrittenName::of).toList());
        }

        private static Map<Language, WrittenName> forms(Name name) {
            Map<Language, WrittenName> forms = new EnumMap<>(Language.class);
            name.forms().forEach((language, form) -> forms.put(language, WrittenName.of(form)));
            return forms;
        }

        /// The language that does not write the name although all others do, by their own form. At
        /// least two others must: what a single one does may be its own manner.
        Stream<Language> missingIn(Map<Language, String> texts) {
            List<Language> without =
                    texts.entrySet().stream()
                            .filter(text -> forms.containsKey(text.getKey()))
                            .filter(text ->
                                    all.stream().noneMatch(form -> form.isIn(text.getValue())))
                            .map(Map.Entry::getKey)
                            .toList();
            long byForm =
                    forms.entrySet().stream()
                            .filter(form ->
                                    form.getValue().isIn(texts.getOrDefault(form.getKey(), "")))
                            .count();
            long others = texts.keySet().stream().filter(forms::containsKey).count() - 1;
            return without.size() == 1 && others >= 2 && byForm == others
                    ? without.stream()
                    : Stream.empty();
        }
    }
}
