package io.rapporteur.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.knowledge.FestivalPack;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

class PackCheckTest {

    private static final LocalDate TODAY = LocalDate.of(2030, 6, 20);
    private static final String PROGRAMME = "entries/programme.yaml";
    private static final String FIGURES = "entries/figures.yaml";

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
        int line = pack.replace(FIGURES, "La maire est Alma", "La maire est " + "e".repeat(3_000));

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
