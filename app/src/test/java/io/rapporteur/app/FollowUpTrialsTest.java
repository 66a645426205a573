package io.rapporteur.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.evaluation.KnownQuestion;
import io.rapporteur.core.evaluation.Scoreboard;
import io.rapporteur.core.evaluation.Verdict;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.PackReader;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

/// What people ask after an answer, leaving out what it is about, asked of the record that ships.
class FollowUpTrialsTest {

    private static final Path PACK =
            Path.of(System.getProperty("rapporteur.home"), "knowledge/packs/interpol-93");

    /// The floors lie a little below what was measured: 116 of 136 right or offered, 3 wrong.
    @Test
    void whatIsMeantIsMostlyShownAndHardlyEverAnsweredWrongly() {
        Examination examination = new Examination(Answerer.over(PackReader.read(PACK)), false);
        Scoreboard scoreboard = new Scoreboard();
        for (Language language : Language.values()) {
            Path file = PACK.resolve("trials/follow-ups." + language.tag() + ".jsonl");
            for (KnownQuestion asked : JsonLines.read(file, TrialLine::read)) {
                scoreboard.add(asked, examination.ask(asked).verdict());
            }
        }

        String followUp = "in turn follow-up";
        assertThat(
                        scoreboard.share(followUp, Verdict.RIGHT)
                                + scoreboard.share(followUp, Verdict.OFFERED))
                .isGreaterThan(110.0 / 136);
        assertThat(scoreboard.share(followUp, Verdict.WRONG)).isLessThan(5.0 / 136);
        assertThat(scoreboard.share("in turn independent", Verdict.RIGHT)).isGreaterThan(35.0 / 48);
        assertThat(scoreboard.share("in turn independent", Verdict.WRONG)).isZero();
    }
}
