package io.rapporteur.core.dialogue;

import static io.rapporteur.core.SamplePack.AFTER;
import static io.rapporteur.core.SamplePack.BEFORE;
import static io.rapporteur.core.SamplePack.DURING;
import static io.rapporteur.core.SamplePack.HELLO;
import static io.rapporteur.core.SamplePack.HOURS;
import static io.rapporteur.core.SamplePack.KNOWLEDGE;
import static io.rapporteur.core.SamplePack.MAYOR;
import static io.rapporteur.core.SamplePack.TICKETS;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.Topic;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class DialogueTest {

    private static final Phrases PHRASES = Phrases.shipped();
    private static final PassageId VANISHED = new PassageId("vanished");

    /// A conversation that has seen an answer and an offer, in no chosen language.
    private static final ConversationState UNDER_WAY =
            new ConversationState(
                    Optional.empty(),
                    Optional.of(Language.ENGLISH),
                    Optional.of(MAYOR.id()),
                    List.of(HOURS.id(), TICKETS.id()));

    static final List<Intent> SERVICES =
            List.of(
                    new Intent.BrowseTopics(0),
                    new Intent.OpenTopic("crowd", 0),
                    new Intent.OpenTopic("no-such-topic", 0),
                    new Intent.ChangeLanguage(Optional.empty()),
                    new Intent.ShowSources(),
                    new Intent.Start(),
                    new Intent.Help(),
                    new Intent.Privacy(),
                    new Intent.Unreadable());

    private final Dialogue dialogue = SamplePack.DIALOGUE;

    @Nested
    class Asked {

        @ParameterizedTest
        @EnumSource
        void answersAStoredWordingAndRemembersIt(Language language) {
            Turn turn = ask(MAYOR.title().in(language), UNDER_WAY);

            assertThat(turn.outcome()).isEqualTo(Outcome.ANSWER);
            assertThat(turn.reply().answers()).contains(MAYOR.id());
            assertThat(said(turn)).startsWith(MAYOR.answer().direct().in(language));
            assertThat(turn.state()).isEqualTo(state(language, MAYOR.id()));
        }

        @ParameterizedTest
        @EnumSource
        void repliesToSmallTalkWithoutForgettingTheAnswerBefore(Language language) {
            String greeting = HELLO.questions().getOrDefault(language, List.of()).getFirst();
            Turn turn = ask(greeting, UNDER_WAY);

            assertThat(turn.outcome()).isEqualTo(Outcome.CHITCHAT);
            assertThat(said(turn)).isEqualTo(HELLO.reply().in(language));
            assertThat(turn.reply().answers()).isEmpty();
            assertThat(turn.state()).isEqualTo(state(language, MAYOR.id()));
        }

        @ParameterizedTest
        @EnumSource
        void sendsAnEmergencyOnWithoutAButtonThatLeadsAstray(Language language) {
            String cry = SamplePack.FIRE.questions().getOrDefault(language, List.of()).getFirst();
            Turn turn = ask(cry, UNDER_WAY);

            assertThat(turn.outcome()).isEqualTo(Outcome.ABSTAIN);
            assertThat(said(turn)).isEqualTo(SamplePack.FIRE.reply().in(language));
            assertThat(turn.reply().choices()).isEmpty();
            assertThat(turn.state()).isEqualTo(state(language, MAYOR.id()));
        }

        @Test
        void offersWhatMayHaveBeenMeantAndThatNoneWas() {
            Turn turn = ask("fair visitors tickets", ConversationState.NEW);

            assertThat(turn.outcome()).isEqualTo(Outcome.CLARIFY);
            List<Choice> choices = turn.reply().choices();
            assertThat(choices).hasSizeGreaterThan(1);
            assertThat(choices.getLast().intent()).isEqualTo(new Intent.NoneOfThese());
            assertThat(turn.state().lastEntry()).isEmpty();
            assertThat(choices.subList(0, choices.size() - 1))
                    .extracting(Choice::intent)
                    .containsExactlyElementsOf(
                            turn.state().lastOptions().stream().map(Intent.Choose::new).toList());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "\n\t\r",
                    "?!…",
                    "👍🏽👨‍👩‍👧❤️",
                    "🇲🇦🇫🇷",
                    "\u200b\u200b\u200d\ufeff",
                    "\u202e\u202c\u2066\u2069\u200f",
                    "\u0000\u0007\u001b",
                    "\ud83d"
                })
        void saysThatItFoundNoQuestionWhereThereAreNoWords(String text) {
            Turn turn = ask(text, UNDER_WAY);

            assertThat(turn.outcome()).isEqualTo(Outcome.ABSTAIN);
            assertThat(said(turn)).isEqualTo(PHRASES.get(Language.ENGLISH, "no-question"));
            assertThat(labels(turn)).containsExactly("Topics");
            assertThat(turn.state()).isEqualTo(UNDER_WAY);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\u3164\u115f", "\u0640\u0640", "\u0651", "𝔚", "漢字", "0", "ﷺ"})
        void hasAnOutcomeForWordsThatItDoesNotKnow(String text) {
            Turn turn = ask(text, ConversationState.NEW);

            assertThat(turn.outcome()).isIn(Outcome.ABSTAIN, Outcome.CLARIFY);
            assertThat(said(turn)).isNotBlank();
        }

        @ParameterizedTest
        @ValueSource(strings = {"fair ", "x", "é", "المعرض ", "👍", "1 ", "fair\n\n"})
        void hasAnOutcomeForAHundredKilobytes(String piece) {
            Turn turn = ask(piece.repeat(100_000 / piece.length()), ConversationState.NEW);

            assertThat(turn.outcome()).isIn(Outcome.ABSTAIN, Outcome.CLARIFY);
            assertThat(said(turn)).isNotBlank().hasSizeLessThan(1_000);
        }

        @Test
        void hasAnOutcomeForWordsInBothDirections() {
            Turn turn = ask("Who opens the fair? من يفتتح المعرض؟", ConversationState.NEW);

            assertThat(turn.outcome()).isIn(Outcome.ABSTAIN, Outcome.CLARIFY);
            assertThat(turn.state().lastLanguage()).contains(turn.reply().language());
        }

        @Test
        void readsAStoredWordingThroughTheMarksThatKeepDirectionsApart() {
            Turn turn = ask("\u2067من يفتتح المعرض؟\u2069", ConversationState.NEW);

            assertThat(turn.reply().answers()).contains(MAYOR.id());
            assertThat(turn.reply().language()).isEqualTo(Language.ARABIC);
        }

        @Test
        void doesNotGiveAnAnswerThatNoLongerHolds() {
            String question = TICKETS.title().in(Language.SPANISH);

            assertThat(ask(question, BEFORE).reply().answers()).contains(TICKETS.id());
            Turn late = ask(question, AFTER);
            assertThat(late.outcome()).isEqualTo(Outcome.ABSTAIN);
            assertThat(said(late)).isEqualTo(fallback(Route.Reason.EXPIRED, Language.SPANISH));
            assertThat(late.state().lastEntry()).isEmpty();
        }

        @Test
        void answersForTheMomentOfTheQuestion() {
            String question = HOURS.title().in(Language.FRENCH);

            assertThat(said(ask(question, BEFORE))).startsWith("It will open at nine. [fr]");
            assertThat(said(ask(question, DURING))).startsWith("It is open from nine. [fr]");
            assertThat(said(ask(question, AFTER))).startsWith("It has hours. [fr]");
        }

        @Test
        void countsDaysWhereTheEventIs() {
            String question = HOURS.title().in(Language.ENGLISH);

            assertThat(said(ask(question, Instant.parse("2030-05-31T22:59:59Z"))))
                    .startsWith("It will open");
            assertThat(said(ask(question, Instant.parse("2030-05-31T23:00:00Z"))))
                    .startsWith("It is open");
        }
    }

    @Nested
    class SaidAfterAnAnswer {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "source?",
                    "What's your source?",
                    "la source svp",
                    "D'où ça vient ?",
                    "¿Cuál es la fuente?",
                    "ما المصدر؟"
                })
        void givesTheSourcesWhenAsked(String text) {
            Turn turn = ask(text, UNDER_WAY);

            assertThat(turn.outcome()).isEqualTo(Outcome.SERVICE);
            assertThat(said(turn))
                    .startsWith("Sources: " + MAYOR.title().in(Language.ENGLISH))
                    .contains("Gazette");
            assertThat(turn.state()).isEqualTo(UNDER_WAY);
        }

        @ParameterizedTest
        @CsvSource({
            "In French please!, fr",
            "en français svp, fr",
            "en anglais, en",
            "¿y en español?, es",
            "بالعربية من فضلك, ar"
        })
        void saysTheSameInAnotherLanguage(String text, String tag) {
            Language language = Language.ofTag(tag).orElseThrow();
            Turn turn = ask(text, UNDER_WAY);

            assertThat(turn.outcome()).isEqualTo(Outcome.ANSWER);
            assertThat(said(turn)).contains(MAYOR.answer().direct().in(language));
            assertThat(turn.state().lastLanguage()).contains(language);
            assertThat(turn.state().chosenLanguage()).isEmpty();
        }

        @Test
        void changesAChosenLanguageWithIt() {
            Turn turn = ask("en français", UNDER_WAY.speaking(Language.ARABIC));

            assertThat(turn.state().chosenLanguage()).contains(Language.FRENCH);
        }

        @Test
        void takesTheLanguageForChosenIfNothingWasAnswered() {
            Turn turn = ask("in Spanish please", ConversationState.NEW);

            assertThat(said(turn)).isEqualTo(PHRASES.get(Language.SPANISH, "language.set"));
            assertThat(turn.state().chosenLanguage()).contains(Language.SPANISH);
        }

        @Test
        void saysThatThereIsNoSourceYet() {
            assertThat(said(ask("source?", ConversationState.NEW)))
                    .isEqualTo(PHRASES.get(Language.ENGLISH, "sources.none"));
        }

        @Test
        void offersWhatAShortQuestionMayMean() {
            Turn turn = ask("and when?", UNDER_WAY);

            assertThat(turn.outcome()).isEqualTo(Outcome.CLARIFY);
            assertThat(turn.reply().choices().getFirst().intent())
                    .isEqualTo(new Intent.Choose(HOURS.id()));
            assertThat(turn.state().lastEntry()).contains(MAYOR.id());
        }

        @Test
        void answersTwoQuestionsUnderTheirTitlesAndGoesOnFromTheSecond() {
            Turn turn = ask("Who opens the fair? When is the fair open?", ConversationState.NEW);

            assertThat(said(turn))
                    .startsWith("Who opens the fair?\n\nThe mayor opens it.")
                    .contains("When is the fair open?\n\nIt is open from nine.");
            assertThat(turn.reply().answers()).contains(HOURS.id());
            assertThat(turn.state().lastEntry()).contains(HOURS.id());
        }
    }

    @Nested
    class Chosen {

        @ParameterizedTest
        @EnumSource
        void answersUnderTheQuestionAndRemembersIt(Language language) {
            Turn turn = say(new Intent.Choose(MAYOR.id()), language, UNDER_WAY);

            assertThat(turn.outcome()).isEqualTo(Outcome.ANSWER);
            assertThat(turn.reply().answers()).contains(MAYOR.id());
            assertThat(said(turn))
                    .startsWith(
                            MAYOR.title().in(language)
                                    + "\n\n"
                                    + MAYOR.answer().direct().in(language));
            assertThat(turn.state()).isEqualTo(state(language, MAYOR.id()));
        }

        @ParameterizedTest
        @EnumSource
        void saysThatAnEntryHasGoneFromTheRecord(Language language) {
            Turn turn = say(new Intent.Choose(VANISHED), language, UNDER_WAY);

            assertThat(turn.outcome()).isEqualTo(Outcome.ABSTAIN);
            assertThat(said(turn)).isEqualTo(PHRASES.get(language, "gone"));
            assertThat(turn.state()).isEqualTo(UNDER_WAY);
        }

        @Test
        void takesARouteForNoEntry() {
            Turn turn = say(new Intent.Choose(SamplePack.FIRE.id()), Language.ENGLISH, UNDER_WAY);

            assertThat(said(turn)).isEqualTo(PHRASES.get(Language.ENGLISH, "gone"));
        }

        @Test
        void doesNotShowWhatNoLongerHolds() {
            Intent tickets = new Intent.Choose(TICKETS.id());

            assertThat(turn(tickets, BEFORE).reply().answers()).contains(TICKETS.id());
            Turn late = turn(tickets, AFTER);
            assertThat(late.outcome()).isEqualTo(Outcome.ABSTAIN);
            assertThat(said(late)).isEqualTo(fallback(Route.Reason.EXPIRED, Language.ENGLISH));
            assertThat(late.state()).isEqualTo(state(Language.ENGLISH, MAYOR.id()));
        }

        @Test
        void showsWhatHoldsAtTheMomentOfTheChoice() {
            Intent hours = new Intent.Choose(HOURS.id());

            assertThat(said(turn(hours, BEFORE))).contains("It will open at nine.");
            assertThat(said(turn(hours, DURING))).contains("It is open from nine.");
            assertThat(said(turn(hours, AFTER))).contains("It has hours.");
        }

        @ParameterizedTest
        @EnumSource
        void abstainsWhenNoneOfTheOptionsWasMeant(Language language) {
            Turn turn = say(new Intent.NoneOfThese(), language, UNDER_WAY);

            assertThat(turn.outcome()).isEqualTo(Outcome.ABSTAIN);
            assertThat(said(turn)).isEqualTo(fallback(Route.Reason.UNKNOWN, language));
            assertThat(turn.reply().choices())
                    .extracting(Choice::intent)
                    .containsExactly(new Intent.BrowseTopics(0));
            assertThat(turn.state()).isEqualTo(state(language, MAYOR.id()));
        }

        private Turn turn(Intent intent, Instant at) {
            return dialogue.turn(utterance(intent, Optional.empty(), at), UNDER_WAY);
        }
    }

    @Nested
    class Served {

        @ParameterizedTest
        @FieldSource("io.rapporteur.core.dialogue.DialogueTest#SERVICES")
        void repliesInEveryLanguageAndLeavesTheConversationWhereItWas(Intent intent) {
            for (Language language : Language.values()) {
                Turn turn = say(intent, language, UNDER_WAY);

                assertThat(turn.outcome()).isEqualTo(Outcome.SERVICE);
                assertThat(turn.reply().language()).isEqualTo(language);
                assertThat(turn.reply().answers()).isEmpty();
                assertThat(said(turn)).isNotBlank().doesNotContain("{0}");
                assertThat(turn.state()).isEqualTo(UNDER_WAY);
            }
        }

        @ParameterizedTest
        @EnumSource
        void helpsWithTheExamplesOfThePack(Language language) {
            Turn turn = say(new Intent.Help(), language, ConversationState.NEW);

            assertThat(said(turn)).contains("• " + MAYOR.title().in(language));
        }

        @ParameterizedTest
        @EnumSource
        void introducesItselfWithTheEvent(Language language) {
            for (Intent intent : List.of(new Intent.Start(), new Intent.Help())) {
                Turn turn = say(intent, language, ConversationState.NEW);

                assertThat(said(turn)).contains(KNOWLEDGE.event().name().in(language));
                assertThat(labels(turn))
                        .containsExactly(
                                PHRASES.get(language, "topics.button"),
                                PHRASES.get(language, "language.button"));
            }
        }

        @ParameterizedTest
        @EnumSource
        void saysWhatIsKeptAndThatItReadsOnlyText(Language language) {
            assertThat(said(say(new Intent.Privacy(), language, UNDER_WAY)))
                    .isEqualTo(PHRASES.get(language, "privacy"))
                    .contains("30");
            assertThat(said(say(new Intent.Unreadable(), language, UNDER_WAY)))
                    .isEqualTo(PHRASES.get(language, "unreadable"));
        }

        @ParameterizedTest
        @EnumSource
        void saysHowMuchItForgetsAndBeginsAnew(Language language) {
            Utterance utterance =
                    utterance(
                            new Intent.Forget(),
                            Optional.of(LanguageHint.byPlatform(Language.ENGLISH)),
                            DURING);

            Turn turn =
                    dialogue.forget(
                            utterance,
                            ConversationState.NEW.speaking(language),
                            new Forgotten(17, 29));

            assertThat(said(turn))
                    .isEqualTo(PHRASES.get(language, "forgotten", 17, 29))
                    .contains("17", "29");
            assertThat(turn.state()).isEqualTo(ConversationState.NEW);
            assertThat(turn.outcome()).isEqualTo(Outcome.SERVICE);
        }

        @ParameterizedTest
        @EnumSource
        void speaksTheLanguageThatWasChosenFromThenOn(Language language) {
            Turn turn =
                    say(
                            new Intent.ChangeLanguage(Optional.of(language)),
                            Language.ENGLISH,
                            UNDER_WAY);

            assertThat(turn.outcome()).isEqualTo(Outcome.SERVICE);
            assertThat(turn.reply().language()).isEqualTo(language);
            assertThat(said(turn)).isEqualTo(PHRASES.get(language, "language.set"));
            assertThat(turn.state())
                    .isEqualTo(
                            new ConversationState(
                                    Optional.of(language),
                                    Optional.of(language),
                                    UNDER_WAY.lastEntry(),
                                    UNDER_WAY.lastOptions()));
        }

        @Test
        void asksWhichLanguageWithEachUnderItsOwnName() {
            Turn turn =
                    say(
                            new Intent.ChangeLanguage(Optional.empty()),
                            Language.SPANISH,
                            ConversationState.NEW);

            assertThat(labels(turn)).containsExactly("English", "Français", "Español", "العربية");
            assertThat(turn.reply().choices())
                    .extracting(Choice::kind)
                    .containsOnly(Choice.Kind.LANGUAGE);
        }

        @Test
        void showsTheTopicsForATopicThatHasGone() {
            Turn gone = say(new Intent.OpenTopic("gone", 3), Language.ENGLISH, UNDER_WAY);
            Turn topics = say(new Intent.BrowseTopics(0), Language.ENGLISH, UNDER_WAY);

            assertThat(gone).isEqualTo(topics);
        }

        @Test
        void showsTheTopicsForATopicThatHasNothingToSayNow() {
            Dialogue fair =
                    SamplePack.dialogue(
                            SamplePack.with(
                                    new Topic("box", KNOWLEDGE.event().name(), List.of(TICKETS))));
            Utterance opens = utterance(new Intent.OpenTopic("box", 0), Optional.empty(), DURING);
            Utterance browses = utterance(new Intent.BrowseTopics(0), Optional.empty(), DURING);

            assertThat(fair.turn(opens, ConversationState.NEW))
                    .isEqualTo(fair.turn(browses, ConversationState.NEW));
        }

        @ParameterizedTest
        @EnumSource
        void saysThatThereWasNoAnswerWhoseSourcesToShow(Language language) {
            Turn turn = say(new Intent.ShowSources(), language, ConversationState.NEW);

            assertThat(said(turn)).isEqualTo(PHRASES.get(language, "sources.none"));
            assertThat(turn.state()).isEqualTo(ConversationState.NEW);
        }

        @ParameterizedTest
        @EnumSource
        void saysThatTheAnswerWhoseSourcesToShowHasGone(Language language) {
            ConversationState before = state(Language.ENGLISH, VANISHED);
            Turn turn = say(new Intent.ShowSources(), language, before);

            assertThat(turn.outcome()).isEqualTo(Outcome.ABSTAIN);
            assertThat(said(turn)).isEqualTo(PHRASES.get(language, "gone"));
            assertThat(turn.state()).isEqualTo(before);
        }

        @ParameterizedTest
        @EnumSource
        void apologisesAndLeavesTheConversationWhereItWas(Language language) {
            Utterance utterance =
                    utterance(
                            new Intent.Ask("Who?"),
                            Optional.of(LanguageHint.byButton(language)),
                            DURING);
            Turn turn = dialogue.apology(utterance, UNDER_WAY);

            assertThat(turn.outcome()).isEqualTo(Outcome.APOLOGY);
            assertThat(said(turn)).isEqualTo(PHRASES.get(language, "apology"));
            assertThat(turn.state()).isEqualTo(UNDER_WAY);
        }
    }

    @Nested
    class SpeaksTheLanguage {

        private static final Intent HELP = new Intent.Help();

        @Test
        void thatWasChosenWhateverThePlatformHints() {
            assertThat(language(HELP, Optional.of(Language.FRENCH), chosen(Language.ARABIC)))
                    .isEqualTo(Language.ARABIC);
        }

        @Test
        void thatThePlatformHintsWhenNobodyHasSpokenYet() {
            assertThat(language(HELP, Optional.of(Language.FRENCH), ConversationState.NEW))
                    .isEqualTo(Language.FRENCH);
        }

        @ParameterizedTest
        @FieldSource("io.rapporteur.core.dialogue.DialogueTest#SERVICES")
        void thatWasSpokenLastRatherThanWhatThePlatformHints(Intent command) {
            ConversationState spanish = state(Language.SPANISH, MAYOR.id());

            assertThat(language(command, Optional.of(Language.FRENCH), spanish))
                    .isEqualTo(Language.SPANISH);
            assertThat(language(command, Optional.empty(), spanish)).isEqualTo(Language.SPANISH);
        }

        @Test
        void ofThePackWhenNothingTells() {
            Dialogue spanish =
                    SamplePack.dialogue(SamplePack.speaking(Language.SPANISH, Language.FRENCH));
            Utterance help = utterance(HELP, Optional.empty(), DURING);

            assertThat(spanish.turn(help, ConversationState.NEW).reply().language())
                    .isEqualTo(Language.SPANISH);
        }

        @ParameterizedTest
        @EnumSource
        void ofTheQuestionWhateverThePlatformHints(Language language) {
            Intent question = new Intent.Ask(MAYOR.title().in(language));
            for (Language hint : Language.values()) {
                assertThat(language(question, Optional.of(hint), UNDER_WAY)).isEqualTo(language);
            }
        }

        @Test
        void thatWasChosenEvenForAQuestionInAnother() {
            Turn turn = ask(MAYOR.title().in(Language.SPANISH), chosen(Language.ARABIC));

            assertThat(said(turn)).startsWith(MAYOR.answer().direct().in(Language.ARABIC));
            assertThat(turn.state().chosenLanguage()).contains(Language.ARABIC);
            assertThat(turn.state().lastLanguage()).contains(Language.ARABIC);
        }

        @Test
        void ofTheButtonAndGoesOnInIt() {
            Turn turn = say(new Intent.Choose(HOURS.id()), Language.ARABIC, UNDER_WAY);

            assertThat(turn.reply().language()).isEqualTo(Language.ARABIC);
            assertThat(turn.state().lastLanguage()).contains(Language.ARABIC);
            assertThat(turn.state().chosenLanguage()).isEmpty();
        }

        @Test
        void thatWasChosenEvenOnAnOldButtonInAnother() {
            Turn turn =
                    say(new Intent.Choose(HOURS.id()), Language.ARABIC, chosen(Language.FRENCH));

            assertThat(turn.reply().language()).isEqualTo(Language.FRENCH);
        }

        @Test
        void ofNoPackThatIsNotWrittenInIt() {
            Dialogue english =
                    SamplePack.dialogue(SamplePack.speaking(Language.ENGLISH, Language.SPANISH));
            ConversationState before = chosen(Language.FRENCH);
            for (Intent intent :
                    List.of(
                            HELP,
                            new Intent.Ask("👍"),
                            new Intent.Ask("fair visitors tickets"),
                            new Intent.Choose(HOURS.id()),
                            new Intent.ChangeLanguage(Optional.of(Language.FRENCH)))) {
                Turn turn =
                        english.turn(
                                utterance(
                                        intent,
                                        Optional.of(LanguageHint.byButton(Language.ARABIC)),
                                        DURING),
                                before);

                assertThat(turn.reply().language()).as("%s", intent).isEqualTo(Language.ENGLISH);
                assertThat(turn.state().chosenLanguage()).contains(Language.FRENCH);
            }
        }

        @Test
        void ofNoCommandAtTheNextQuestion() {
            Turn help =
                    dialogue.turn(
                            utterance(
                                    HELP,
                                    Optional.of(LanguageHint.byPlatform(Language.ARABIC)),
                                    DURING),
                            UNDER_WAY);

            assertThat(help.state().lastLanguage()).contains(Language.ENGLISH);
        }

        private Language language(
                Intent intent, Optional<Language> platform, ConversationState before) {
            Utterance utterance = utterance(intent, platform.map(LanguageHint::byPlatform), DURING);
            return dialogue.turn(utterance, before).reply().language();
        }

        private ConversationState chosen(Language language) {
            return ConversationState.NEW.speaking(language);
        }
    }

    private Turn ask(String text, ConversationState before) {
        return dialogue.turn(utterance(new Intent.Ask(text), Optional.empty(), DURING), before);
    }

    private Turn ask(String text, Instant at) {
        return dialogue.turn(
                utterance(new Intent.Ask(text), Optional.empty(), at), ConversationState.NEW);
    }

    /// Says it with a button of a reply in `language`.
    private Turn say(Intent intent, Language language, ConversationState before) {
        return dialogue.turn(
                utterance(intent, Optional.of(LanguageHint.byButton(language)), DURING), before);
    }

    private static Utterance utterance(Intent intent, Optional<LanguageHint> hint, Instant at) {
        return new Utterance("key", new ConversationId("test", "one"), intent, hint, "address", at);
    }

    /// After a turn in `language` that offered nothing, with `entry` answered last.
    private static ConversationState state(Language language, PassageId entry) {
        return new ConversationState(
                Optional.empty(), Optional.of(language), Optional.of(entry), List.of());
    }

    private static String said(Turn turn) {
        return turn.reply().plainText();
    }

    private static List<String> labels(Turn turn) {
        return turn.reply().choices().stream().map(Choice::label).toList();
    }

    private static String fallback(Route.Reason reason, Language language) {
        return KNOWLEDGE.fallback(reason).reply().in(language);
    }
}
