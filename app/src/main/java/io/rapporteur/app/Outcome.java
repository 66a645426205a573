package io.rapporteur.app;

import io.rapporteur.core.matching.Decision;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person gets for a question from one pack.
///
/// @param decision as [AnswerLine] calls it
/// @param passages what is answered with; of a `clarify` the options, likeliest first
/// @param text all that is said, sources and date included
record Outcome(String decision, List<PassageId> passages, Language language, String text) {

    static Outcome of(Answerer answerer, QuestionLine question) {
        Answerer.Answered answered =
                answerer.answer(question.text(), question.hint(), question.at());
        Decision decision = answered.match().decision();
        return new Outcome(
                AnswerLine.code(decision),
                passages(decision),
                answered.language(),
                answerer.replies().of(decision, answered.language(), answered.at()).plainText());
    }

    private static List<PassageId> passages(Decision decision) {
        return switch (decision) {
            case Decision.Answer(List<Entry> entries, _) ->
                    entries.stream().map(Entry::id).toList();
            case Decision.Clarify(List<Entry> options, _) ->
                    options.stream().map(Entry::id).toList();
            case Decision.Abstain(var route, _) -> List.of(route.id());
            case Decision.Chitchat(var smallTalk, _) -> List.of(smallTalk.id());
        };
    }

    /// In what one outcome differs from another; the first that applies.
    enum Change {
        /// One answers where the other asks back or is silent.
        DECISION,
        /// Another entry answers, or another route or small talk replies.
        ENTRY,
        /// Both ask back, and offer something else or in another order.
        OPTIONS,
        /// The same is said in other words, or with other sources or another date.
        TEXT;

        /// As outputs write it: `decision`.
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Empty if a person would not notice.
    Optional<Change> changeTo(Outcome other) {
        if (!decision.equals(other.decision)) {
            return Optional.of(Change.DECISION);
        }
        if (!passages.equals(other.passages)) {
            return Optional.of(decision.equals("clarify") ? Change.OPTIONS : Change.ENTRY);
        }
        return text.equals(other.text) ? Optional.empty() : Optional.of(Change.TEXT);
    }
}
