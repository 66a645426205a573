package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.encoding.SentenceEncoder;
import io.rapporteur.core.encoding.Vectors;
import io.rapporteur.core.encoding.WatchedEncoder;
import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

class SentenceIndexTest {

    /// As near as the steps allow that numbers are kept in.
    private static final double SAME = 0.999;

    private static final SentenceEncoder ENCODER = SamplePack.ENCODERS.general();
    private static final Corpus CORPUS = Corpus.of(SamplePack.KNOWLEDGE);
    private static final int MAYOR = CORPUS.passages().indexOf(SamplePack.MAYOR);

    private static final List<String> UNANSWERED =
            List.of(
                    "How much does a night in a hotel cost?",
                    "Which hotel has a room for two?",
                    "Combien coûte une nuit à l'hôtel ?",
                    "¿Qué hotel tiene una habitación libre?");

    private static final SentenceIndex INDEX = new SentenceIndex(ENCODER, unanswered(UNANSWERED));

    private static Corpus unanswered(List<String> questions) {
        return new Corpus(CORPUS.passages(), CORPUS.wordings(), CORPUS.statements(), questions);
    }

    private static float[] vector(String text) {
        return ENCODER.encode(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Who opens the fair?", "where can I buy a ticket", "zxcvb", ""})
    void scoresEveryPassageInRange(String text) {
        float[] vector = vector(text);

        for (double[] scores :
                List.of(
                        INDEX.likeness(vector).nearestWording(),
                        INDEX.likeness(vector).nearestStatement(),
                        INDEX.likeness(vector).mean(),
                        INDEX.likeness(vector).head())) {
            assertThat(scores).hasSize(CORPUS.passages().size());
            assertThat(Arrays.stream(scores))
                    .allSatisfy(one -> assertThat(one).isBetween(0.0, 1.0));
        }
    }

    @Test
    void findsThePassageOfAnotherWayToAsk() {
        float[] vector = vector("who is inaugurating the fair?");

        assertThat(best(INDEX.likeness(vector).nearestWording())).isEqualTo(MAYOR);
        assertThat(best(INDEX.likeness(vector).mean())).isEqualTo(MAYOR);
        assertThat(best(INDEX.likeness(vector).head())).isEqualTo(MAYOR);
        assertThat(best(INDEX.likeness(vector("the mayor opens it")).nearestStatement()))
                .isEqualTo(MAYOR);
    }

    @Test
    void takesAPassageThatStatesNothingForNeitherNearNorFar() {
        double[] cosines = INDEX.likeness(vector("the mayor opens it")).nearestStatement();
        double[] stating =
                CORPUS.statements().stream()
                        .mapToInt(Corpus.Text::owner)
                        .distinct()
                        .mapToDouble(owner -> cosines[owner])
                        .toArray();

        assertThat(cosines[CORPUS.passages().indexOf(SamplePack.HELLO)])
                .isCloseTo(Arrays.stream(stating).average().orElseThrow(), within(1e-9))
                .isLessThan(Arrays.stream(stating).max().orElseThrow());
    }

    @Test
    void comesToOneForAWordingItself() {
        double[] scores = INDEX.likeness(vector("Who opens the fair?")).nearestWording();

        assertThat(scores[MAYOR]).isGreaterThan(SAME);
        assertThat(Arrays.stream(scores).filter(one -> one > SAME)).hasSize(1);
    }

    @Test
    void scoresNothingForAQuestionWithoutWords() {
        float[] nothing = vector("");

        assertThat(INDEX.likeness(nothing).nearestWording()).containsOnly(0);
        assertThat(INDEX.likeness(nothing).mean()).containsOnly(0);
        assertThat(INDEX.likeness(nothing).head()).containsOnly(0);
    }

    @Test
    void takesNoPassageForLikelyWithoutWordings() {
        SentenceIndex index = new SentenceIndex(ENCODER, CORPUS.keeping(_ -> false));

        assertThat(index.likeness(vector("Who opens the fair?")).head()).containsOnly(0);
        assertThat(index.likeness(vector("Who opens the fair?")).mean()).containsOnly(0);
    }

    @Test
    void knowsOnlyTextsInTheLanguagesOfItsEncoder() {
        SentenceIndex index =
                new SentenceIndex(new WatchedEncoder(ENCODER, Language.FRENCH), CORPUS);

        assertThat(index.likeness(vector("Qui ouvre la foire ?")).nearestWording()[MAYOR])
                .isGreaterThan(SAME);
        assertThat(index.likeness(vector("Who opens the fair?")).nearestWording()[MAYOR])
                .isLessThan(SAME);
    }

    @Test
    void likensNothingToUnansweredQuestionsWhenItKnowsNone() {
        SentenceIndex index = new SentenceIndex(ENCODER, unanswered(List.of()));

        assertThat(index.likeUnanswered(vector(UNANSWERED.getFirst()))).isZero();
        assertThat(index.likeUnanswered(vector("Who opens the fair?"))).isZero();
        assertThat(index.likeness(vector(UNANSWERED.getFirst())).nearestUnanswered()).isZero();
        assertThat(index.likeness(vector("Who opens the fair?")).nearestUnanswered()).isZero();
    }

    @Test
    void comesNearestToAnUnansweredQuestionItself() {
        double itself = INDEX.likeness(vector(UNANSWERED.getFirst())).nearestUnanswered();

        assertThat(itself).isBetween(0.2, 1.0);
        assertThat(INDEX.likeness(vector("how much is one night in a hotel")).nearestUnanswered())
                .isBetween(0.1, itself);
    }

    @Test
    void comesToItsWordingsAsNearAsUsual() {
        assertThat(
                        CORPUS.wordings().stream()
                                .mapToDouble(wording ->
                                        INDEX.likeness(vector(wording.text())).nearestUnanswered())
                                .average()
                                .orElseThrow())
                .isCloseTo(0, within(0.01));
    }

    @Test
    void takesAnEncoderOfFewDimensions() {
        SentenceIndex index = new SentenceIndex(new Narrow(), unanswered(UNANSWERED));

        assertThat(index.likeness(new Narrow().encode(UNANSWERED.getFirst())).nearestUnanswered())
                .isPositive();
    }

    /// Gives the first numbers of another's vectors.
    private static final class Narrow implements SentenceEncoder {

        @Override
        public String name() {
            return "narrow";
        }

        @Override
        public String version() {
            return "narrow-1";
        }

        @Override
        public int dimensions() {
            return 30;
        }

        @Override
        public float[] encode(String text) {
            return Vectors.toUnitLength(Arrays.copyOf(ENCODER.encode(text), dimensions()));
        }

        @Override
        public boolean reads(Language language) {
            return ENCODER.reads(language);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How much is a hotel room?",
                "Quel hôtel a une chambre libre ?",
                "¿Cuánto cuesta una noche de hotel?"
            })
    void likensAQuestionToUnansweredOnesMoreThanAnyWording(String text) {
        double like = INDEX.likeUnanswered(vector(text));

        assertThat(like).isBetween(0.0, 20.0);
        assertThat(CORPUS.wordings())
                .allSatisfy(wording ->
                        assertThat(INDEX.likeUnanswered(vector(wording.text())))
                                .isBetween(0.0, 20.0)
                                .isLessThan(like));
    }

    private static int best(double[] scores) {
        return IntStream.range(0, scores.length)
                .reduce((best, i) -> scores[i] > scores[best] ? i : best)
                .orElseThrow();
    }
}
