package io.rapporteur.core.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A question with what a right outcome must show.
///
/// @param accept an answer is right if, for every group, one of its texts occurs in it, both
///   normalised
/// @param reject texts that must not occur in it
public record EvaluationCase(
        String id,
        String language,
        String text,
        Kind kind,
        String style,
        List<List<String>> accept,
        List<String> reject) {

    public EvaluationCase {
        accept = accept.stream().map(List::copyOf).toList();
        reject = List.copyOf(reject);
    }

    /// What kind of question it is.
    public enum Kind {
        /// The record answers it.
        ANSWERABLE,
        /// About our subject, but the record does not answer it.
        NEAR_OOS,
        /// About something else.
        FAR_OOS,
        /// A greeting, thanks, or a question about the bot.
        CHITCHAT;

        /// As files write it: `near-oos`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> ofCode(String code) {
            for (Kind kind : values()) {
                if (kind.code().equals(code)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /// What the bot did.
    ///
    /// @param answered whether it answered with an entry
    /// @param text the direct answer, if it did
    /// @param offered the direct answers of the entries that it offered instead
    public record Observed(boolean answered, String text, List<String> offered) {

        private static final int OFFERS_COUNTED = 3;

        public Observed {
            offered = offered.stream().limit(OFFERS_COUNTED).toList();
        }
    }

    /// How an outcome is judged.
    public enum Verdict {
        /// Answered rightly, or rightly did not answer.
        RIGHT,
        /// Offered the right answer among the first three.
        OFFERED,
        /// Did not answer what the record answers.
        SILENT,
        /// Answered wrongly, or answered what the record does not answer.
        WRONG
    }

    public Verdict judge(Observed observed) {
        if (kind != Kind.ANSWERABLE) {
            return observed.answered() ? Verdict.WRONG : Verdict.RIGHT;
        }
        if (observed.answered()) {
            return holds(observed.text()) ? Verdict.RIGHT : Verdict.WRONG;
        }
        return observed.offered().stream().anyMatch(this::holds) ? Verdict.OFFERED : Verdict.SILENT;
    }

    private boolean holds(String answer) {
        String normalised = AnswerText.normalise(answer);
        return reject.stream().noneMatch(text -> normalised.contains(AnswerText.normalise(text)))
                && accept.stream()
                        .allMatch(group ->
                                group.stream()
                                        .anyMatch(text ->
                                                normalised.contains(AnswerText.normalise(text))));
    }
}
