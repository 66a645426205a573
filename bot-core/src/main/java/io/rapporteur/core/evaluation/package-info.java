/// How good the answers are, on questions whose right outcome is known.
///
/// An [EvaluationCase] judges one outcome; a [Scoreboard] counts verdicts by group, with confidence
/// intervals.
@NullMarked
package io.rapporteur.core.evaluation;

import org.jspecify.annotations.NullMarked;
