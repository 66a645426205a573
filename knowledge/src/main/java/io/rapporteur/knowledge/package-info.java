/// What we know: an immutable, versioned snapshot of one event pack, written by people.
///
/// [KnowledgeBase] is the way in. A [Passage] is a piece of it that can be shown: an [Entry]
/// answers a question, a [Route] says what we do not answer and where to turn, a [SmallTalk] is
/// polite. Everything that people read is a [Localized] text, hand-written in every language of the
/// pack. Reading packs from disk is next door, in `io.rapporteur.knowledge.pack`.
///
/// This room knows nothing of questions being matched, of conversations, or of chat platforms.
@NullMarked
package io.rapporteur.knowledge;

import org.jspecify.annotations.NullMarked;
