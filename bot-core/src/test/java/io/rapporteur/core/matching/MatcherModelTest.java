package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatcherModelTest {

    private static final MatcherModel SHIPPED = MatcherModel.shipped();

    @Test
    void isReadBackAsItWasWritten() {
        String written = SHIPPED.toProperties();

        assertThat(MatcherModel.ofProperties(written).toProperties()).isEqualTo(written);
    }

    @Test
    void namesTheNumberThatIsMissing() {
        String incomplete =
                SHIPPED.toProperties().replaceFirst("static\\.rank\\.best-wording=.*\n", "");

        assertThatThrownBy(() -> MatcherModel.ofProperties(incomplete))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("static.rank.best-wording");
    }

    @Test
    void saysWhichEncodersItKnowsWhenAskedForAnother() {
        assertThatThrownBy(() -> SHIPPED.weights("oracle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"oracle\"")
                .hasMessageContaining("static");
    }

    @ParameterizedTest
    @ValueSource(strings = {"static", "bge"})
    void givesEachKindOfEvidenceTheSignThatItMustHave(String encoder) {
        double[] ranking = SHIPPED.weights(encoder).ranking();

        for (int i = 0; i < ranking.length; i++) {
            assertThat(ranking[i] * (Evidence.speaksFor(i) ? 1 : -1) >= 0)
                    .as(Evidence.NAMES.get(i))
                    .isTrue();
        }
    }

    @Test
    void changesNothingButTheThresholdsWhenAsked() {
        MatcherModel.Thresholds strict = new MatcherModel.Thresholds(0.9, 0.5);

        assertThat(SHIPPED.with(strict).thresholds()).isEqualTo(strict);
        assertThat(SHIPPED.with(strict).weights("static").ranking())
                .isEqualTo(SHIPPED.weights("static").ranking());
    }

    @ParameterizedTest(name = "answer {0}, clarify {1}")
    @CsvSource({"0.5, 0.6", "1.1, 0.5", "0.5, -0.1", "NaN, 0.2", "0.5, NaN"})
    void refusesThresholdsThatMakeNoSense(double answer, double clarify) {
        assertThatThrownBy(() -> new MatcherModel.Thresholds(answer, clarify))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected 0 <= clarify <= answer <= 1");
    }
}
