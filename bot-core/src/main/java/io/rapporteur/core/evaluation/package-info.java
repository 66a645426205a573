/// How good the answers are, on questions whose right outcome is known.
///
/// An [EvaluationCase] judges one outcome by its text, a [TrialCase] by its entry; a [Scoreboard]
/// counts verdicts by group, with confidence intervals; [Reliability] holds confidence against what
/// was right.
@NullMarked
package io.rapporteur.core.evaluation;

import org.jspecify.annotations.NullMarked;
