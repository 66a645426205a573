/// What a text is before anyone looks for an answer: its folded form, its words, its language.
///
/// [TextFolding] makes spellings comparable, [LanguageDetector] tells the language among those of
/// the pack. Nothing here knows of entries, retrieval or conversations.
@NullMarked
package io.rapporteur.core.language;

import org.jspecify.annotations.NullMarked;
