/// What must survive a crash, on disk: [SqliteJournal] for one process and [PostgresJournal] for
/// several are the ways in, the rest of the room is hidden.
///
/// SQL, JSON and files stay in here; what other rooms see is the
/// [io.rapporteur.core.delivery.Journal].
@NullMarked
package io.rapporteur.journal;

import org.jspecify.annotations.NullMarked;
