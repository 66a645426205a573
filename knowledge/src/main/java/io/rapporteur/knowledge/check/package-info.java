/// What could be better in a pack that reads without problems: rules about its content, each with
/// the reason for it and a remedy.
///
/// [PackCheck] is the way in. A [Rule] looks at one thing in the whole pack; whoever adds one lists
/// it in [PackCheck].
@NullMarked
package io.rapporteur.knowledge.check;

import org.jspecify.annotations.NullMarked;
