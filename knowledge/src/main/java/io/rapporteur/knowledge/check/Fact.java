package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.pack.Place;

/// A statement in the editors' own list of facts, kept outside the pack, that entries should cover.
public record Fact(String id, String statement, Place place) {}
