package io.rapporteur.knowledge.check;

import java.util.Set;

/// What one wording says of one kind of thing, written alike for every language.
///
/// @param said what it says for certain
/// @param perhaps what some of its words may mean, so that it need not be missed
record Mentions(Set<String> said, Set<String> perhaps) {

    Mentions {
        said = Set.copyOf(said);
        perhaps = Set.copyOf(perhaps);
    }

    boolean lacks(String thing) {
        return !said.contains(thing) && !perhaps.contains(thing);
    }
}
