package io.rapporteur.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.FestivalPack;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.pack.PackReader;
import io.rapporteur.knowledge.pack.Place;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class PackCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2030, 6, 20);
    private static final String PROGRAMME = "entries/programme.yaml";
    private static final String FIGURES = "entries/figures.yaml";
    private static final String UNANSWERED = "unanswered.yaml";

    @TempDir private Path folder;
    private FestivalPack pack;

    @BeforeEach
    void copy() {
        pack = FestivalPack.copyTo(folder);
    }

    @Test
    void findsNothingInAGoodPack() {
        assertThat(check(TODAY)).isEmpty();
    }

    @Test
    void wantsFiveWordingsInEachLanguage() {
        int line = pack.lineAfter(PROGRAMME, "id: oven-tour", "questions:") + 7;
        pack.delete(PROGRAMME, "- peut-on voir le vieux four svp");

        assertOnly(
                Severity.ERROR, "few-wordings", PROGRAMME, line, "oven-tour", "4 wordings in fr");
    }

    @Test
    void wantsTheSameYearInEveryLanguage() {
        int line = pack.replace(FIGURES, "más que en 2029", "más que en 2028");

        assertOnly(Severity.ERROR, "figure-parity", FIGURES, line, "in es: 2028", "in en: 2029");
    }

    @Test
    void wantsTheSamePercentageInEveryLanguage() {
        int line = pack.replace(FIGURES, "7,5 % de plus", "7,5 de plus");

        assertOnly(Severity.ERROR, "figure-parity", FIGURES, line, "in fr: 7.5;", "in en: 7.5%");
    }

    @Test
    void wantsTheSameNumbersInDetails() {
        int line = pack.replace(FIGURES, "قمح: 8,500", "قمح: 8,600");

        assertOnly(Severity.ERROR, "figure-parity", FIGURES, line, "detail", "8600", "8500");
    }

    @Test
    void wantsTheSameNumbersInVariants() {
        int line = pack.replace(PROGRAMME, "Elle aura lieu du 7", "Elle aura lieu du 6");

        assertOnly(Severity.ERROR, "figure-parity", PROGRAMME, line, "variants before answer");
    }

    @Test
    void wantsAWordingToLeadToOnePassage() {
        int line = pack.replace(PROGRAMME, "- quand est la fête svp", "- « BONSÓIR » !");

        List<Finding> findings = check(TODAY);

        assertThat(findings)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("duplicate-wording");
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.file()).isEqualTo("routes.yaml");
                    assertThat(finding.what())
                            .contains("\"greeting\"", "\"festival-days\"", PROGRAMME + ":" + line);
                });
    }

    @Test
    void wantsNoAnswerToWhatIsListedAsUnanswered() {
        int wording =
                pack.lineAfter(PROGRAMME, "id: oven-tour", "- peut-on voir le vieux four svp");
        int line =
                pack.replace(
                        UNANSWERED,
                        "Combien de farine reste-t-il ?",
                        "PEUT-ON VOIR LE VIEUX FOUR, S.V.P. ?");

        assertThat(check(TODAY)).isEmpty();

        pack.replace(UNANSWERED, "S.V.P. ?", "svp ?");

        assertOnly(
                Severity.ERROR,
                "answered-unanswered",
                UNANSWERED,
                line,
                "\"oven-tour\"",
                PROGRAMME + ":" + wording);
    }

    @Test
    void wantsNoTitleListedAsUnanswered() {
        int title =
                pack.lineAfter(FIGURES, "id: bread-count", "es: \"¿Cuántos panes se hornean?\"");
        int line = pack.replace(UNANSWERED, "¿Cuánta harina sobra?", "cuantos panes se hornean");

        assertOnly(
                Severity.ERROR,
                "answered-unanswered",
                UNANSWERED,
                line,
                "\"bread-count\"",
                FIGURES + ":" + title);
    }

    @Test
    void letsARouteKeepWhatIsListedAsUnanswered() {
        pack.replace(
                UNANSWERED, "¿Cuánta harina sobra?", "cuánto ganan los panaderos en el pueblo");

        assertThat(check(TODAY)).isEmpty();
    }

    @Test
    void wantsEverySourceCited() {
        int line = pack.lineAfter("sources.yaml", "sources:", "- id: gazette");
        pack.replace(FIGURES, "[village, gazette]", "[village]");
        pack.replace(FIGURES, "    sources: [gazette]", "    sources: [village]");
        int mayor = pack.lineAfter(FIGURES, "id: mayor-who", "sources: [gazette]");
        assertThat(pack.replace(FIGURES, "  sources: [gazette]", "  sources: [village]"))
                .isEqualTo(mayor);

        assertOnly(Severity.WARNING, "uncited-source", "sources.yaml", line, "gazette");
    }

    @Test
    void refusesASourceThatLeadsNowhere() {
        int url =
                pack.replace(
                        "sources.yaml", "https://gazette.example/pain", "https://source.invalid/");

        assertOnly(
                Severity.ERROR,
                "placeholder-source",
                "sources.yaml",
                url - 3,
                "gazette",
                "https://source.invalid/");
    }

    @Test
    void remindsOfAReview() {
        int line = pack.replace(PROGRAMME, "review_by: 2031-01-31", "review_by: 2030-06-19");

        assertOnly(Severity.WARNING, "review-due", PROGRAMME, line, "oven-tour", "2030-06-19");
    }

    @Test
    void tellsWhatNoLongerHolds() {
        int line = pack.replace(PROGRAMME, "valid_until: 2031-06-30", "valid_until: 2030-06-19");

        assertOnly(Severity.WARNING, "not-valid", PROGRAMME, line, "only until 2030-06-19");
    }

    @Test
    void tellsWhatDoesNotHoldYet() {
        int line = pack.replace(PROGRAMME, "valid_from: 2030-05-01", "valid_from: 2030-06-21");

        assertOnly(Severity.WARNING, "not-valid", PROGRAMME, line, "only from 2030-06-21");
    }

    @Test
    void wantsTitlesThatFitAButton() {
        int line = pack.replace(PROGRAMME, "When is the festival?", "W" + "h".repeat(59) + "?");

        assertOnly(Severity.ERROR, "long-title", PROGRAMME, line, "61 characters");
    }

    @Test
    void wantsAnswersThatFitAMessage() {
        int line =
                pack.replace(
                        FIGURES,
                        "La maire est Alma",
                        "La maire est " + "e".repeat(3_000) + " Alma");

        assertOnly(Severity.ERROR, "long-answer", FIGURES, line, "more than 3,000");
    }

    @Test
    void seesTwoSpacesInARow() {
        int line = pack.replace(FIGURES, "La maire est Alma", "La maire  est Alma");

        assertOnly(Severity.WARNING, "double-space", FIGURES, line, "maire  est");
    }

    @Test
    void seesABracketThatNeverCloses() {
        int line = pack.replace(PROGRAMME, "(de 1790)", "(de 1790");

        assertOnly(Severity.WARNING, "unbalanced", PROGRAMME, line, "\"(\"");
    }

    @Test
    void seesAQuotationThatNeverBegan() {
        int line = pack.replace("routes.yaml", "لم تُنشر الأجور.", "لم تُنشر الأجور».");

        assertOnly(Severity.WARNING, "unbalanced", "routes.yaml", line, "\"»\"");
    }

    @Test
    void seesArabicIndicDigits() {
        int line = pack.replace(PROGRAMME, "(شُيّد في 1790)", "(شُيّد في ١٧٩٠)");

        assertOnly(Severity.WARNING, "arabic-indic-digits", PROGRAMME, line, "١٧٩٠");
    }

    @Test
    void wantsWordingsThatAskSomething() {
        int line = pack.replace(FIGURES, "- who is the mayor please", "- mayor crust?");

        assertOnly(Severity.WARNING, "only-a-name", FIGURES, line, "mayor crust?", "mayor-who");
    }

    @Test
    void wantsTheSameNumberWordsInEveryLanguage() {
        pack.replace(PROGRAMME, "start at the church", "start at the church four times a day");
        pack.replace(PROGRAMME, "part de l’église", "part de l’église quatre fois par jour");
        pack.replace(PROGRAMME, "salen de la iglesia", "salen de la iglesia cuatro veces al día");
        int line = pack.replace(PROGRAMME, "من الكنيسة", "من الكنيسة خمس مرات في اليوم");

        assertOnly(
                Severity.ERROR, "number-word-parity", PROGRAMME, line, "ar lacks 4, alone has 5");
    }

    @Test
    void readsNumberWordsAsEachLanguageWritesThem() {
        pack.replace(PROGRAMME, "start at the church", "start at ten, for 16 people, on floor VI");
        pack.replace(PROGRAMME, "part de l’église", "part à dix heures, pour 16, au sixième étage");
        pack.replace(PROGRAMME, "salen de la iglesia", "salen a las diez, para 16, en el sexto");
        pack.replace(PROGRAMME, "من الكنيسة", "في العاشرة، لعدد 16، من الطابق السادس");

        assertThat(check(TODAY)).isEmpty();
    }

    @Test
    void takesNoPartOfALongerNumberForANumber() {
        pack.replace(
                PROGRAMME, "start at the church", "take thirty-four guests and seventeen dogs");
        pack.replace(PROGRAMME, "part de l’église", "prend trente-quatre gens et dix-sept chiens");
        pack.replace(
                PROGRAMME, "salen de la iglesia", "toman treinta y cuatro y diecisiete perros");
        pack.replace(PROGRAMME, "من الكنيسة", "تضم أربعة وثلاثين شخصا وسبعة عشر كلبا");

        assertThat(check(TODAY)).isEmpty();
    }

    @Test
    void tellsMillionsFromBillions() {
        pack.replace(PROGRAMME, "start at the church", "cost 3 billion");
        int line = pack.replace(PROGRAMME, "part de l’église", "coûte 3 millions");
        pack.replace(PROGRAMME, "salen de la iglesia", "cuestan 3 mil millones");
        pack.replace(PROGRAMME, "من الكنيسة", "تكلف 3 مليارات");

        assertOnly(
                Severity.ERROR,
                "number-word-parity",
                PROGRAMME,
                line,
                "fr lacks billion, alone has million");
    }

    @Test
    void wantsTheSameMonthInEveryLanguage() {
        int line =
                pack.replace(
                        PROGRAMME,
                        "Tuvo lugar del 7 al 9 de junio",
                        "Tuvo lugar del 7 al 9 de julio");

        assertOnly(
                Severity.ERROR, "month-parity", PROGRAMME, line, "es alone has July, lacks June");
    }

    @Test
    void wantsTheSameWebAddressInEveryLanguage() {
        pack.replace(PROGRAMME, "start at the church", "start at www.oven.example");
        int line = pack.replace(PROGRAMME, "part de l’église", "part de www.four.example");
        pack.replace(PROGRAMME, "salen de la iglesia", "salen de www.oven.example");
        pack.replace(PROGRAMME, "من الكنيسة", "من www.oven.example");

        assertOnly(
                Severity.ERROR,
                "address-parity",
                PROGRAMME,
                line,
                "fr alone has www.four.example, lacks www.oven.example");
    }

    @Test
    void wantsANameInEveryLanguage() {
        int line = pack.replace(FIGURES, "La maire est Alma Crust", "La maire est Alba Crust");

        assertOnly(Severity.WARNING, "name-parity", FIGURES, line, "mayor-who", "\"Alma Crust\"");
    }

    @Test
    void takesEverySpellingOfANameThatIsRegistered() {
        pack.replace(FIGURES, "La maire est Alma Crust", "La maire est « Mayor Crust »");

        assertThat(check(TODAY)).isEmpty();
    }

    @Test
    void wantsWordingsOfDifferentPassagesApart() {
        int line =
                pack.replace(
                        PROGRAMME, "- when is the festival please", "- baked loaves, how many");
        int other =
                pack.replace(
                        FIGURES, "- how many loaves are baked please", "- how many baked loaves");

        assertOnly(
                Severity.WARNING,
                "near-duplicate-wording",
                PROGRAMME,
                line,
                "\"festival-days\"",
                "\"bread-count\" in " + FIGURES + ":" + other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Qui est la maire?",
                "La maire est là: oui.",
                "La maire est « Alma» .",
                "La maire est «Alma ».",
            })
    void wantsFrenchSpacing(String answer) {
        int line = pack.replace(FIGURES, "La maire est Alma Crust.", answer + " Alma Crust.");

        assertOnly(Severity.WARNING, "french-spacing", FIGURES, line, "no space within");
    }

    @Test
    void leavesTimesAndWebAddressesWithoutFrenchSpacing() {
        pack.replace(FIGURES, "La maire est Alma", "La maire (voir a:b!c) est Alma");

        assertThat(check(TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "The mayor is Alma Crust., 'Yes, the mayor is Alma Crust.'",
        "La maire est Alma Crust., 'Oui : la maire est Alma Crust.'",
        "La alcaldesa es Alma Crust., 'No. La alcaldesa es Alma Crust.'"
    })
    void warnsOfAnAnswerThatBeginsWithYesOrNo(String statement, String verdict) {
        int line = pack.replace(FIGURES, statement, verdict);

        assertOnly(Severity.WARNING, "yes-or-no", FIGURES, line, "begins with");
    }

    @Test
    void takesASentenceThatSpeaksOfNoneForNoVerdict() {
        pack.replace(FIGURES, "The mayor is Alma Crust.", "No mayor but Alma Crust is known.");

        assertThat(check(TODAY)).isEmpty();
    }

    @Test
    void wantsSpanishToOpenItsQuestions() {
        int line = pack.replace(FIGURES, "¿Quién es la alcaldesa?", "Quién es la alcaldesa?");

        assertOnly(Severity.WARNING, "spanish-opening", FIGURES, line, "\"?\" without its \"¿\"");
    }

    @Test
    void wantsSpanishToOpenItsCalls() {
        int line = pack.replace(FIGURES, "La alcaldesa es Alma Crust.", "Es Alma Crust!");

        assertOnly(Severity.WARNING, "spanish-opening", FIGURES, line, "\"!\" without its \"¡\"");
    }

    @Test
    void noticesAnApostropheUnlikeTheOthers() {
        int line = pack.replace(FIGURES, "qu’en 2029", "qu'en 2029");

        assertOnly(Severity.NOTICE, "mixed-quotes", FIGURES, line, "straight apostrophe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"لغة C++ هنا", "الهاتف +33 هنا", "الموقع https://a.example/b/ هنا"})
    void seesSignsThatJumpToTheWrongSideOfTheirWord(String words) {
        String plain = words.replaceAll("[^a-zA-Z0-9:/.+]", "");
        pack.replace(PROGRAMME, "start at the church", plain + " start at the church");
        pack.replace(PROGRAMME, "part de l’église", "part de l’église " + plain);
        pack.replace(PROGRAMME, "salen de la iglesia", "salen de la iglesia " + plain);
        int line = pack.replace(PROGRAMME, "من الكنيسة", words);

        assertOnly(Severity.WARNING, "torn-word", PROGRAMME, line, plain);
    }

    @Test
    void seesLatinNamesThatAreReadBackwards() {
        int line = pack.replace(PROGRAMME, "من الكنيسة", "من Alpha، Beta وهنا");

        assertOnly(Severity.WARNING, "read-backwards", PROGRAMME, line, "Alpha،");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "من موقع Alpha Beta، ثم هنا",
                "من (Alpha Beta) هنا.",
                "لغة \u200eC++\u200e هنا",
                "من Alpha،\u200f Beta وهنا",
            })
    void leavesLatinWordsThatKeepTogether(String words) {
        pack.replace(PROGRAMME, "من الكنيسة", words);

        assertThat(check(TODAY)).isEmpty();
    }

    @Test
    void namesFactsThatNoEntryCoversAndEntriesThatCoverNoFact() {
        Fact known = new Fact("night-2", "There was a ball.", new Place("facts.jsonl", 7));
        int line = pack.lineAfter(PROGRAMME, "id: festival-days", "covers: [day-1]");

        assertThat(checkWith(Rule.covering(List.of(known))))
                .extracting(Finding::rule, Finding::file, Finding::line)
                .containsExactly(
                        tuple("unknown-fact", PROGRAMME, line),
                        tuple("uncovered-fact", "facts.jsonl", 7));
    }

    @Test
    void isContentWhenEveryFactIsCovered() {
        Fact fact = new Fact("day-1", "It took three days.", new Place("facts.jsonl", 1));

        assertThat(checkWith(Rule.covering(List.of(fact)))).isEmpty();
    }

    @Test
    void listsAllFindingsByFileAndLine() {
        pack.replace(PROGRAMME, "(de 1790)", "(de 1790");
        pack.replace(FIGURES, "más que en 2029", "más que en 2028");
        pack.replace(FIGURES, "La maire est Alma", "La maire  est Alma");

        assertThat(check(TODAY))
                .extracting(Finding::rule)
                .containsExactly("figure-parity", "double-space", "unbalanced");
    }

    @Test
    void hasTheReadersProblemsWhenThePackCannotBeRead() {
        int line = pack.replace("pack.yaml", "2030-06-07", "7 June 2030");

        assertOnly(Severity.ERROR, "unreadable", "pack.yaml", line, "7 June 2030");
    }

    @Test
    void writesAFindingOnOneLine() {
        int line = pack.replace(FIGURES, "La maire est Alma", "La maire  est Alma");

        assertThat(check(TODAY).getFirst())
                .hasToString(
                        FIGURES
                                + ":"
                                + line
                                + ": answer of \"mayor-who\": two spaces in a row in \"maire "
                                + " est\". It looks careless. Delete one.");
    }

    @Test
    void namesEntriesThatAreMostlyLostToOthersWithTheWordingsThatAre() {
        int line = pack.lineAfter(PROGRAMME, "- can I see the old oven in the village", "fr:");
        Confusions confusions =
                ovenTour(
                        "bread-count",
                        "peut-on voir le vieux four svp",
                        "Peut-on voir le vieux four ?",
                        "peut-on voir le vieux four au village");

        assertThat(checkWith(Rule.reachable(confusions)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.rule()).isEqualTo("unreachable-entry");
                    assertThat(finding.file()).isEqualTo(PROGRAMME);
                    assertThat(finding.line()).isEqualTo(line);
                    assertThat(finding.what())
                            .contains(
                                    "of 6 wordings of \"oven-tour\" in fr",
                                    "3 find something else, most often \"bread-count\"",
                                    "\"peut-on voir le vieux four svp\" (" + PROGRAMME + ":",
                                    "\"Peut-on voir le vieux four ?\" (" + PROGRAMME + ":");
                });
    }

    @Test
    void isContentWithAnEntryThatIsMostlyFound() {
        Confusions confusions =
                ovenTour(
                        "bread-count",
                        "peut-on voir le vieux four svp",
                        "peut-on voir le vieux four au village");

        assertThat(checkWith(Rule.reachable(confusions))).isEmpty();
    }

    @Test
    void isContentWithAnEntryThatNothingIsFoundInPlaceOf() {
        assertThat(checkWith(Rule.reachable(ovenTour("oven-tour")))).isEmpty();
        assertThat(checkWith(Rule.reachable(Confusions.of(List.of())))).isEmpty();
    }

    @Test
    void doesNotHoldRoutesToBeFound() {
        Confusions lost =
                Confusions.of(
                        List.of(
                                new Retrieval(
                                        new PassageId("greeting"),
                                        Language.FRENCH,
                                        "bonjour à vous",
                                        Optional.of(new PassageId("oven-tour")))));

        assertThat(checkWith(Rule.reachable(lost))).isEmpty();
    }

    /// The French wordings of one entry, of which `lost` find `other`.
    private Confusions ovenTour(String other, String... lost) {
        PassageId own = new PassageId("oven-tour");
        Entry entry = PackReader.read(folder).entry(own).orElseThrow();
        return Confusions.of(
                Stream.concat(
                                entry.questions(Language.FRENCH).stream(),
                                Stream.of(entry.title().in(Language.FRENCH)))
                        .map(wording ->
                                new Retrieval(
                                        own,
                                        Language.FRENCH,
                                        wording,
                                        Optional.of(
                                                List.of(lost).contains(wording)
                                                        ? new PassageId(other)
                                                        : own)))
                        .toList());
    }

    private List<Finding> checkWith(Rule rule) {
        return PackCheck.check(PackReader.readWithPlaces(folder), TODAY, List.of(rule));
    }

    private List<Finding> check(LocalDate today) {
        return PackCheck.check(folder, today);
    }

    private void assertOnly(
            Severity severity, String rule, String file, int line, String... inWhat) {
        assertThat(check(TODAY))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(severity);
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.file()).isEqualTo(file);
                    assertThat(finding.line()).isEqualTo(line);
                    assertThat(finding.what()).contains(inWhat);
                });
    }
}
