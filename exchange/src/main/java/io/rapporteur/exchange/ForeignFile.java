package io.rapporteur.exchange;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.Place;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads one format of another product.
interface ForeignFile {

    /// The drafts in `files`, in their order. What cannot become part of a draft is noted.
    ///
    /// @throws UnusableFileException if a file is not in this format
    List<Draft> read(List<Path> files, Notes notes);

    /// The one language of a file that does not say which it has.
    ///
    /// @throws UnusableFileException if none was named, or several
    static Language only(List<Language> named, List<Path> files) {
        if (named.size() == 1) {
            return named.getFirst();
        }
        throw new UnusableFileException(
                files.getFirst().toString(),
                1,
                "the file does not say which language it is written in",
                "Add --lang with one of " + Language.tags());
    }

    /// The map at the root of a file.
    ///
    /// @throws UnusableFileException if something else stands there
    static Tree.Mapping root(String file, Tree tree, String expected) {
        if (tree instanceof Tree.Mapping root) {
            return root;
        }
        throw unexpected(file, tree, expected);
    }

    /// The list at `key`.
    ///
    /// @throws UnusableFileException if there is none
    static List<Tree> list(String file, Tree.Mapping root, String key, String expected) {
        Optional<Tree> value = root.get(key);
        if (value.orElse(root) instanceof Tree.Sequence(List<Tree> items, _)) {
            return items;
        }
        throw unexpected(file, value.orElse(root), expected);
    }

    static UnusableFileException unexpected(String file, Tree found, String expected) {
        String what =
                switch (found) {
                    case Tree.Leaf _ -> "a single value";
                    case Tree.Sequence _ -> "a list";
                    case Tree.Mapping map ->
                            "a map with " + String.join(", ", map.values().keySet());
                };
        return new UnusableFileException(
                file,
                found.line(),
                "found " + what + ", expected " + expected,
                "Check that the file is in the format that you named");
    }

    static Place place(String file, Tree tree) {
        return new Place(file, tree.line());
    }
}
