package io.rapporteur.knowledge;

import java.net.URI;

/// A public page that an answer rests on.
///
/// @param date when it was published: `2025-11-24`, or `2025-11` or `2025` where no more is known,
///   or empty
/// @param language BCP 47 tag of the page; any language, not only ours
public record Source(
        SourceId id, String title, String publisher, URI url, String date, String language) {}
