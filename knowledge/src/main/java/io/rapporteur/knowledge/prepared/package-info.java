/// What one start computes and the next would compute again, kept in files.
///
/// [Prepared] is the way in: it gives back what was kept for the very same content and program, and
/// else has it computed and keeps that. A [Form] says how one kind of thing is written and read;
/// how numbers and texts look in a file only [FormWriter] and [FormReader] know.
///
/// A file saves time and decides nothing: one that is missing, old, foreign or damaged is made
/// anew.
@NullMarked
package io.rapporteur.knowledge.prepared;

import org.jspecify.annotations.NullMarked;
