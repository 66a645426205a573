/// Finding what answers a question, and knowing when nothing does.
///
/// [Matcher] is the way in: a pure function of question and snapshot. [Retriever]s find candidates,
/// a [Ranker] joins what they say into one order, a [Calibration] turns it into the probability of
/// being right, and a [DecisionPolicy] answers, asks or abstains. Every decision can explain itself
/// ([Match#explanation()]).
///
/// This room speaks of questions and passages only: no conversation, no platform.
@NullMarked
package io.rapporteur.core.matching;

import org.jspecify.annotations.NullMarked;
