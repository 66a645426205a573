package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.encoding.WatchedEncoder;
import io.rapporteur.core.encoding.WordHashes;
import io.rapporteur.core.language.LanguageContext;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

class MatcherTest {

    private static final Matcher MATCHER =
            new Matcher(SamplePack.KNOWLEDGE, MatcherModel.shipped(), SamplePack.ENCODERS);

    /// Is sure of stored wordings only, and asks about everything else.
    private static final Matcher ASKING = matcher(new MatcherModel.Thresholds(1, 0));

    private static Matcher matcher(MatcherModel.Thresholds thresholds) {
        return new Matcher(
                SamplePack.KNOWLEDGE, MatcherModel.shipped().with(thresholds), SamplePack.ENCODERS);
    }

    private static Match match(String text) {
        return MATCHER.match(text, LanguageContext.NONE, SamplePack.DURING);
    }

    private static Match match(String text, double answer, double clarify) {
        return matcher(new MatcherModel.Thresholds(answer, clarify))
                .match(text, LanguageContext.NONE, SamplePack.DURING);
    }

    private static PassageId first(Match match) {
        return match.explanation().candidates().getFirst().passage();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void answersAStoredWordingWithCertainty(Language language) {
        Match match = match(SamplePack.MAYOR.questions(language).getFirst());

        assertThat(match.decision()).isEqualTo(new Decision.Answer(SamplePack.MAYOR, 1));
        assertThat(match.language().best()).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WHO OPENS THE FAIR",
                "  who opens   the fair?!",
                "who\u200b opens the fair",
                "¿QUIEN INAUGURA LA FERIA",
                "مَن يَفتتح المعرض"
            })
    void takesItForTheSameWordingHoweverItIsTyped(String text) {
        assertThat(match(text).decision()).isEqualTo(new Decision.Answer(SamplePack.MAYOR, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u200b\u200f\ufeff", "😀🎉👍", "?!…", "\u0301\u0302"})
    void abstainsWhenThereIsNothingToRead(String text) {
        Match match = match(text);

        assertThat(match.decision()).isInstanceOf(Decision.Abstain.class);
        assertThat(match.decision().confidence()).isZero();
        assertThat(match.explanation().rule()).contains("no word to match on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"of the", "de la", "por favor", "the a an", "s'il te"})
    void abstainsWhenAllWordsSayNothing(String text) {
        assertThat(match(text).decision()).isInstanceOf(Decision.Abstain.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zxcvb qwrtp", "鱼 水 火", "Ὦ ξεῖν ἀγγέλλειν"})
    void abstainsFromWhatItKnowsNoWordOf(String text) {
        assertThat(match(text).decision()).isInstanceOf(Decision.Abstain.class);
    }

    @Test
    void tellsWhatComesNearestToWhatItKnowsNoWordOf() {
        assertThat(match("zxcvb qwrtp").explanation().candidates()).isNotEmpty();
    }

    /// The words may be "in who on": a question back is the most that they may get.
    @Test
    void doesNotAnswerWhatHardlySaysAnything() {
        assertThat(match("في من على").decision()).isNotInstanceOf(Decision.Answer.class);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "how many visiters came, visitors",
        "how many visitros came, visitors",
        "combien de visteurs sont venus, visitors",
        "cuantos visitante vinieron, visitors",
        "who openz the fair, mayor",
        "where are tikets sold, tickets",
        "من يفتتح المعرص, mayor"
    })
    void findsWhatWasMeantInSpiteOfTypos(String text, String id) {
        assertThat(first(match(text))).isEqualTo(new PassageId(id));
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "place where tickets can be bought, tickets",
        "total number of visitors, visitors",
        "who inaugurates la foire ?, mayor",
        "fin tickets, tickets"
    })
    void findsWhatWasMeantInOtherWordsAndMixedLanguages(String text, String id) {
        assertThat(first(match(text))).isEqualTo(new PassageId(id));
    }

    @Test
    void findsTheQuestionInsideAStory() {
        String story =
                "Good evening everybody, my grandmother read about it in the newspaper and could"
                        + " not sleep. How many visitors came? She would be so very happy to know.";

        assertThat(first(match(story))).isEqualTo(SamplePack.VISITORS.id());
    }

    @Test
    void answersEachOfTwoQuestions() {
        assertThat(match("Who opens the fair? And how many visitors came?").decision())
                .isNotInstanceOf(Decision.Abstain.class);
        assertThat(match("Good day. Who opens the fair? How many visitors came?").decision())
                .isEqualTo(new Decision.Answer(List.of(SamplePack.MAYOR, SamplePack.VISITORS), 1));
        assertThat(match("من يفتتح المعرض؟ كم عدد الزوار؟").decision())
                .isEqualTo(new Decision.Answer(List.of(SamplePack.MAYOR, SamplePack.VISITORS), 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Who opens the fair? Who opens the fair?",
                "Who opens the fair? Does the moon have a fever?",
                "Who opens the fair? It burns!",
                "Who opens the fair? How many visitors came? What is lot 1? What is lot 2?"
            })
    void givesSeveralAnswersOnlyIfEachIsSureAndAnother(String text) {
        Decision decision = match(text).decision();

        if (decision instanceof Decision.Answer answer) {
            assertThat(answer.entries()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "after who opens the fair, {0} may mean {1}")
    @CsvSource({
        "and when?, hours",
        "when exactly?, hours",
        "how many came?, visitors",
        "et quand ?, hours",
        "¿y cuántos vinieron?, visitors",
        "ومتى؟, hours"
    })
    void offersWhatMayGoOnFromTheAnswerBefore(String text, String id) {
        Match match =
                ASKING.match(
                        text,
                        Optional.of(SamplePack.MAYOR),
                        LanguageContext.NONE,
                        SamplePack.DURING);

        assertThat(match.explanation().rule()).contains("may go on from what was answered last");
        assertThat(match.decision())
                .isInstanceOfSatisfying(
                        Decision.Clarify.class,
                        clarify ->
                                assertThat(clarify.options().getFirst().id())
                                        .isEqualTo(new PassageId(id)));
    }

    /// The answer before is of another topic than the one that the question finds.
    @ParameterizedTest
    @CsvSource({
        "who opens the fair?, true",
        "qui ouvre la foire ?, true",
        "who opens?, false",
        "¿quién inaugura?, false",
        "من يفتتح؟, false"
    })
    void answersFarFromTheAnswerBeforeOnlyWhatNamesItsSubject(String text, boolean named) {
        Matcher sure = matcher(new MatcherModel.Thresholds(0, 0));
        Optional<Entry> before = Optional.of(elsewhere());

        assertThat(sure.match(text, LanguageContext.NONE, SamplePack.DURING).decision())
                .isInstanceOf(Decision.Answer.class);
        assertThat(sure.match(text, before, LanguageContext.NONE, SamplePack.DURING).decision())
                .isInstanceOf(named ? Decision.Answer.class : Decision.Clarify.class);
    }

    /// An entry of a topic of its own.
    private static Entry elsewhere() {
        Entry lot = SamplePack.KNOWLEDGE.entry(new PassageId("question-5")).orElseThrow();
        return new Entry(
                new PassageId("elsewhere"),
                "elsewhere",
                lot.title(),
                lot.questions(),
                lot.answer(),
                lot.variants(),
                lot.validity(),
                lot.sources(),
                lot.related(),
                lot.figures(),
                lot.covers());
    }

    @Test
    void leavesASureAnswerNearTheOneBeforeAsItIs() {
        Match match =
                MATCHER.match(
                        "How many visitors came?",
                        Optional.of(SamplePack.MAYOR),
                        LanguageContext.NONE,
                        SamplePack.DURING);

        assertThat(match.decision()).isEqualTo(new Decision.Answer(SamplePack.VISITORS, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "who opens the fair",
                "hello there",
                "It burns!",
                "how do I bake bread",
                "and what colour does the elephant of the prince have today?"
            })
    void takesWhatStandsByItselfAsIfNothingHadBeenAnswered(String text) {
        assertThat(
                        MATCHER.match(
                                text,
                                Optional.of(SamplePack.HOURS),
                                LanguageContext.NONE,
                                SamplePack.DURING))
                .isEqualTo(match(text));
    }

    @Test
    void routesAnEmergencyAndGreetsBack() {
        assertThat(match("It burns!").decision())
                .isEqualTo(new Decision.Abstain(SamplePack.FIRE, 1));
        assertThat(match("hello there").decision())
                .isEqualTo(new Decision.Chitchat(SamplePack.HELLO, 1));
    }

    @Test
    void abstainsWhenTheAnswerNoLongerHolds() {
        String question = SamplePack.TICKETS.questions(Language.ENGLISH).getFirst();

        assertThat(MATCHER.match(question, LanguageContext.NONE, SamplePack.BEFORE).decision())
                .isEqualTo(new Decision.Answer(SamplePack.TICKETS, 1));
        assertThat(reason(MATCHER.match(question, LanguageContext.NONE, SamplePack.AFTER)))
                .isEqualTo(Route.Reason.EXPIRED);
    }

    @Test
    void abstainsFromAnotherYear() {
        assertThat(reason(match("how many visitors came in 2027?", 1, 1)))
                .isEqualTo(Route.Reason.OTHER_EDITION);
        assertThat(reason(match("how many visitors came in 2030, roughly?", 1, 1)))
                .isEqualTo(Route.Reason.UNKNOWN);
    }

    private static Route.Reason reason(Match match) {
        assertThat(match.decision()).isInstanceOf(Decision.Abstain.class);
        return ((Decision.Abstain) match.decision()).reason();
    }

    @Test
    void answersAsksOrAbstainsAsTheThresholdsSay() {
        String text = "number of visitors at the fair";
        double confidence = match(text, 1, 0).decision().confidence();

        assertThat(confidence).isStrictlyBetween(0.0, 1.0);
        assertThat(match(text, confidence, 0).decision()).isInstanceOf(Decision.Answer.class);
        assertThat(match(text, 1, confidence).decision()).isInstanceOf(Decision.Clarify.class);
        assertThat(match(text, 1, 1).decision()).isInstanceOf(Decision.Abstain.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"how many visitors came by bus?", "how many of the visitors came by train"})
    void staysSilentOnWhatThePackSaysItDoesNotAnswer(String question) {
        List<String> unanswered =
                List.of(
                        "how many visitors came by bus?",
                        "did visitors come by bus or by car?",
                        "is there a bus or a train to the square?");
        Matcher silent =
                new Matcher(
                        SamplePack.notAnswering(unanswered),
                        MatcherModel.shipped(),
                        SamplePack.ENCODERS);
        Decision before = match(question).decision();
        Decision now = silent.match(question, LanguageContext.NONE, SamplePack.DURING).decision();

        assertThat(first(match(question))).isEqualTo(SamplePack.VISITORS.id());
        assertThat(now).isNotInstanceOf(Decision.Answer.class);
        assertThat(now.confidence()).isLessThan(before.confidence());
    }

    @Test
    void readsWithASpecialisedEncoderOnlyWhatIsInItsLanguages() {
        WatchedEncoder english =
                new WatchedEncoder(SamplePack.ENCODERS.general(), Language.ENGLISH);
        Matcher matcher =
                new Matcher(
                        SamplePack.KNOWLEDGE,
                        MatcherModel.shipped(),
                        new Encoders(SamplePack.ENCODERS.general(), List.of(english)));
        assertThat(english.encoded())
                .contains(SamplePack.MAYOR.questions(Language.ENGLISH).getFirst())
                .doesNotContain(SamplePack.MAYOR.questions(Language.FRENCH).getFirst());
        english.encoded().clear();

        for (String text : List.of("combien de gens sont venus ?", "cuántos billetes hay", "كم")) {
            matcher.match(text, LanguageContext.NONE, SamplePack.DURING);
        }
        assertThat(english.encoded()).isEmpty();

        matcher.match("how many people came?", LanguageContext.NONE, SamplePack.DURING);
        assertThat(english.encoded()).containsExactly("how many people came?");
    }

    @Test
    void asksNoSpecialisedEncoderWhatThePackDoesNotAnswer() {
        WatchedEncoder english =
                new WatchedEncoder(SamplePack.ENCODERS.general(), Language.ENGLISH);
        new Matcher(
                SamplePack.notAnswering(List.of("is there a bus?")),
                MatcherModel.shipped(),
                new Encoders(SamplePack.ENCODERS.general(), List.of(english)));

        assertThat(english.encoded()).isNotEmpty().doesNotContain("is there a bus?");
    }

    @Test
    void refusesToStartWithAnEncoderThatItsModelDoesNotKnow() {
        assertThatThrownBy(() ->
                        new Matcher(
                                SamplePack.KNOWLEDGE,
                                MatcherModel.shipped(),
                                Encoders.only(new WordHashes())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no weights for encoder \"word-hashes\"")
                .hasMessageContaining("tune it");
    }

    @Test
    void offersAFewEntries() {
        assertThat(match("what about the lot", 1, 0).decision())
                .isInstanceOfSatisfying(
                        Decision.Clarify.class,
                        clarify ->
                                assertThat(clarify.options())
                                        .hasSizeBetween(1, DecisionPolicy.MOST_OPTIONS)
                                        .extracting(Entry::id)
                                        .doesNotHaveDuplicates());
    }

    @Test
    void explainsWhatDecided() {
        Match match = match("how many visitors came in 2027?", 1, 0);
        Explanation.Considered first = match.explanation().candidates().getFirst();

        assertThat(match.explanation().rule())
                .isEqualTo("confidence lies between the clarify and the answer threshold");
        assertThat(match.explanation().thresholds()).isEqualTo(new MatcherModel.Thresholds(1, 0));
        assertThat(first.evidence().keySet()).containsExactlyElementsOf(Evidence.NAMES);
        assertThat(first.evidence().get("best-wording")).isPositive();
        assertThat(first.unexplained()).contains("2027");
    }

    /// Fifty of them took fifteen seconds once.
    @Test
    @Timeout(5)
    void readsAMessageWithoutAnEndInLinearTime() {
        for (int i = 0; i < 50; i++) {
            assertThat(match("x".repeat(Question.MAX_CHARACTERS)).decision())
                    .isInstanceOf(Decision.Abstain.class);
        }
    }

    @Test
    @Timeout(5)
    void readsALongMessageInBoundedTime() {
        String story =
                "how many visitors came to the fair, and why not mroe of thme? ".repeat(1700);

        assertThat(story.length()).isGreaterThan(100_000);
        assertThat(match(story).explanation().candidates()).isNotEmpty();
        assertThat(match("x".repeat(100_000)).decision()).isInstanceOf(Decision.Abstain.class);
        assertThat(match("😀".repeat(50_000)).decision()).isInstanceOf(Decision.Abstain.class);
    }

    @Test
    void decidesTheSameEachTimeItIsBuiltAndOnEveryThread() {
        List<String> questions = someQuestions(500);
        Matcher other =
                new Matcher(SamplePack.KNOWLEDGE, MatcherModel.shipped(), SamplePack.ENCODERS);

        List<Match> inOrder = questions.stream().map(MatcherTest::match).toList();
        List<Match> atOnce =
                questions.parallelStream()
                        .map(text -> other.match(text, LanguageContext.NONE, SamplePack.DURING))
                        .toList();

        assertThat(atOnce).isEqualTo(inOrder);
    }

    /// Words of the pack in random order, some with a letter lost, always the same.
    private static List<String> someQuestions(int count) {
        List<String> words =
                Corpus.of(SamplePack.KNOWLEDGE).wordings().stream()
                        .flatMap(wording -> wording.words().stream())
                        .toList();
        Random random = new Random(93);
        return IntStream.range(0, count).mapToObj(_ -> someWords(words, random)).toList();
    }

    private static String someWords(List<String> words, Random random) {
        String[] chosen = new String[1 + random.nextInt(8)];
        Arrays.setAll(
                chosen,
                _ -> {
                    String word = words.get(random.nextInt(words.size()));
                    return random.nextInt(5) == 0 ? word.substring(1) : word;
                });
        return String.join(" ", chosen);
    }
}
