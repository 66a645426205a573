package io.rapporteur.knowledge.pack;

import io.rapporteur.knowledge.KnowledgeBase;

import java.util.Optional;

/// A pack without problems, and where its parts stand.
///
/// @param licence under which its texts may be used, as `pack.yaml` names it
public record ReadPack(KnowledgeBase knowledge, Optional<String> licence, Places places) {}
