package io.rapporteur.knowledge.pack;

import io.rapporteur.knowledge.KnowledgeBase;

/// A pack without problems, and where its parts stand.
public record ReadPack(KnowledgeBase knowledge, Places places) {}
