package io.rapporteur.exchange;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What JSON and YAML files hold, and on which line; for a tree that is about to be written the
/// line is 0.
sealed interface Tree {

    /// Counted from 1.
    int line();

    /// @param bare a number or truth value, which JSON writes without quotes
    record Leaf(String text, boolean bare, int line) implements Tree {}

    record Sequence(List<Tree> items, int line) implements Tree {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// A value that is null in the file is absent here.
    record Mapping(Map<String, Tree> values, int line) implements Tree {
        public Mapping {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        Optional<Tree> get(String key) {
            return Optional.ofNullable(values.get(key));
        }

        /// The text at `key`, without blanks around it; empty if there is none or it is blank.
        Optional<String> text(String key) {
            return get(key).flatMap(Tree::asText);
        }

        /// What stands in the list at `key`; a single value counts as a list of one.
        List<Tree> items(String key) {
            return get(key).map(
                            value -> value instanceof Sequence list ? list.items() : List.of(value))
                    .orElse(List.of());
        }

        /// The texts in the list at `key` that are not blank.
        List<String> texts(String key) {
            return items(key).stream().flatMap(item -> item.asText().stream()).toList();
        }

        /// The map at `key`, or an empty one.
        Mapping mapping(String key) {
            return get(key).filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .orElseGet(() -> new Mapping(Map.of(), line));
        }
    }

    static Tree text(String text) {
        return new Leaf(text, false, 0);
    }

    static Tree number(int number) {
        return new Leaf(Integer.toString(number), true, 0);
    }

    static Tree list(Stream<Tree> items) {
        return new Sequence(items.toList(), 0);
    }

    static Tree texts(List<String> texts) {
        return list(texts.stream().map(Tree::text));
    }

    /// The text of a leaf, without blanks around it; empty for all else and for a blank one.
    default Optional<String> asText() {
        return this instanceof Leaf leaf && !leaf.text().isBlank()
                ? Optional.of(leaf.text().strip())
                : Optional.empty();
    }

    /// Whether nothing is said here: a blank text, `false`, or lists and maps of nothing else.
    default boolean isEmpty() {
        return switch (this) {
            case Leaf(String text, boolean bare, _) ->
                    text.isBlank() || (bare && text.equals("false"));
            case Sequence(List<Tree> items, _) -> items.stream().allMatch(Tree::isEmpty);
            case Mapping(Map<String, Tree> values, _) ->
                    values.values().stream().allMatch(Tree::isEmpty);
        };
    }

    /// A map being put together, in the order of reading.
    final class Builder {

        private final Map<String, Tree> values = new LinkedHashMap<>();

        Builder with(String key, Tree value) {
            values.put(key, value);
            return this;
        }

        Builder with(String key, String text) {
            return with(key, Tree.text(text));
        }

        Builder with(String key, Optional<Tree> value) {
            value.ifPresent(present -> with(key, present));
            return this;
        }

        /// Leaves the key out if nothing stands in the list.
        Builder withAny(String key, Tree list) {
            return list instanceof Sequence(List<Tree> items, _) && items.isEmpty()
                    ? this
                    : with(key, list);
        }

        Mapping build() {
            return new Mapping(values, 0);
        }
    }
}
