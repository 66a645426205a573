package io.rapporteur.exchange;

import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.pack.Problem;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A whole pack as one JSON file: the trees of its files under the keys `pack`, `topics`,
/// `sources`, `names`, `routes`, `smalltalk` and, if there are any, `unanswered`.
final class PackJson {

    private static final String FORMAT = "rapporteur-pack-1";
    private static final List<String> KEYS =
            List.of(
                    "format",
                    "pack",
                    "topics",
                    "sources",
                    "names",
                    "routes",
                    "smalltalk",
                    "unanswered");

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    private PackJson(String file) {
        this.file = file;
    }

    static String write(PackContent content) {
        return JsonTree.write(
                new Tree.Builder()
                        .with("format", FORMAT)
                        .with("pack", content.pack())
                        .with("topics", Tree.list(content.topics().stream().map(topic -> topic)))
                        .with("sources", content.sources())
                        .with("names", content.names())
                        .with("routes", content.routes())
                        .with("smalltalk", content.smallTalk())
                        .with("unanswered", content.unanswered())
                        .build());
    }

    /// Reads what [#write(PackContent)] wrote. Whether it is a good pack is the pack reader's to
    /// say.
    ///
    /// @throws UnusableFileException if the file has another shape
    static PackContent read(InputText input) {
        return new PackJson(input.file()).content(JsonTree.read(input));
    }

    private PackContent content(Tree tree) {
        if (!(tree instanceof Tree.Mapping root)
                || !root.text("format").equals(Optional.of(FORMAT))) {
            throw new UnusableFileException(
                    file,
                    tree.line(),
                    "this is no pack: expected {\"format\": \"" + FORMAT + "\", ...}",
                    "Take a file that \"export json\" wrote, or name the format it has");
        }
        root.values()
                .forEach((key, value) -> {
                    if (!KEYS.contains(key)) {
                        problem(
                                value,
                                "unknown key \"" + key + "\"",
                                "Use one of: " + String.join(", ", KEYS));
                    }
                });
        Optional<Tree.Mapping> pack = root.get("pack").flatMap(this::mapping);
        List<Tree.Mapping> topics =
                list(root, "topics").stream().flatMap(topic -> mapping(topic).stream()).toList();
        checkFileNames(topics);
        PackContent content =
                new PackContent(
                        pack.orElse(root),
                        topics,
                        new Tree.Sequence(list(root, "sources"), 0),
                        new Tree.Sequence(list(root, "names"), 0),
                        new Tree.Sequence(list(root, "routes"), 0),
                        new Tree.Sequence(list(root, "smalltalk"), 0),
                        root.get("unanswered"));
        if (pack.isEmpty()) {
            problem(root, "\"pack\" is missing", "Add it: languages and event");
        }
        if (!problems.isEmpty()) {
            throw new UnusableFileException(problems);
        }
        return content;
    }

    /// A topic names a file, so it must be an id and nothing that leads out of the folder.
    private void checkFileNames(List<Tree.Mapping> topics) {
        Map<String, Integer> lines = new HashMap<>();
        for (Tree.Mapping topic : topics) {
            String id = topic.text("topic").orElse("");
            Integer earlier = lines.putIfAbsent(id, topic.line());
            if (!PassageId.isValid(id)) {
                problem(
                        topic.get("topic").orElse(topic),
                        "\"topic\" is \"" + id + "\", expected kebab-case (a-z, 0-9, -)",
                        "Correct it: it becomes the name of a file");
            } else if (earlier != null) {
                problem(
                        topic,
                        "topic \"" + id + "\" stands already on line " + earlier,
                        "Put the entries of the two together");
            }
        }
    }

    private List<Tree> list(Tree.Mapping root, String key) {
        if (root.get(key).orElse(root) instanceof Tree.Sequence(List<Tree> items, _)) {
            return items;
        }
        problem(
                root.get(key).orElse(root),
                "\"" + key + "\" is missing or no list",
                "Add it: a list of maps");
        return List.of();
    }

    private Optional<Tree.Mapping> mapping(Tree tree) {
        if (tree instanceof Tree.Mapping map) {
            return Optional.of(map);
        }
        problem(tree, "expected a map of keys and values", "Write it as {\"key\": \"value\"}");
        return Optional.empty();
    }

    private void problem(Tree at, String what, String remedy) {
        problems.add(new Problem(file, at.line(), what, remedy));
    }
}
