/// Reading an event pack from disk: YAML files that people write and review become a
/// [io.rapporteur.knowledge.KnowledgeBase].
///
/// [PackReader] is the way in. Whatever is wrong is reported as a [Problem] that names file and
/// line and says what to do; all problems at once, never only the first.
@NullMarked
package io.rapporteur.knowledge.pack;

import org.jspecify.annotations.NullMarked;
