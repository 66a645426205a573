package io.rapporteur.benchmark.peers;

/// What a peer takes a question for.
///
/// @param score how sure it is, on a scale of its own: the higher, the surer
record Guess(String label, double score) {}
