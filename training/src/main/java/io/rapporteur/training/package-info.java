/// How the table of [io.rapporteur.core.encoding.StaticEncoder] is made: a large English encoder
/// teaches, parallel sentences carry what it says to the other languages.
///
/// [TrainEncoder] is the way in, `docs/encoder.md` the manual. Nothing of this is in the product.
@NullMarked
package io.rapporteur.training;

import org.jspecify.annotations.NullMarked;
