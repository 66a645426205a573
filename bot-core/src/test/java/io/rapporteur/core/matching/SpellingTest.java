package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.language.TextFolding;
import io.rapporteur.knowledge.Language;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

class SpellingTest {

    /// People came from somewhere as often as a form is asked for.
    private static final List<Corpus.Text> TEXTS =
            Stream.of(
                            "who led the delegation",
                            "when was the ceremony",
                            "what is a red notice",
                            "the delegation came from spain",
                            "who came from france",
                            "where is the form",
                            "who signs the form",
                            "did philippe speak",
                            "في 2025",
                            "كم عدد المندوبين")
                    .map(text -> new Corpus.Text(0, Language.ENGLISH, text, words(text)))
                    .toList();

    private static final Units UNITS = new Units();
    private static final Set<String> KNOWN = new HashSet<>();

    static {
        TEXTS.forEach(text -> KNOWN.addAll(text.words()));
        KNOWN.forEach(word -> UNITS.add(Units.Kind.WORD, word));
    }

    private static final WordPairs PAIRS = WordPairs.of(TEXTS, UNITS);
    private static final Spelling SPELLING = new Spelling(KNOWN, UNITS, PAIRS);

    private static List<String> words(String text) {
        return TextFolding.words(TextFolding.fold(text));
    }

    /// @param text with the word in brackets
    private static Optional<String> repaired(String text) {
        List<String> words = Arrays.asList(text.replaceAll("[\\[\\]]", "").split(" "));
        int place = text.substring(0, text.indexOf('[')).split(" ", -1).length - 1;
        return SPELLING.repaired(words, place, false, _ -> true);
    }

    @ParameterizedTest(name = "{0} was meant to be {1}")
    @CsvSource({
        "who led the [delegaton], delegation",
        "who led the [deelgation], delegation",
        "who led the [deelgatoin], delegation",
        "when was the [cermony], ceremony",
        "did [philipe] speak, philippe",
        "what is a red [notise], notice",
        "كم عدد [المندوبن], المندوبين"
    })
    void findsTheWordThatWasMeant(String text, String meant) {
        assertThat(repaired(text)).contains(meant);
    }

    @ParameterizedTest(name = "{0} was meant to be {1}")
    @CsvSource({
        "when was the [eremony], ceremony",
        "when was the [ecremony], ceremony",
        "what is a red [motice], notice"
    })
    void mendsTheFirstLetterToo(String text, String meant) {
        assertThat(repaired(text)).contains(meant);
    }

    @ParameterizedTest(name = "{0} was meant to be {1}")
    @CsvSource({
        "who came [frm] spain, from",
        "where is the [frm], form",
        "[wen] was the ceremony, when",
        "who led [teh] delegation, the"
    })
    void takesTheWordThatFitsItsNeighbours(String text, String meant) {
        assertThat(repaired(text)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "was it [no]",
                "in [20255]",
                "the [ceremonialists] left",
                "a [banana]",
                "[zdelegatoin] left"
            })
    void leavesAloneWhatIsLikelierMeantAsItIsWritten(String text) {
        assertThat(repaired(text)).isEmpty();
    }

    @Test
    void leavesAloneWhatItKnows() {
        assertThat(repaired("where is the [from]")).isEmpty();
    }

    @Test
    void mendsWhatTheTextsThemselvesHaveMisspeltOnce() {
        List<Corpus.Text> texts =
                Stream.concat(
                                Stream.generate(() -> "who led the delegation").limit(200),
                                Stream.of("wat did the deelgation do"))
                        .map(text -> new Corpus.Text(0, Language.ENGLISH, text, words(text)))
                        .toList();
        Set<String> known = new HashSet<>();
        texts.forEach(text -> known.addAll(text.words()));
        Units units = new Units();
        known.forEach(word -> units.add(Units.Kind.WORD, word));
        Spelling spelling = new Spelling(known, units, WordPairs.of(texts, units));
        List<String> words = List.of("who", "led", "the", "deelgation");

        assertThat(spelling.repaired(words, 3, false, _ -> true)).contains("delegation");
        assertThat(spelling.repaired(words, 3, true, _ -> true)).isEmpty();
    }

    @Test
    void leavesAloneMoreOftenWhatIsUnderstood() {
        List<String> words = List.of("what", "is", "a", "red", "notixe");

        assertThat(SPELLING.repaired(words, 4, false, _ -> true)).contains("notice");
        assertThat(SPELLING.repaired(words, 4, true, _ -> true)).isEmpty();
    }

    @Test
    void takesOnlyWordsOfALanguageThatTheTextMayBeIn() {
        List<String> words = List.of("who", "led", "the", "delegaton");

        assertThat(SPELLING.repaired(words, 3, false, word -> !word.equals("delegation")))
                .isEmpty();
    }

    @Test
    void leavesAloneAWordInLettersThatThePackDoesNotHave() {
        Spelling arabic = new Spelling(Set.of("في"), UNITS, PAIRS);

        assertThat(arabic.repaired(List.of("aفي"), 0, false, _ -> true)).isEmpty();
    }

    @Test
    void countsASwapOfNeighboursAsOneEdit() {
        assertThat(Spelling.edits("teh", "the", 2)).isEqualTo(1);
        assertThat(Spelling.edits("abc", "abc", 2)).isZero();
        assertThat(Spelling.edits("abcdef", "uvwxyz", 2)).isGreaterThan(2);
    }

    @Test
    void knowsHowOftenOneWordFollowsAnother() {
        assertThat(PAIRS.count(unit("came"), unit("from"))).isEqualTo(2);
        assertThat(PAIRS.count(unit("from"), unit("came"))).isZero();
        assertThat(PAIRS.count(WordPairs.NO_WORD, unit("who"))).isEqualTo(3);
        assertThat(PAIRS.count(unit("form"), WordPairs.NO_WORD)).isEqualTo(2);
        assertThat(PAIRS.count(unit("the"))).isEqualTo(5);
        assertThat(PAIRS.count(WordPairs.NO_WORD)).isEqualTo(TEXTS.size());
        assertThat(PAIRS.count(Units.NONE)).isZero();
        assertThat(PAIRS.once())
                .isEqualTo(
                        (int) KNOWN.stream().filter(word -> PAIRS.count(unit(word)) == 1).count());
    }

    private static int unit(String word) {
        return UNITS.find(Units.Kind.WORD, word);
    }
}
