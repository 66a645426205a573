package io.rapporteur.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the files of a pack hold.
///
/// @param pack the root of `pack.yaml`
/// @param topics the roots of `entries/*.yaml`; each names its file under `topic`
/// @param unanswered the questions in `unanswered.yaml`, by language; empty without that file
record PackContent(
        Tree.Mapping pack,
        List<Tree.Mapping> topics,
        Tree sources,
        Tree names,
        Tree routes,
        Tree smallTalk,
        Optional<Tree> unanswered) {

    int entries() {
        return topics.stream().mapToInt(topic -> topic.items("entries").size()).sum();
    }

    /// The text of each file by its name, each with the schema that editors check it with.
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pack.yaml", file("", "pack", pack));
        topics.forEach(topic ->
                files.put(
                        "entries/" + topic.text("topic").orElseThrow() + ".yaml",
                        file("../", "entries", topic)));
        files.put("sources.yaml", file("", "sources", root("sources", sources)));
        files.put("names.yaml", file("", "names", root("names", names)));
        files.put(
                "routes.yaml",
                file(
                        "",
                        "routes",
                        new Tree.Builder()
                                .with("routes", routes)
                                .with("smalltalk", smallTalk)
                                .build()));
        unanswered.ifPresent(questions ->
                files.put("unanswered.yaml", file("", "unanswered", root("questions", questions))));
        return files;
    }

    private static Tree.Mapping root(String key, Tree list) {
        return new Tree.Builder().with(key, list).build();
    }

    private static String file(String up, String schema, Tree root) {
        return "# yaml-language-server: $schema="
                + up
                + "schema/"
                + schema
                + ".schema.json\n"
                + YamlTree.write(root);
    }
}
