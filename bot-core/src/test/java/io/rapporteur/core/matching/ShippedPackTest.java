package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.language.LanguageContext;
import io.rapporteur.core.language.LanguageGuess;
import io.rapporteur.core.language.TextFolding;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.pack.PackReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The matcher with the record and the numbers that ship.
class ShippedPackTest {

    private static final Instant AFTER = Instant.parse("2026-01-15T12:00:00Z");

    private static final KnowledgeBase KNOWLEDGE =
            PackReader.read(
                    Path.of(System.getProperty("rapporteur.home"), "knowledge/packs/interpol-93"));

    private static final Corpus CORPUS = Corpus.of(KNOWLEDGE);

    /// The passages that own a wording.
    private static final Map<List<String>, Set<Integer>> OWNERS =
            CORPUS.wordings().stream()
                    .collect(
                            Collectors.groupingBy(
                                    Corpus.Text::words,
                                    Collectors.mapping(Corpus.Text::owner, Collectors.toSet())));

    private static final Matcher MATCHER =
            new Matcher(KNOWLEDGE, MatcherModel.shipped(), SamplePack.ENCODERS);

    private static Match match(String text) {
        return MATCHER.match(text, LanguageContext.NONE, AFTER);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void isSureOfEveryStoredWordingThatOnePassageOwns(Language language) {
        List<String> unsure =
                KNOWLEDGE
                        .passages()
                        .flatMap(passage -> passage.questions(language).stream())
                        .filter(ShippedPackTest::hasOneOwner)
                        .filter(text -> match(text).decision().confidence() != 1)
                        .toList();

        assertThat(unsure).isEmpty();
    }

    private static boolean hasOneOwner(String text) {
        List<String> words = TextFolding.words(TextFolding.fold(text));
        return OWNERS.getOrDefault(words, Set.of()).size() == 1;
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "thanks, ENGLISH",
        "who won?, ENGLISH",
        "merci, FRENCH",
        "où ça ?, FRENCH",
        "gracias, SPANISH",
        "¿cuándo?, SPANISH",
        "شكرا, ARABIC",
        "chkoun rbe7?, ARABIC",
        "ch7al mn dawla?, ARABIC"
    })
    void tellsTheLanguageOfShortQuestions(String text, Language language) {
        assertThat(match(text).language().best()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"how do I bake bread", "quelle heure est-il à Tokyo", "receta de paella"})
    void doesNotAnswerWhatTheRecordDoesNotHold(String text) {
        assertThat(match(text).decision()).isNotInstanceOf(Decision.Answer.class);
    }

    /// Seven in ten is well below what was measured, and well above what a broken matcher finds.
    @Test
    void findsMostWordingsThatItHasNotSeenAmongTheFirstThree() {
        List<Corpus.Text> asked =
                CORPUS.wordings().stream()
                        .filter(text -> Math.floorMod(text.words().hashCode(), 60) == 0)
                        .toList();
        Set<Corpus.Text> hidden = Set.copyOf(asked);
        Library library =
                Library.of(
                        CORPUS.keeping(text -> !hidden.contains(text)),
                        KNOWLEDGE,
                        SamplePack.ENCODERS);
        Ranker ranker = new Ranker(library, MatcherModel.shipped()::weights);

        long found = asked.stream().filter(text -> isFound(text, ranker, library)).count();

        assertThat(asked).hasSizeGreaterThan(200);
        assertThat(10 * found).isGreaterThan(7L * asked.size());
    }

    private static boolean isFound(Corpus.Text text, Ranker ranker, Library library) {
        Question question = library.read(text.text(), LanguageGuess.certain(text.language()));
        Passage own = CORPUS.passages().get(text.owner());
        return ranker.rank(question).stream()
                .limit(3)
                .anyMatch(candidate -> candidate.passage().id().equals(own.id()));
    }
}
