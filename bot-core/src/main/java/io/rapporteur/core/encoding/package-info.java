/// What a sentence means, as a vector: sentences that mean the same lie close, whatever their
/// words.
///
/// [SentenceEncoder] is the port; [StaticEncoder] is the one that ships, pure Java and for all our
/// languages. Nothing here knows of entries, retrieval or decisions.
@NullMarked
package io.rapporteur.core.encoding;

import org.jspecify.annotations.NullMarked;
