package io.rapporteur.exchange;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Route;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Parts of [NewPack] for packs that are imported from elsewhere, in some of its languages.
final class NewPackParts {

    private static final Set<String> TAGS =
            Stream.of(Language.values()).map(Language::tag).collect(Collectors.toSet());

    private NewPackParts() {}

    /// `pack.yaml` with an event that is only a placeholder: one day, the day of the import.
    static Tree.Mapping pack(List<Language> languages, LocalDate today) {
        Map<String, Tree> pack = new LinkedHashMap<>(NewPack.root("pack.yaml").values());
        Map<String, Tree> event =
                new LinkedHashMap<>(NewPack.root("pack.yaml").mapping("event").values());
        event.remove("examples");
        event.put("name", name());
        event.put("starts", Tree.text(today.toString()));
        event.put("ends", Tree.text(today.toString()));
        pack.remove("licence");
        pack.put("languages", Tree.texts(languages.stream().map(Language::tag).toList()));
        pack.put("event", new Tree.Mapping(event, 0));
        return (Tree.Mapping) in(languages, new Tree.Mapping(pack, 0));
    }

    /// The placeholder's name, without place and days.
    private static Tree name() {
        return ((Tree.Mapping) NewPack.root("names.yaml").items("names").getFirst())
                .mapping("forms");
    }

    static Tree names(List<Language> languages) {
        return all("names.yaml", "names", languages);
    }

    /// What to say for each reason.
    static Stream<Tree.Mapping> fallbacks(List<Language> languages) {
        return maps(all("routes.yaml", "routes", languages))
                .filter(route -> Route.Reason.ofCode(route.text("id").orElse("")).isPresent());
    }

    static Tree smallTalk(List<Language> languages) {
        return all("routes.yaml", "smalltalk", languages);
    }

    private static Tree all(String file, String key, List<Language> languages) {
        return in(languages, new Tree.Sequence(NewPack.root(file).items(key), 0));
    }

    static Stream<Tree.Mapping> maps(Tree tree) {
        return switch (tree) {
            case Tree.Mapping map -> Stream.of(map);
            case Tree.Sequence(List<Tree> items, _) -> items.stream().flatMap(NewPackParts::maps);
            case Tree.Leaf _ -> Stream.of();
        };
    }

    /// Without the texts in other languages: what stands under a language's tag in a map of nothing
    /// but tags.
    private static Tree in(List<Language> languages, Tree tree) {
        return switch (tree) {
            case Tree.Leaf leaf -> leaf;
            case Tree.Sequence(List<Tree> items, int line) -> {
                List<Tree> kept = new ArrayList<>();
                items.forEach(item -> kept.add(in(languages, item)));
                yield new Tree.Sequence(kept, line);
            }
            case Tree.Mapping(Map<String, Tree> values, int line) -> {
                Map<String, Tree> kept = new LinkedHashMap<>();
                if (TAGS.containsAll(values.keySet())) {
                    languages.forEach(language -> {
                        Tree text = values.get(language.tag());
                        if (text != null) {
                            kept.put(language.tag(), text);
                        }
                    });
                } else {
                    values.forEach((key, value) -> kept.put(key, in(languages, value)));
                }
                yield new Tree.Mapping(kept, line);
            }
        };
    }
}
