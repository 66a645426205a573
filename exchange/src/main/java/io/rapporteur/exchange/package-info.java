/// How the record comes in and goes out: other products' files become a pack, a pack becomes files
/// for other programs and for people.
///
/// [ExportFormat] and [ImportFormat] are the ways in, [NewPack] starts an empty one, and
/// [RecordPicture] shows one to its editors; [Picture] and [Html] draw whatever else there is to
/// show. Nothing is dropped in silence: whatever a format cannot carry, and whatever was missing,
/// is a [Note].
///
/// This room knows the record and the formats; it knows nothing of the bot.
@NullMarked
package io.rapporteur.exchange;

import org.jspecify.annotations.NullMarked;
