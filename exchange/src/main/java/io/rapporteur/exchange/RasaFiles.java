package io.rapporteur.exchange;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.Place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Rasa's training data and domain (YAML, versions 2 and 3), in one file or several.
///
/// The examples of an intent become wordings. Its answer is the response `utter_` + intent, which
/// is also how retrieval intents (`faq/opening_hours`) find theirs, or else the response that a
/// rule of two steps gives. `chitchat/...` becomes small talk.
final class RasaFiles implements ForeignFile {

    private static final String EXPECTED =
            "Rasa training data or domain: a map with nlu:, responses: or rules:";
    private static final String RESPONSE = "utter_";

    /// `[Paris](city)`, `[Paris]{"entity": "city"}`.
    private static final Pattern ENTITY = Pattern.compile("\\[([^\\]]+)](?:\\([^)]*\\)|\\{[^}]*})");

    private static final Pattern SLOT = Pattern.compile("\\{\\w+}");
    private static final Set<String> READ =
            Set.of("version", "nlu", "responses", "rules", "intents");

    private final List<Language> named;
    private final Map<String, Draft> intents = new LinkedHashMap<>();
    private final Map<String, Response> responses = new LinkedHashMap<>();
    private final Map<String, String> rules = new LinkedHashMap<>();

    private record Response(Place place, List<Tree> variants) {}

    RasaFiles(List<Language> named) {
        this.named = named;
    }

    @Override
    public List<Draft> read(List<Path> files, Notes notes) {
        Language language = ForeignFile.only(named, files);
        files.forEach(file -> read(InputText.read(file), language, notes));
        Set<String> used = new LinkedHashSet<>();
        intents.forEach((intent, draft) -> {
            String response = responseOf(intent);
            used.add(response);
            Optional.ofNullable(responses.get(response))
                    .ifPresent(found -> answer(draft, language, found, notes));
        });
        responses.forEach((name, response) -> {
            if (!used.contains(name)) {
                notes.leftOut("response that no intent leads to", response.place());
            }
        });
        return List.copyOf(intents.values());
    }

    private String responseOf(String intent) {
        String own = RESPONSE + intent;
        return responses.containsKey(own) ? own : rules.getOrDefault(intent, own);
    }

    private void read(InputText input, Language language, Notes notes) {
        Tree.Mapping root = ForeignFile.root(input.file(), YamlTree.read(input), EXPECTED);
        if (root.values().keySet().stream().noneMatch(READ::contains)) {
            throw ForeignFile.unexpected(input.file(), root, EXPECTED);
        }
        root.items("nlu").forEach(item -> intent(input.file(), item, language, notes));
        root.mapping("responses")
                .values()
                .forEach((name, variants) ->
                        responses.put(
                                name,
                                new Response(
                                        ForeignFile.place(input.file(), variants),
                                        variants instanceof Tree.Sequence(List<Tree> items, _)
                                                ? items
                                                : List.of(variants))));
        root.items("rules").forEach(rule -> rule(input.file(), rule, notes));
        root.values()
                .forEach((key, value) -> {
                    if (!READ.contains(key) && !value.isEmpty()) {
                        notes.leftOut("\"" + key + "\"", ForeignFile.place(input.file(), value));
                    }
                });
    }

    private void intent(String file, Tree item, Language language, Notes notes) {
        Tree.Mapping map = ForeignFile.root(file, item, "an item with intent: and examples:");
        Optional<String> intent = map.text("intent");
        if (intent.isEmpty()) {
            String kind = map.values().keySet().stream().findFirst().orElse("nothing");
            notes.leftOut("training data of kind \"" + kind + "\"", ForeignFile.place(file, map));
            return;
        }
        Draft draft =
                intents.computeIfAbsent(
                        intent.get(), name -> newDraft(ForeignFile.place(file, map), name));
        for (String example : examples(file, map)) {
            String plain = ENTITY.matcher(example).replaceAll("$1");
            if (!plain.equals(example)) {
                notes.leftOut("marks of entities in examples", draft.place());
            }
            draft.ask(language, plain);
        }
    }

    private static Draft newDraft(Place place, String intent) {
        int slash = intent.indexOf('/');
        Draft draft = new Draft(place, intent.substring(slash + 1));
        if (slash > 0) {
            draft.under(intent.substring(0, slash));
            if (draft.topic().equals("chitchat")) {
                draft.be(Draft.Kind.SMALL_TALK);
            }
        }
        return draft;
    }

    /// A block of lines that begin with `- `, or a list of texts, or of maps with `text`.
    private static List<String> examples(String file, Tree.Mapping map) {
        Tree examples = map.get("examples").orElse(map);
        List<String> blocks = new ArrayList<>();
        switch (examples) {
            case Tree.Leaf(String block, _, _) -> blocks.add(block);
            case Tree.Sequence(List<Tree> items, _) ->
                    items.forEach(item ->
                            blocks.add(
                                    (item instanceof Tree.Mapping example
                                                    ? example.text("text")
                                                    : item.asText())
                                            .orElse("")));
            case Tree.Mapping other ->
                    throw ForeignFile.unexpected(
                            file, other, "examples: | and lines that begin with \"- \"");
        }
        return blocks.stream()
                .flatMap(String::lines)
                .map(line -> line.strip().replaceFirst("^-\\s+", ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /// A rule of an intent and a response tells the answer; any other is dialogue, not knowledge.
    private void rule(String file, Tree rule, Notes notes) {
        List<Tree> steps = rule instanceof Tree.Mapping map ? map.items("steps") : List.<Tree>of();
        if (steps.size() == 2
                && steps.getFirst() instanceof Tree.Mapping first
                && steps.getLast() instanceof Tree.Mapping last
                && first.text("intent").isPresent()
                && last.text("action").filter(action -> action.startsWith(RESPONSE)).isPresent()) {
            rules.put(first.text("intent").get(), last.text("action").get());
        } else {
            notes.leftOut(
                    "rule that is not an intent and its response", ForeignFile.place(file, rule));
        }
    }

    private static void answer(Draft draft, Language language, Response response, Notes notes) {
        List<String> texts = new ArrayList<>();
        for (Tree variant : response.variants()) {
            if (variant instanceof Tree.Mapping map) {
                map.text("text").ifPresent(texts::add);
                map.values()
                        .forEach((key, value) -> {
                            if (!key.equals("text") && !value.isEmpty()) {
                                notes.leftOut(
                                        "\"" + key + "\" of a response",
                                        ForeignFile.place(response.place().file(), value));
                            }
                        });
            }
        }
        List<String> plain = texts.stream().filter(text -> !SLOT.matcher(text).find()).toList();
        notes.leftOut(
                "response with a slot ({name})", texts.size() - plain.size(), response.place());
        notes.leftOut("alternative responses", Math.max(0, plain.size() - 1), response.place());
        plain.stream().findFirst().ifPresent(text -> draft.answer(language, text));
    }
}
