package io.rapporteur.knowledge.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Event;
import io.rapporteur.knowledge.FestivalPack;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.SmallTalk;
import io.rapporteur.knowledge.Source;
import io.rapporteur.knowledge.Topic;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

class PackReaderTest {

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
    void readsTheEventAndItsLanguages() {
        KnowledgeBase knowledge = PackReader.read(folder);

        assertThat(knowledge.languages()).containsExactly(Language.values());
        assertThat(knowledge.event().name().in(Language.FRENCH))
                .isEqualTo("Fête du pain de Four-le-Pré");
        assertThat(knowledge.event().edition()).isEqualTo(12);
        assertThat(knowledge.event().starts()).isEqualTo(LocalDate.of(2030, 6, 7));
        assertThat(knowledge.event().ends()).isEqualTo(LocalDate.of(2030, 6, 9));
        assertThat(knowledge.event().zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(knowledge.event().examplesIn(Language.SPANISH))
                .containsExactly("¿Cuándo empieza la fiesta?");
    }

    @Test
    void wantsExamplesInEveryLanguageOrNone() {
        pack.delete("pack.yaml", "es: [\"");

        assertThat(catchThrowableOfType(InvalidPackException.class, () -> PackReader.read(folder)))
                .hasMessageContaining("pack.yaml")
                .hasMessageContaining("\"es\" is missing");

        List.of("examples:", "en: [\"", "fr: [\"", "ar: [\"")
                .forEach(line -> pack.delete("pack.yaml", line));
        assertThat(PackReader.read(folder).event().examplesIn(Language.ENGLISH)).isEmpty();
    }

    @Test
    void readsTopicsEntriesRoutesSmallTalkNamesAndSources() {
        KnowledgeBase knowledge = PackReader.read(folder);

        assertThat(knowledge.topics())
                .extracting(Topic::id)
                .containsExactly("figures", "programme");
        assertThat(knowledge.entries().map(Entry::id))
                .extracting(PassageId::value)
                .containsExactly("bread-count", "mayor-who", "festival-days", "oven-tour");
        assertThat(knowledge.routes())
                .extracting(route -> route.id().value())
                .containsExactly(
                        "unknown",
                        "not-public",
                        "expired",
                        "other-edition",
                        "out-of-remit",
                        "emergency",
                        "baker-wages");
        assertThat(knowledge.fallback(Route.Reason.EMERGENCY).questions()).isEmpty();
        assertThat(knowledge.smallTalk())
                .extracting(SmallTalk::id)
                .containsExactly(new PassageId("greeting"));
        assertThat(knowledge.names().getFirst().allForms())
                .contains("Alma Crust", "ألما كراست", "Mayor Crust");
        assertThat(knowledge.sources().map(Source::publisher))
                .containsExactly("Village hall", "La Gazette");
    }

    @Test
    void readsEveryPartOfAnEntry() {
        KnowledgeBase knowledge = PackReader.read(folder);
        Entry days = knowledge.entry(new PassageId("festival-days")).orElseThrow();
        Entry oven = knowledge.entry(new PassageId("oven-tour")).orElseThrow();
        Entry bread = knowledge.entry(new PassageId("bread-count")).orElseThrow();

        assertThat(days.topic()).isEqualTo("programme");
        assertThat(days.questions(Language.SPANISH))
                .hasSize(5)
                .contains("cuándo es la fiesta esta vez");
        assertThat(days.variants().get(Event.Phase.BEFORE).direct().in(Language.ENGLISH))
                .isEqualTo("It takes place from 7 to 9 June 2030.");
        assertThat(days.related()).containsExactly(new PassageId("bread-count"));
        assertThat(days.covers()).containsExactly("day-1");
        assertThat(oven.validity().reviewBy()).contains(LocalDate.of(2031, 1, 31));
        assertThat(oven.validity().validFrom()).contains(LocalDate.of(2030, 5, 1));
        assertThat(oven.validity().validUntil()).contains(LocalDate.of(2031, 6, 30));
        assertThat(bread.answer().detail().orElseThrow().in(Language.ENGLISH))
                .isEqualTo("- rye: 4,000\n- wheat: 8,500");
        assertThat(bread.figures())
                .extracting(Entry.Figure::value)
                .containsExactly("12,500", "11,900");
    }

    @Test
    void readsWhatIsUnanswered() {
        KnowledgeBase knowledge = PackReader.read(folder);

        assertThat(knowledge.unanswered()).containsOnlyKeys(Language.values());
        assertThat(knowledge.unanswered().get(Language.ENGLISH))
                .containsExactly(
                        "How much flour is left over?", "What does a croissant cost in Rome?");
        assertThat(knowledge.unanswered().get(Language.FRENCH))
                .containsExactly("Combien de farine reste-t-il ?");
    }

    @Test
    void doesWithoutUnansweredQuestions() throws IOException {
        String before = PackReader.read(folder).revision();
        Files.delete(pack.file(UNANSWERED));

        KnowledgeBase knowledge = PackReader.read(folder);

        assertThat(knowledge.unanswered()).isEmpty();
        assertThat(knowledge.revision()).isNotEqualTo(before);
    }

    @Test
    void refusesAnUnknownKeyAmongUnansweredQuestions() throws IOException {
        Files.writeString(pack.file(UNANSWERED), "remarks: none\n", StandardOpenOption.APPEND);
        int line = pack.lineAfter(UNANSWERED, "questions:", "remarks: none");

        assertOnly(UNANSWERED, line, "unknown key \"remarks\"", "questions");
    }

    @Test
    void wantsUnansweredQuestionsInEveryLanguage() {
        int line = pack.lineAfter(UNANSWERED, "questions:", "en:");
        pack.delete(UNANSWERED, "fr:");
        pack.delete(UNANSWERED, "Combien de farine");

        assertOnly(UNANSWERED, line, "\"fr\" is missing", "Add it");
    }

    @Test
    void givesAnotherRevisionToAnotherContent() {
        String before = PackReader.read(folder).revision();
        assertThat(PackReader.read(folder).revision()).isEqualTo(before).matches("[0-9a-f]{12}");

        pack.replace(FIGURES, "La maire est Alma", "La maire était Alma");

        assertThat(PackReader.read(folder).revision()).isNotEqualTo(before);
    }

    @Test
    void refusesAPackWithoutOneOfItsFiles() throws IOException {
        Files.delete(pack.file("names.yaml"));

        assertOnly("names.yaml", 1, "missing in " + folder, "Add it");
    }

    @Test
    void refusesAPackWithoutEntries() throws IOException {
        Files.delete(pack.file(PROGRAMME));
        Files.delete(pack.file(FIGURES));
        Files.delete(pack.file("entries"));

        assertOnly("entries", 1, "missing in " + folder, "Add it");
    }

    @Test
    void refusesWhatIsNoYaml() {
        int line = pack.replace("pack.yaml", "edition: 12", "edition: \"12\" or so");

        assertOnly("pack.yaml", line, "no valid YAML", "Check indentation and quotes");
    }

    @Test
    void refusesWhatIsNoMap() throws IOException {
        Files.writeString(pack.file("names.yaml"), "nothing to see\n");

        assertOnly("names.yaml", 1, "no map of keys", "Start it with a key");
    }

    @Test
    void refusesWhatIsNotUtf8() throws IOException {
        Files.write(pack.file("names.yaml"), "names: Café".getBytes(StandardCharsets.ISO_8859_1));

        assertOnly("names.yaml", 1, "not UTF-8", "Save it as UTF-8");
    }

    @Test
    void refusesAnUnknownKey() {
        int line = pack.replace(PROGRAMME, "review_by:", "reviewed_by:");

        assertOnly(PROGRAMME, line, "unknown key \"reviewed_by\"", "review_by");
    }

    @Test
    void refusesAKeyThatStandsTwice() {
        int line = pack.replace(PROGRAMME, "review_by:", "valid_from:") + 1;

        assertOnly(PROGRAMME, line, "\"valid_from\" stands here twice", "Keep one");
    }

    @Test
    void refusesATextThatLacksALanguage() {
        int line = pack.lineAfter(FIGURES, "answer:", "answer:");
        pack.delete(FIGURES, "Les boulangers ont fait");

        assertOnly(FIGURES, line + 1, "\"fr\" is missing", "Add it");
    }

    @Test
    void refusesAMissingKey() {
        int line = pack.lineAfter("sources.yaml", "sources:", "- id: gazette");
        pack.delete("sources.yaml", "publisher: \"La Gazette\"");

        assertOnly("sources.yaml", line, "\"publisher\" is missing", "Add it");
    }

    @Test
    void refusesAnEmptyList() {
        int line = pack.replace(FIGURES, "sources: [village, gazette]", "sources: []");

        assertOnly(FIGURES, line, "\"sources\" is no list, or an empty one", "begin with \"- \"");
    }

    @Test
    void refusesADateThatIsNone() {
        int line = pack.replace(PROGRAMME, "review_by: 2031-01-31", "review_by: 2031-02-30");

        assertOnly(PROGRAMME, line, "\"review_by\" is \"2031-02-30\"", "a day such as 2025-11-24");
    }

    @Test
    void refusesAnEndBeforeTheStart() {
        pack.replace(PROGRAMME, "valid_until: 2031-06-30", "valid_until: 2029-06-30");
        int line = pack.lineAfter(PROGRAMME, "id: oven-tour", "- id: oven-tour");

        assertOnly(PROGRAMME, line, "valid until 2029-06-30, before", "Correct one");
    }

    @Test
    void refusesAnAddressThatIsNoneOnTheWeb() {
        int line = pack.replace("sources.yaml", "https://gazette", "gazette:");

        assertOnly("sources.yaml", line, "\"url\" is \"gazette:.example/pain\"", "https://");
    }

    @Test
    void refusesAnIdThatIsNoKebabCase() {
        int line = pack.replace("routes.yaml", "- id: baker-wages", "- id: Baker_Wages");

        assertOnly("routes.yaml", line, "\"id\" is \"Baker_Wages\"", "kebab-case");
    }

    @Test
    void refusesAnIdThatIsTaken() {
        int line = pack.replace("routes.yaml", "- id: baker-wages", "- id: oven-tour");
        int taken = pack.lineAfter(PROGRAMME, "id: oven-tour", "- id: oven-tour");

        assertOnly(
                "routes.yaml",
                line,
                "id \"oven-tour\" is taken by " + PROGRAMME + ":" + taken,
                "another id");
    }

    @Test
    void refusesASourceIdThatIsTaken() {
        int line = pack.replace("sources.yaml", "- id: gazette", "- id: village");
        int taken = pack.lineAfter("sources.yaml", "sources:", "- id: village");

        assertOnly("sources.yaml", line, "is taken by sources.yaml:" + taken, "another id");
    }

    @Test
    void refusesToCiteAnUnknownSource() {
        int line = pack.replace(FIGURES, "[village, gazette]", "[village, radio]");

        assertOnly(FIGURES, line, "no source is called \"radio\"", "Add it to sources.yaml");
    }

    @Test
    void refusesAnUnknownRelatedEntry() {
        int line = pack.replace(FIGURES, "related: [festival-days]", "related: [fireworks]");

        assertOnly(FIGURES, line, "no entry is called \"fireworks\"", "Correct the id");
    }

    @Test
    void refusesAReasonThatLacksItsFallback() {
        pack.replace("routes.yaml", "- id: expired", "- id: out-of-date");

        assertOnly("routes.yaml", 1, "no route is called \"expired\"", "Add one");
    }

    @Test
    void refusesAReasonThatIsNone() {
        int line = pack.replace("routes.yaml", "reason: expired", "reason: stale");

        assertOnly("routes.yaml", line, "\"reason\" is \"stale\"", "not-public, expired");
    }

    @Test
    void refusesATopicThatIsNotNamedAsItsFile() {
        int line = pack.replace(PROGRAMME, "topic: programme", "topic: timetable");

        assertOnly(PROGRAMME, line, "\"timetable\" is not the name of its file", "Name the file");
    }

    @Test
    void listsAllProblemsByFileAndLine() {
        int address = pack.replace("sources.yaml", "https://gazette", "gazette:");
        int second = pack.replace(PROGRAMME, "valid_until: 2031-06-30", "valid_until: soon");
        int first = pack.replace(PROGRAMME, "review_by: 2031-01-31", "review_by: later");
        int edition = pack.replace("pack.yaml", "edition: 12", "edition: twelfth");

        assertThat(problems())
                .extracting(problem -> problem.file() + ":" + problem.line())
                .containsExactly(
                        PROGRAMME + ":" + first,
                        PROGRAMME + ":" + second,
                        "pack.yaml:" + edition,
                        "sources.yaml:" + address);
    }

    @Test
    void writesAProblemOnOneLine() {
        int line = pack.replace(PROGRAMME, "review_by: 2031-01-31", "review_by: later");

        assertThat(catchThrowableOfType(InvalidPackException.class, () -> PackReader.read(folder)))
                .hasMessage(
                        PROGRAMME
                                + ":"
                                + line
                                + ": \"review_by\" is \"later\". Expected a day such as"
                                + " 2025-11-24.");
    }

    private List<Problem> problems() {
        InvalidPackException thrown =
                catchThrowableOfType(InvalidPackException.class, () -> PackReader.read(folder));
        assertThat(thrown).as("the refusal").isNotNull();
        return thrown.problems();
    }

    private void assertOnly(String file, int line, String what, String remedy) {
        assertThat(problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.file()).isEqualTo(file);
                    assertThat(problem.line()).isEqualTo(line);
                    assertThat(problem.what()).contains(what);
                    assertThat(problem.remedy()).contains(remedy);
                });
    }
}
