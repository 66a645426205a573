package io.rapporteur.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class NoiseTest {

    private static final String SENTENCE = "¿Dónde está la Asamblea?";

    private final Set<String> noisy = noisy(SENTENCE);

    @Test
    void leavesSomeSentencesAsTheyAre() {
        assertThat(noisy).contains(SENTENCE);
    }

    @Test
    void dropsCapitalsAccentsAndPunctuation() {
        assertThat(noisy)
                .contains(
                        "¿dónde está la asamblea?",
                        "Dónde está la Asamblea",
                        "donde esta la asamblea");
    }

    @Test
    void slipsWithOneFinger() {
        assertThat(noisy)
                .contains(
                        "¿Dónde está la Asmablea?",
                        "¿Dónde está la Asamblea?",
                        "¿Dónde está la Aamblea?")
                .anyMatch(text -> text.contains("AAsamblea") || text.contains("Assamblea"));
    }

    @Test
    void neverFailsOnOddTexts() {
        for (String text : new String[] {"", " ", "?", "a", "ab cd", "    ", "👮🏽‍♀️👮🏽‍♀️ 👮"}) {
            assertThat(noisy(text)).isNotEmpty();
        }
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(Noise.on(SENTENCE, new SplittableRandom(4)))
                .isEqualTo(Noise.on(SENTENCE, new SplittableRandom(4)));
    }

    private static Set<String> noisy(String text) {
        return IntStream.range(0, 20_000)
                .mapToObj(seed -> Noise.on(text, new SplittableRandom(seed)))
                .collect(Collectors.toSet());
    }
}
