package io.rapporteur.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

class SlipsTest {

    private static List<String> hundred(String text) {
        Slips slips = new Slips(93);
        return IntStream.range(0, 100).mapToObj(_ -> slips.in(text)).toList();
    }

    @Test
    void changesLittleAndInManyWays() {
        assertThat(hundred("who led the delegation?"))
                .allSatisfy(slipped -> assertThat(slipped.length()).isBetween(21, 25))
                .as("few slips undo themselves")
                .satisfies(all -> assertThat(all.stream().distinct().count()).isGreaterThan(80));
    }

    @Test
    void sparesShortWordsAndWhatIsNoLetter() {
        assertThat(hundred("who led the delegation in 2025?"))
                .allSatisfy(slipped ->
                        assertThat(slipped).startsWith("who led the ").endsWith(" in 2025?"));
    }

    @Test
    void slipsInShortWordsIfThereAreNoOthers() {
        assertThat(hundred("who is it"))
                .anySatisfy(slipped -> assertThat(slipped).isNotEqualTo("who is it"));
    }

    @Test
    void putsArabicLettersIntoArabicWords() {
        assertThat(hundred("المندوبون"))
                .allSatisfy(slipped ->
                        assertThat(slipped.chars())
                                .allMatch(letter ->
                                        Character.UnicodeScript.of(letter)
                                                == Character.UnicodeScript.ARABIC));
    }

    @Test
    void makesTheSameSlipsAgainFromTheSameSeed() {
        assertThat(hundred("who led the delegation?"))
                .isEqualTo(hundred("who led the delegation?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?!", "2025"})
    void leavesATextWithoutLettersAsItIs(String text) {
        assertThat(hundred(text)).containsOnly(text);
    }
}
