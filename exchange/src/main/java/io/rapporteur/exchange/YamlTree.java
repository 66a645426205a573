package io.rapporteur.exchange;

import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A [Tree] as YAML.
final class YamlTree {

    /// What YAML 1.1 takes for truth values, and 1.2 for texts: many tools still read 1.1.
    private static final Pattern TRUTH_ELSEWHERE = Pattern.compile("(?i)y|n|yes|no|on|off");

    private static final int WIDTH = 120;
    private static final int MAX_CHARACTERS = 64_000_000;
    private static final int MAX_VALUES = 5_000_000;
    private static final int MAX_DEPTH = 100;

    private YamlTree() {}

    /// @throws UnusableFileException if `input` is no YAML, or its aliases unfold without end
    static Tree read(InputText input) {
        try {
            LoadSettings settings =
                    LoadSettings.builder()
                            .setLabel(input.file())
                            .setUseMarks(true)
                            .setCodePointLimit(MAX_CHARACTERS)
                            .build();
            return new Compose(settings)
                    .composeString(input.text())
                    .flatMap(root -> new Unfolding(input.file()).tree(root, 0))
                    .orElseGet(() -> new Tree.Mapping(Map.of(), 1));
        } catch (MarkedYamlEngineException e) {
            throw new UnusableFileException(
                    input.file(),
                    e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1),
                    "no valid YAML: " + e.getProblem(),
                    "Check indentation and quotes near this line");
        } catch (YamlEngineException e) {
            throw new UnusableFileException(
                    input.file(),
                    1,
                    "no valid YAML: " + e.getMessage(),
                    "Check indentation and quotes");
        }
    }

    /// Copies nodes into a tree. Aliases may make a small file as large as they like, or hold
    /// itself, so there is an end to it.
    private static final class Unfolding {

        private final String file;
        private int values = 0;

        Unfolding(String file) {
            this.file = file;
        }

        Optional<Tree> tree(Node node, int depth) {
            int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
            values++;
            if (values > MAX_VALUES || depth > MAX_DEPTH) {
                throw new UnusableFileException(
                        file,
                        line,
                        "the values of this file unfold without end",
                        "Write out its aliases (*name)");
            }
            return switch (node) {
                case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> Optional.empty();
                case ScalarNode scalar ->
                        Optional.of(
                                new Tree.Leaf(
                                        scalar.getValue(), !scalar.getTag().equals(Tag.STR), line));
                case SequenceNode list ->
                        Optional.of(
                                new Tree.Sequence(
                                        list.getValue().stream()
                                                .flatMap(item -> tree(item, depth + 1).stream())
                                                .toList(),
                                        line));
                case MappingNode map -> Optional.of(new Tree.Mapping(values(map, depth), line));
                default -> Optional.empty();
            };
        }

        private Map<String, Tree> values(MappingNode map, int depth) {
            Map<String, Tree> found = new LinkedHashMap<>();
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    tree(tuple.getValueNode(), depth + 1)
                            .ifPresent(value -> found.put(key.getValue(), value));
                }
            }
            return found;
        }
    }

    /// In blocks, as the packs that people write; texts of several lines keep their lines.
    static String write(Tree tree) {
        DumpSettings settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setWidth(WIDTH)
                        .setSplitLines(true)
                        .build();
        StringBuilder text = new StringBuilder();
        Emitter emitter =
                new Emitter(
                        settings,
                        new StreamDataWriter() {
                            @Override
                            public void write(String part) {
                                text.append(part);
                            }

                            @Override
                            public void write(String part, int offset, int length) {
                                text.append(part, offset, offset + length);
                            }
                        });
        new Serialize(settings).serializeOne(node(tree)).forEach(emitter::emit);
        return text.toString();
    }

    private static Node node(Tree tree) {
        return switch (tree) {
            case Tree.Leaf(String text, boolean bare, _) ->
                    new ScalarNode(bare ? Tag.INT : Tag.STR, text, style(text));
            case Tree.Sequence(List<Tree> items, _) ->
                    new SequenceNode(
                            Tag.SEQ, items.stream().map(YamlTree::node).toList(), FlowStyle.BLOCK);
            case Tree.Mapping(Map<String, Tree> values, _) ->
                    new MappingNode(
                            Tag.MAP,
                            values.entrySet().stream()
                                    .map(value ->
                                            new NodeTuple(
                                                    new ScalarNode(
                                                            Tag.STR,
                                                            value.getKey(),
                                                            ScalarStyle.PLAIN),
                                                    node(value.getValue())))
                                    .toList(),
                            FlowStyle.BLOCK);
        };
    }

    private static ScalarStyle style(String text) {
        if (TRUTH_ELSEWHERE.matcher(text).matches()) {
            return ScalarStyle.DOUBLE_QUOTED;
        }
        return text.contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.PLAIN;
    }
}
