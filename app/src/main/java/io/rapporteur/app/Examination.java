package io.rapporteur.app;

import io.rapporteur.core.evaluation.EvaluationCase;
import io.rapporteur.core.evaluation.EvaluationCase.Observed;
import io.rapporteur.core.evaluation.Kind;
import io.rapporteur.core.evaluation.KnownQuestion;
import io.rapporteur.core.evaluation.Reliability.First;
import io.rapporteur.core.evaluation.Reliability.Prediction;
import io.rapporteur.core.evaluation.TrialCase;
import io.rapporteur.core.evaluation.Verdict;
import io.rapporteur.core.language.LanguageContext;
import io.rapporteur.core.matching.Decision;
import io.rapporteur.knowledge.Entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Asks questions whose right outcome is known, and judges what comes.
///
/// The language of a question must be found out; one that is asked after an answer comes in the
/// language of that answer.
///
/// @param isAlone whether nothing was answered before, whatever a question says
record Examination(Answerer answerer, boolean isAlone) {

    /// @param prediction empty for a question after an answer: confidence is made for whole
    ///   questions
    record Result(Verdict verdict, Optional<Prediction> prediction) {}

    Result ask(KnownQuestion question) {
        return switch (question) {
            case EvaluationCase asked -> ask(asked);
            case TrialCase asked -> ask(asked);
        };
    }

    private Result ask(EvaluationCase asked) {
        Answerer.Answered answered = answerer.answer(asked.text(), Optional.empty(), Instant.now());
        return new Result(
                asked.judge(observed(answered)),
                Optional.of(
                        prediction(
                                asked,
                                answered,
                                entry -> asked.isRight(answerer.direct(entry, answered)))));
    }

    private Observed observed(Answerer.Answered answered) {
        return switch (answered.match().decision()) {
            case Decision.Answer(List<Entry> entries, _) ->
                    new Observed(true, answerer.direct(entries, answered), List.of());
            case Decision.Clarify(List<Entry> options, _) ->
                    new Observed(
                            false,
                            "",
                            options.stream()
                                    .map(entry -> answerer.direct(entry, answered))
                                    .toList());
            case Decision.Abstain _, Decision.Chitchat _ -> new Observed(false, "", List.of());
        };
    }

    private Result ask(TrialCase asked) {
        Answerer.Answered answered =
                answerer.answer(
                        asked.text(),
                        asked.turn()
                                .filter(_ -> !isAlone)
                                .flatMap(turn -> answerer.knowledge().entry(turn.about())),
                        new LanguageContext(
                                Optional.empty(), asked.turn().map(_ -> asked.trial().language())),
                        Instant.now());
        Verdict verdict = asked.judge(answered.match().decision());
        return new Result(
                verdict,
                asked.turn().isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                prediction(
                                        asked,
                                        answered,
                                        entry -> asked.trial().answers().contains(entry.id()))));
    }

    private Prediction prediction(
            KnownQuestion asked, Answerer.Answered answered, Predicate<Entry> isRight) {
        boolean isAnswerable = asked.kind() == Kind.ANSWERABLE;
        First first =
                answered.match()
                        .best()
                        .flatMap(answerer.knowledge()::entry)
                        .map(entry ->
                                isAnswerable && isRight.test(entry) ? First.RIGHT : First.WRONG)
                        .orElse(First.NO_ENTRY);
        return new Prediction(asked.kind(), answered.match().decision().confidence(), first);
    }
}
