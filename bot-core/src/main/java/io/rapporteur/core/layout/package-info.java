/// Laying a [io.rapporteur.core.dialogue.Reply] out for a platform that shows text and little more.
///
/// [Parting] cuts a document that is too long into pages, [Direction] makes text of two directions
/// read right. What fits a page, and how it is drawn, only the platform knows.
@NullMarked
package io.rapporteur.core.layout;

import org.jspecify.annotations.NullMarked;
