/// A conversation, turn by turn: what a person said becomes a reply.
///
/// [Dialogue] is the way in: one [Utterance] and the [ConversationState] before it give a [Turn]. A
/// [Reply] is a small document, never markup; adapters render it. Nothing here waits, stores or
/// sends.
@NullMarked
package io.rapporteur.core.dialogue;

import org.jspecify.annotations.NullMarked;
