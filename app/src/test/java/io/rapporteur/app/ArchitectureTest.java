package io.rapporteur.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.List;
import java.util.stream.Stream;

/// The house keeps its shape: rooms know only the rooms they need.
class ArchitectureTest {

    private static final String HOUSE = "io.rapporteur";
    private static final String KNOWLEDGE = room("knowledge");
    private static final String EXCHANGE = room("exchange");
    private static final String CORE = room("core");
    private static final String LANGUAGE = room("core.language");
    private static final String MATCHING = room("core.matching");
    private static final String DIALOGUE = room("core.dialogue");
    private static final String LAYOUT = room("core.layout");
    private static final String DELIVERY = room("core.delivery");
    private static final String CONSOLE = room("console");
    private static final String OKHTTP = room("okhttp");
    private static final String APP = room("app");

    static final List<String> ADAPTERS =
            List.of(room("telegram"), room("slack"), CONSOLE, room("web"), room("journal"));

    static final List<String> ROOMS =
            Stream.concat(
                            Stream.of(
                                    KNOWLEDGE, EXCHANGE, CORE, LANGUAGE, MATCHING, DIALOGUE, LAYOUT,
                                    DELIVERY, OKHTTP, APP),
                            ADAPTERS.stream())
                    .toList();

    private static final String[] PLATFORM_LIBRARIES = {
        "org.telegram..",
        "com.slack..",
        "okhttp3..",
        "java.sql..",
        "org.postgresql..",
        "com.zaxxer..",
        "com.sun.net.httpserver..",
        "picocli..",
        "com.fasterxml..",
    };

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(HOUSE);

    @Test
    void isLookedAtWhole() {
        assertThat(CLASSES.size())
                .as("classes looked at: with too few the rules below would say nothing")
                .isGreaterThanOrEqualTo(350);
    }

    @ParameterizedTest
    @FieldSource("ROOMS")
    void hasEveryRoomThatTheRulesName(String room) {
        assertThat(CLASSES.stream().map(found -> found.getPackageName() + "."))
                .as("a rule about a room that does not exist holds for nothing")
                .anyMatch(found -> found.startsWith(room.substring(0, room.length() - 1)));
    }

    @Test
    void goesRoundInNoCircleWithinTheCore() {
        slices().matching(HOUSE + ".core.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a room of the core is to be read, tested and replaced by itself")
                .check(CLASSES);
    }

    @Test
    void tellsLanguagesWithoutMatching() {
        keepsFrom(
                LANGUAGE,
                "matching builds on the language of a question, never the other way round",
                MATCHING,
                DIALOGUE,
                DELIVERY);
    }

    @Test
    void matchesQuestionsWithoutKnowingWhoAskedOrHowItIsSaid() {
        keepsFrom(
                MATCHING,
                "a decision depends on question, record and model alone, so that it can be"
                        + " measured",
                DIALOGUE,
                DELIVERY);
    }

    @Test
    void takesTurnsWithoutSendingThem() {
        keepsFrom(
                DIALOGUE,
                "a turn is a pure function: whatever waits, stores or sends is delivery's, and how"
                        + " it looks is layout's",
                DELIVERY,
                LAYOUT);
    }

    @Test
    void laysRepliesOutWithoutKnowingHowTheyCameAbout() {
        keepsFrom(
                LAYOUT,
                "a page is cut and marked by what a reply holds, nothing else",
                LANGUAGE,
                MATCHING,
                DELIVERY);
    }

    @Test
    void keepsTheRecordFreeOfTheBot() {
        keepsFrom(
                KNOWLEDGE,
                "the record outlives the bot and serves other programs too",
                EXCHANGE,
                CORE,
                APP);
    }

    @Test
    void exchangesTheRecordWithoutTheBot() {
        keepsFrom(
                EXCHANGE,
                "what comes in and goes out is the record; how it is asked for is not its matter",
                Stream.concat(ADAPTERS.stream(), Stream.of(CORE, APP)).toArray(String[]::new));
    }

    @ParameterizedTest
    @FieldSource("ADAPTERS")
    void keepsAdaptersApart(String adapter) {
        Stream<String> others =
                Stream.concat(
                        ADAPTERS.stream().filter(other -> !other.equals(adapter)), Stream.of(APP));
        keepsFrom(
                adapter,
                "an adapter can be left out, and only app knows which there are",
                others.toArray(String[]::new));
    }

    @Test
    void preparesHttpClientsWithoutKnowingForWhom() {
        keepsFrom(
                OKHTTP,
                "what adapters share must not tie them together",
                Stream.concat(ADAPTERS.stream(), Stream.of(KNOWLEDGE, CORE, APP))
                        .toArray(String[]::new));
    }

    @Test
    void keepsTheCoreFreeOfAdapters() {
        keepsFrom(
                CORE,
                "the core offers ports; adapters come to it",
                Stream.concat(ADAPTERS.stream(), Stream.of(OKHTTP, APP)).toArray(String[]::new));
    }

    @Test
    void keepsPlatformLibrariesOutOfCoreAndRecord() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE, KNOWLEDGE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(PLATFORM_LIBRARIES)
                .because(
                        "a platform's library changes when the platform likes, the core when we do")
                .check(CLASSES);
    }

    @Test
    void usesThePlatformLibrariesSomewhere() {
        for (String library : PLATFORM_LIBRARIES) {
            assertThat(
                            CLASSES.stream()
                                    .flatMap(ours -> ours.getDirectDependenciesFromSelf().stream())
                                    .map(use -> use.getTargetClass().getPackageName() + "."))
                    .as("a rule against a library that nobody has guards nothing")
                    .anyMatch(used -> used.startsWith(library.substring(0, library.length() - 1)));
        }
    }

    @Test
    void printsFromTheTerminalsRoomsOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(APP, CONSOLE)
                .should(ACCESS_STANDARD_STREAMS)
                .because("a server logs: what it prints, nobody can filter or find")
                .check(CLASSES);
    }

    private static void keepsFrom(String room, String reason, String... others) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because(reason)
                .check(CLASSES);
    }

    private static String room(String name) {
        return HOUSE + "." + name + "..";
    }
}
