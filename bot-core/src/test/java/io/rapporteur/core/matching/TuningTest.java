package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.encoding.WatchedEncoder;
import io.rapporteur.core.encoding.WordHashes;
import io.rapporteur.core.language.LanguageContext;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class TuningTest {

    private static final double ACCEPTED = 0.1;
    private static final Encoders ENCODERS = Encoders.only(new WordHashes());

    private static final List<Trial> TRIALS =
            Stream.of(
                            asked(SamplePack.MAYOR, "who is opening the fair", "mayor opens it?"),
                            asked(SamplePack.MAYOR, "who opens this", "does the mayor open it"),
                            asked(SamplePack.VISITORS, "number of visitors", "visitors who came"),
                            asked(SamplePack.VISITORS, "how many came", "how many visitors please"),
                            asked(SamplePack.HOURS, "fair open when", "when is it open"),
                            asked(SamplePack.HOURS, "is the fair open now", "open from when"),
                            asked(SamplePack.TICKETS, "tickets where", "where do I get tickets"),
                            asked(SamplePack.TICKETS, "are tickets sold here", "tickets sold at"),
                            unanswerable(true, "who closes the fair", "is the mayor rich"),
                            unanswerable(true, "how many visitors fell ill", "what is a lot worth"),
                            unanswerable(true, "when was the hall built", "are dogs let in"),
                            unanswerable(false, "how do I bake bread", "what time is it in Tokyo"),
                            unanswerable(false, "tell me a joke", "is it going to rain"))
                    .flatMap(one -> one)
                    .toList();

    private static final List<String> PROGRESS = new ArrayList<>();
    private static final MatcherModel TUNED = fit(TRIALS, ACCEPTED);

    private static MatcherModel fit(List<Trial> trials, double wrongRate) {
        return Tuning.fit(SamplePack.KNOWLEDGE, trials, ENCODERS, wrongRate, PROGRESS::add);
    }

    private static Stream<Trial> asked(Entry entry, String... questions) {
        return trials(Set.of(entry.id()), false, questions);
    }

    private static Stream<Trial> unanswerable(boolean near, String... questions) {
        return trials(Set.of(), near, questions);
    }

    private static Stream<Trial> trials(Set<PassageId> answers, boolean near, String... texts) {
        return Stream.of(texts).map(text -> new Trial(text, Language.ENGLISH, answers, near));
    }

    @Test
    void makesTheSameModelOfTheSamePackAndTrials() {
        assertThat(fit(TRIALS, ACCEPTED).toProperties()).isEqualTo(TUNED.toProperties());
    }

    @Test
    void isSurerOfRightAnswersThanBeforeAndLessOfWrongOnes() {
        MatcherModel untuned =
                MatcherModel.of(
                        Map.of("word-hashes", MatcherModel.Weights.untuned()), TUNED.thresholds());

        assertThat(loss(TUNED)).isLessThan(0.8 * loss(untuned));
    }

    /// The mean of what confidences are off by, squared (Brier's score).
    private static double loss(MatcherModel model) {
        Matcher matcher = new Matcher(SamplePack.KNOWLEDGE, model, ENCODERS);
        return TRIALS.stream()
                .mapToDouble(trial -> {
                    Match match = match(matcher, trial);
                    double right = isRight(match, trial) ? 1 : 0;
                    return Math.pow(match.decision().confidence() - right, 2);
                })
                .average()
                .orElseThrow();
    }

    private static Match match(Matcher matcher, Trial trial) {
        return matcher.match(trial.text(), LanguageContext.NONE, SamplePack.DURING);
    }

    private static boolean isRight(Match match, Trial trial) {
        return match.explanation().candidates().stream()
                .limit(1)
                .anyMatch(first -> trial.answers().contains(first.passage()));
    }

    @Test
    void answersMoreWhereMoreMayBeWrong() {
        assertThat(fit(TRIALS, 0.3).thresholds().answer())
                .isLessThan(fit(TRIALS, 0.04).thresholds().answer());
    }

    @Test
    void promisesNothingOnSoFewTrials() {
        MatcherModel.Thresholds thresholds = fit(TRIALS.subList(0, 20), 0.01).thresholds();

        assertThat(thresholds.answer()).isEqualTo(1);
        assertThat(thresholds.clarify()).isLessThan(1);
    }

    @Test
    void learnsFromThePacksOwnWordingsWithoutTrials() {
        MatcherModel model = fit(List.of(), ACCEPTED);

        assertThat(model.thresholds().answer()).isStrictlyBetween(0.0, 1.0);
        assertThat(model.toProperties()).isNotEqualTo(TUNED.toProperties());
    }

    @Test
    void givesEachNumberTheSignThatItMustHave() {
        double[] ranking = TUNED.weights("word-hashes").ranking();

        assertThat(IntStream.range(0, ranking.length))
                .allMatch(i -> Evidence.speaksFor(i) ? ranking[i] >= 0 : ranking[i] <= 0);
    }

    @Test
    void tunesForEachEncoderByItself() {
        Encoders both =
                new Encoders(
                        SamplePack.ENCODERS.general(),
                        List.of(new WatchedEncoder(new WordHashes(), Language.ENGLISH)));
        MatcherModel model =
                Tuning.fit(SamplePack.KNOWLEDGE, TRIALS, both, ACCEPTED, PROGRESS::add);

        assertThat(model.weights("static").ranking())
                .isNotEqualTo(model.weights("word-hashes").ranking());
        assertThat(PROGRESS)
                .contains("tuning for encoder: static", "tuning for encoder: word-hashes");
    }
}
