package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.pack.ReadPack;

import java.util.stream.Stream;

/// One thing that a pack should be.
interface Rule {

    /// Every place where `pack` is otherwise, in any order.
    Stream<Finding> findings(ReadPack pack);
}
