package io.rapporteur.core.matching;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.SmallTalk;

import java.util.List;

/// What to do with one question.
public sealed interface Decision {

    /// The calibrated probability, in [0, 1], that the best passage found is the right one.
    double confidence();

    /// Answers with `entries`: with one, or with one for each question of a message that asks
    /// several, in their order.
    record Answer(List<Entry> entries, double confidence) implements Decision {

        /// @throws IllegalArgumentException if there is no entry
        public Answer {
            if (entries.isEmpty()) {
                throw new IllegalArgumentException("an answer needs an entry");
            }
            entries = List.copyOf(entries);
        }

        Answer(Entry entry, double confidence) {
            this(List.of(entry), confidence);
        }

        /// What answers the question, or the first of several.
        public Entry first() {
            return entries.getFirst();
        }
    }

    /// Asks which of `options` was meant: one to [DecisionPolicy#MOST_OPTIONS], likeliest first.
    record Clarify(List<Entry> options, double confidence) implements Decision {

        public Clarify {
            options = List.copyOf(options);
        }
    }

    /// Says that we do not answer, with what `route` says. Abstaining is an outcome, not an error.
    record Abstain(Route route, double confidence) implements Decision {

        public Route.Reason reason() {
            return route.reason();
        }
    }

    /// Replies kindly to small talk.
    record Chitchat(SmallTalk smallTalk, double confidence) implements Decision {}
}
