package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class SpellingTest {

    private static final Spelling SPELLING =
            new Spelling(
                    Map.of(
                            "delegation", 5,
                            "ceremony", 5,
                            "notice", 9,
                            "notion", 1,
                            "philippe", 3,
                            "2025", 9,
                            "مندوبين", 2));

    @ParameterizedTest(name = "{0} was meant to be {1}")
    @CsvSource({
        "delegaton, delegation",
        "deelgation, delegation",
        "delegatoin, delegation",
        "cermony, ceremony",
        "philipe, philippe",
        "notise, notice",
        "مندوبن, مندوبين"
    })
    void findsTheWordThatWasMeant(String word, String meant) {
        assertThat(SPELLING.repaired(word)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noti", "motice", "20255", "ceremonialists", "banana"})
    void leavesAloneWhatIsShortOrFarOffOrBeginsOtherwise(String word) {
        assertThat(SPELLING.repaired(word)).isEmpty();
    }

    @Test
    void takesTheCommonerOfTwoEquallyNearWords() {
        assertThat(new Spelling(Map.of("noticed", 1, "notices", 2)).repaired("noticex"))
                .contains("notices");
    }

    @Test
    void takesTheFirstInOrderOfTwoEquallyCommonWords() {
        assertThat(new Spelling(Map.of("noticed", 2, "notices", 2)).repaired("noticex"))
                .contains("noticed");
    }

    @Test
    void countsASwapOfNeighboursAsOneEdit() {
        assertThat(Spelling.edits("teh", "the", 2)).isEqualTo(1);
        assertThat(Spelling.edits("abc", "abc", 2)).isZero();
        assertThat(Spelling.edits("abcdef", "uvwxyz", 2)).isGreaterThan(2);
    }
}
