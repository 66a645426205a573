package io.rapporteur.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What we say, and where we send people, for something that we do not answer.
///
/// @param questions how people ask for it; empty for the fall-back of a reason
public record Route(
        PassageId id, Reason reason, Localized reply, Map<Language, List<String>> questions)
        implements Passage {

    public Route {
        questions = Map.copyOf(questions);
    }

    /// Why we do not answer. Each reason has a fall-back route whose id is the reason's [#code].
    public enum Reason {
        /// Nothing in the record answers it.
        UNKNOWN,
        /// It exists but was not made public.
        NOT_PUBLIC,
        /// The record's answer no longer holds.
        EXPIRED,
        /// It is about another edition of the event.
        OTHER_EDITION,
        /// Another subject, or a service that we do not give.
        OUT_OF_REMIT,
        /// Someone needs the police or help, not a chatbot.
        EMERGENCY;

        /// As files and outputs write it: `not-public`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Reason> ofCode(String code) {
            return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
        }
    }
}
