package io.rapporteur.core.evaluation;

import java.util.List;

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
        List<String> reject)
        implements KnownQuestion {

    public EvaluationCase {
        accept = accept.stream().map(List::copyOf).toList();
        reject = List.copyOf(reject);
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

    @Override
    public EvaluationCase askedAs(String other) {
        return new EvaluationCase(id, language, other, kind, style, accept, reject);
    }

    @Override
    public List<String> groups() {
        return List.of("lang " + language, "kind " + kind.code(), "style " + style);
    }

    public Verdict judge(Observed observed) {
        if (kind != Kind.ANSWERABLE) {
            return observed.answered() ? Verdict.WRONG : Verdict.RIGHT;
        }
        if (observed.answered()) {
            return isRight(observed.text()) ? Verdict.RIGHT : Verdict.WRONG;
        }
        return observed.offered().stream().anyMatch(this::isRight)
                ? Verdict.OFFERED
                : Verdict.SILENT;
    }

    /// Whether `answer`, a direct answer, holds what is expected.
    public boolean isRight(String answer) {
        String normalised = AnswerText.normalise(answer);
        return reject.stream().noneMatch(text -> normalised.contains(AnswerText.normalise(text)))
                && accept.stream()
                        .allMatch(group ->
                                group.stream()
                                        .anyMatch(text ->
                                                normalised.contains(AnswerText.normalise(text))));
    }
}
