package io.rapporteur.knowledge.pack;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Localized;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// A YAML map that knows where it stands. Each getter notes a [Problem] and returns nothing when a
/// value is not as it should be.
final class YamlMap {

    /// Turns one map into a value; empty if the map had problems.
    interface Reader<T> {
        Optional<T> read(YamlMap map);
    }

    private final String file;
    private final Node node;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    YamlMap(String file, MappingNode node, Problems problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (values.put(key, tuple.getValueNode()) != null) {
                problem(
                        tuple.getKeyNode(),
                        "key \"" + key + "\" stands here twice",
                        "Keep one of them");
            }
        }
    }

    String file() {
        return file;
    }

    /// Where the part at the end of `steps` stands, or as much of that way as there is. A step is a
    /// key, a position in a list, from 0, or a value that one map of a list holds.
    Place place(String... steps) {
        Node at = node;
        int line = line(node);
        for (String step : steps) {
            Optional<NodeTuple> next = child(at, step);
            if (next.isEmpty()) {
                break;
            }
            line = line(next.get().getKeyNode());
            at = next.get().getValueNode();
        }
        return new Place(file, line);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /// Notes a problem for every key that is none of `keys`.
    void allow(String... keys) {
        Set<String> allowed = Set.of(keys);
        values.forEach((key, value) -> {
            if (!allowed.contains(key)) {
                problem(
                        value,
                        "unknown key \"" + key + "\"",
                        "Use one of: " + String.join(", ", keys));
            }
        });
    }

    void problem(String key, String what, String remedy) {
        problem(values.getOrDefault(key, node), what, remedy);
    }

    Optional<YamlText> required(String key) {
        return value(key).flatMap(value -> scalar(key, value));
    }

    Optional<String> text(String key) {
        return required(key).map(YamlText::value);
    }

    Optional<String> optionalText(String key) {
        return has(key) ? text(key) : Optional.empty();
    }

    Optional<LocalDate> date(String key) {
        return required(key)
                .flatMap(text -> text.as(YamlMap::parseDate, "a day such as 2025-11-24"));
    }

    Optional<LocalDate> optionalDate(String key) {
        return has(key) ? date(key) : Optional.empty();
    }

    Optional<Integer> number(String key) {
        return required(key)
                .flatMap(text ->
                        text.as(
                                value ->
                                        value.matches("\\d{1,9}")
                                                ? Optional.of(Integer.valueOf(value))
                                                : Optional.empty(),
                                "a whole number"));
    }

    Optional<ZoneId> zone(String key) {
        return required(key)
                .flatMap(text ->
                        text.as(YamlMap::parseZone, "a time zone such as Africa/Casablanca"));
    }

    Optional<URI> url(String key) {
        return required(key)
                .flatMap(text ->
                        text.as(
                                YamlMap::parseUrl,
                                "a web address that begins with https:// or http://"));
    }

    Optional<YamlMap> map(String key) {
        return value(key).flatMap(value -> asMap(key, value));
    }

    /// A text in each of `languages`.
    Optional<Localized> localized(String key, List<Language> languages) {
        return map(key).flatMap(texts -> {
            texts.allow(languages.stream().map(Language::tag).toArray(String[]::new));
            Map<Language, String> wordings = new EnumMap<>(Language.class);
            languages.forEach(language ->
                    texts.text(language.tag()).ifPresent(text -> wordings.put(language, text)));
            return wordings.size() == languages.size()
                    ? Optional.of(new Localized(wordings))
                    : Optional.empty();
        });
    }

    /// A list of maps; those with problems are left out.
    <T> List<T> list(String key, Reader<T> reader) {
        List<T> read = new ArrayList<>();
        for (Node item : items(key)) {
            asMap(key, item).flatMap(reader::read).ifPresent(read::add);
        }
        return read;
    }

    /// A list of at least one text.
    List<YamlText> texts(String key) {
        return items(key).stream().flatMap(item -> scalar(key, item).stream()).toList();
    }

    List<String> textList(String key) {
        return texts(key).stream().map(YamlText::value).toList();
    }

    /// Builds a value whose constructor checks how its parts go together.
    <T> Optional<T> build(Supplier<T> constructor) {
        try {
            return Optional.of(constructor.get());
        } catch (IllegalArgumentException e) {
            problem(node, String.valueOf(e.getMessage()), "Correct one of the two");
            return Optional.empty();
        }
    }

    private Optional<Node> value(String key) {
        Node value = values.get(key);
        if (value == null) {
            problem(node, "\"" + key + "\" is missing", "Add it");
        }
        return Optional.ofNullable(value);
    }

    private List<Node> items(String key) {
        return value(key)
                .map(value -> {
                    if (value instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
                        return sequence.getValue();
                    }
                    problem(
                            value,
                            "\"" + key + "\" is no list, or an empty one",
                            "Write its items on lines that begin with \"- \"");
                    return List.<Node>of();
                })
                .orElse(List.of());
    }

    private Optional<YamlMap> asMap(String key, Node value) {
        if (value instanceof MappingNode map) {
            return Optional.of(new YamlMap(file, map, problems));
        }
        problem(
                value,
                "\"" + key + "\" holds no keys of its own",
                "Write them below it, indented, as \"key: value\"");
        return Optional.empty();
    }

    private Optional<YamlText> scalar(String key, Node value) {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(new YamlText(key, scalar));
        }
        problem(
                value,
                "\"" + key + "\" holds no text",
                "Write the text after it; quote it if it contains \": \"");
        return Optional.empty();
    }

    private void problem(Node at, String what, String remedy) {
        problems.add(new Problem(file, line(at), what, remedy));
    }

    /// The child that `step` leads to; an item of a list is its own key.
    private static Optional<NodeTuple> child(Node parent, String step) {
        return switch (parent) {
            case MappingNode map ->
                    map.getValue().stream()
                            .filter(tuple -> isText(tuple.getKeyNode(), step))
                            .findFirst();
            case SequenceNode list when step.matches("\\d{1,9}") ->
                    list.getValue().stream()
                            .skip(Integer.parseInt(step))
                            .findFirst()
                            .map(item -> new NodeTuple(item, item));
            case SequenceNode list ->
                    list.getValue().stream()
                            .filter(item -> holds(item, step))
                            .findFirst()
                            .map(item -> new NodeTuple(item, item));
            default -> Optional.empty();
        };
    }

    private static boolean holds(Node item, String text) {
        return item instanceof MappingNode map
                && map.getValue().stream().anyMatch(tuple -> isText(tuple.getValueNode(), text));
    }

    private static boolean isText(Node node, String text) {
        return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    private static Optional<LocalDate> parseDate(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> parseZone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<URI> parseUrl(String text) {
        try {
            URI uri = new URI(text);
            boolean web =
                    ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                            && uri.getHost() != null;
            return web ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /// One text and where it stands.
    final class YamlText {

        private final String key;
        private final ScalarNode scalar;

        private YamlText(String key, ScalarNode scalar) {
            this.key = key;
            this.scalar = scalar;
        }

        String value() {
            return scalar.getValue().strip();
        }

        /// The text as a value of another type; a problem is noted if it is not `expected`.
        <T> Optional<T> as(Function<String, Optional<T>> parser, String expected) {
            Optional<T> parsed = parser.apply(value());
            if (parsed.isEmpty()) {
                problem(scalar, "\"" + key + "\" is \"" + value() + "\"", "Expected " + expected);
            }
            return parsed;
        }
    }
}
