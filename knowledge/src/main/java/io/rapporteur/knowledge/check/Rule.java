package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.pack.ReadPack;

import java.util.List;
import java.util.stream.Stream;

/// One thing that a pack should be.
///
/// Most rules need nothing but the pack; those that hold it against something else are made here.
public interface Rule {

    /// Every place where `pack` is otherwise, in any order.
    Stream<Finding> findings(ReadPack pack);

    /// The entries cover `facts`, and no others.
    static Rule covering(List<Fact> facts) {
        return new FactCoverage(facts);
    }

    /// Entries are found by words that they do not list.
    ///
    /// @param confusions what was found instead when the pack was asked its own wordings
    static Rule reachable(Confusions confusions) {
        return new ReachableEntries(confusions);
    }
}
