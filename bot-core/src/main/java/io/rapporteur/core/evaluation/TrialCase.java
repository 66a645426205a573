package io.rapporteur.core.evaluation;

import io.rapporteur.core.matching.Decision;
import io.rapporteur.core.matching.Trial;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.PassageId;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A [Trial], judged by the entries that answer it.
///
/// @param style how it is written, such as `typo`, if that is known
/// @param turn how it stands in a conversation, if it is asked in one
public record TrialCase(Trial trial, Optional<String> style, Optional<Turn> turn)
        implements KnownQuestion {

    /// A question's place after an answer.
    ///
    /// @param about the entry that was answered just before
    /// @param isIndependent whether the question is complete in itself, and has nothing to do with
    ///   `about`
    public record Turn(PassageId about, boolean isIndependent) {}

    @Override
    public String text() {
        return trial.text();
    }

    @Override
    public Kind kind() {
        if (!trial.answers().isEmpty()) {
            return Kind.ANSWERABLE;
        }
        return trial.near() ? Kind.NEAR_OOS : Kind.FAR_OOS;
    }

    @Override
    public TrialCase askedAs(String text) {
        return new TrialCase(trial.askedAs(text), style, turn);
    }

    @Override
    public List<String> groups() {
        return Stream.of(
                        Stream.of("lang " + trial.language().tag(), "kind " + kind().code()),
                        style.stream().map(name -> "style " + name),
                        turn.stream()
                                .map(one ->
                                        "turn "
                                                + (one.isIndependent()
                                                        ? "independent"
                                                        : "follow-up")))
                .flatMap(names -> names)
                .toList();
    }

    /// All passages that it names.
    public List<PassageId> passages() {
        return Stream.concat(trial.answers().stream(), turn.stream().map(Turn::about))
                .sorted()
                .toList();
    }

    /// Right if answered with one of the entries that answer it, alone or with answers to other
    /// questions of the message.
    public Verdict judge(Decision decision) {
        if (kind() != Kind.ANSWERABLE) {
            return decision instanceof Decision.Answer ? Verdict.WRONG : Verdict.RIGHT;
        }
        return switch (decision) {
            case Decision.Answer(List<Entry> entries, _) ->
                    isAmong(entries) ? Verdict.RIGHT : Verdict.WRONG;
            case Decision.Clarify(List<Entry> options, _) ->
                    isAmong(options) ? Verdict.OFFERED : Verdict.SILENT;
            case Decision.Abstain _, Decision.Chitchat _ -> Verdict.SILENT;
        };
    }

    private boolean isAmong(List<Entry> entries) {
        return entries.stream().map(Entry::id).anyMatch(trial.answers()::contains);
    }
}
