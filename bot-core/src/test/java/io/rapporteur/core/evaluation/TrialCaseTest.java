package io.rapporteur.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.matching.Decision;
import io.rapporteur.core.matching.Trial;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.FestivalPack;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.pack.PackReader;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

class TrialCaseTest {

    private static final KnowledgeBase FESTIVAL = PackReader.read(FestivalPack.ORIGINAL);
    private static final PassageId OVEN = new PassageId("oven-tour");
    private static final PassageId DAYS = new PassageId("festival-days");
    private static final PassageId COUNT = new PassageId("bread-count");

    @Test
    void isRightWhenAnsweredWithAnyOfTheEntriesThatAnswerIt() {
        TrialCase asked = trial(Set.of(OVEN, DAYS), true);

        assertThat(asked.judge(answer(OVEN))).isEqualTo(Verdict.RIGHT);
        assertThat(asked.judge(answer(DAYS))).isEqualTo(Verdict.RIGHT);
        assertThat(asked.judge(answer(COUNT, DAYS))).isEqualTo(Verdict.RIGHT);
        assertThat(asked.judge(answer(COUNT))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void isOfferedWhenOneOfThemIsAmongTheOptionsAndSilentOtherwise() {
        TrialCase asked = trial(Set.of(OVEN), true);

        assertThat(asked.judge(clarify(COUNT, OVEN))).isEqualTo(Verdict.OFFERED);
        assertThat(asked.judge(clarify(COUNT, DAYS))).isEqualTo(Verdict.SILENT);
        assertThat(asked.judge(abstain())).isEqualTo(Verdict.SILENT);
    }

    @Test
    void isRightWithoutAnAnswerWhenNotAnswered() {
        TrialCase asked = trial(Set.of(), false);

        assertThat(asked.judge(abstain())).isEqualTo(Verdict.RIGHT);
        assertThat(asked.judge(clarify(OVEN))).isEqualTo(Verdict.RIGHT);
        assertThat(asked.judge(answer(OVEN))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void isCountedByLanguageKindStyleAndTurn() {
        assertThat(trial(Set.of(OVEN), true).groups())
                .containsExactly("lang fr", "kind answerable");
        assertThat(trial(Set.of(), true).kind()).isEqualTo(Kind.NEAR_OOS);
        assertThat(trial(Set.of(), false).kind()).isEqualTo(Kind.FAR_OOS);
        assertThat(
                        new TrialCase(
                                        new Trial("où ?", Language.FRENCH, Set.of(OVEN), true),
                                        Optional.of("typo"),
                                        Optional.of(new TrialCase.Turn(DAYS, true)))
                                .groups())
                .contains("style typo", "turn independent");
    }

    private static TrialCase trial(Set<PassageId> answers, boolean near) {
        return new TrialCase(
                new Trial("où ?", Language.FRENCH, answers, near),
                Optional.empty(),
                Optional.empty());
    }

    private static Decision answer(PassageId... ids) {
        return new Decision.Answer(entries(ids), 0.9);
    }

    private static Decision clarify(PassageId... ids) {
        return new Decision.Clarify(entries(ids), 0.5);
    }

    private static Decision abstain() {
        return new Decision.Abstain(FESTIVAL.fallback(Route.Reason.UNKNOWN), 0.1);
    }

    private static List<Entry> entries(PassageId... ids) {
        return List.of(ids).stream().map(id -> FESTIVAL.entry(id).orElseThrow()).toList();
    }
}
