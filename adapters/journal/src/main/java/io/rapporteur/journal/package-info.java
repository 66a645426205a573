/// What must survive a crash, on disk: [SqliteJournal] is the way in, the rest of the room is
/// hidden.
///
/// SQL, JSON and files stay in here; what other rooms see is the
/// [io.rapporteur.core.delivery.Journal].
@NullMarked
package io.rapporteur.journal;

import org.jspecify.annotations.NullMarked;
