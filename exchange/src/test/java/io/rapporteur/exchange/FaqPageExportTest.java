package io.rapporteur.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.ReadPack;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;

class FaqPageExportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void hasAPageForEachLanguageWithEveryQuestion() throws Exception {
        ReadPack pack = Packs.read(Packs.SHIPPED);
        JsonNode document = JSON.readTree(text(Packs.SHIPPED, pack.knowledge().languages()));

        assertThat(document.path("@context").asText()).isEqualTo("https://schema.org");
        assertThat(document.path("@graph")).hasSize(4);
        for (JsonNode page : document.path("@graph")) {
            Language language = Language.ofTag(page.path("inLanguage").asText()).orElseThrow();
            assertThat(page.path("@type").asText()).isEqualTo("FAQPage");
            assertThat(page.path("mainEntity").findValuesAsText("text"))
                    .containsExactlyElementsOf(
                            pack.knowledge()
                                    .entries()
                                    .map(entry ->
                                            entry.answer().direct().in(language)
                                                    + entry.answer()
                                                            .detail()
                                                            .map(text -> "\n\n" + text.in(language))
                                                            .orElse(""))
                                    .toList());
        }
    }

    @Test
    void citesAndDates() throws Exception {
        JsonNode page = JSON.readTree(text(Packs.FESTIVAL, List.of(Language.FRENCH)));
        JsonNode question = page.path("mainEntity").path(0);

        assertThat(page.path("@type").asText()).isEqualTo("FAQPage");
        assertThat(page.path("license").asText()).isEqualTo("CC0-1.0");
        assertThat(page.path("about").path("startDate").asText()).isEqualTo("2030-06-07");
        assertThat(question.path("name").asText()).isEqualTo("Combien de pains sont cuits ?");
        assertThat(question.path("acceptedAnswer").path("contentReferenceTime").asText())
                .isEqualTo("2030-05-01");
        assertThat(question.path("acceptedAnswer").path("citation").path(1).path("url").asText())
                .isEqualTo("https://gazette.example/pain");
    }

    @Test
    void mayStandInAScriptElement() {
        Tree hostile = new Tree.Builder().with("a", "</script><!--").build();

        assertThat(JsonTree.write(hostile)).doesNotContain("<").contains("\\u003C");
    }

    @Test
    void listsWhatItLeavesOut() {
        assertThat(
                        Packs.notes(
                                ExportFormat.JSONLD
                                        .export(
                                                Packs.read(Packs.FESTIVAL),
                                                List.of(Language.FRENCH))
                                        .notes()))
                .contains(
                        "left out: 2 × topics (entries/)",
                        "left out: 1 × first days of validity (oven-tour)",
                        "left out: 7 × routes (routes.yaml)",
                        "left out: 2 × figures on which sources disagree (bread-count)",
                        "left out: 1 × other answers before or during the event (festival-days)");
    }

    private static String text(Path folder, List<Language> languages) {
        return ExportFormat.JSONLD
                .export(Packs.read(folder), languages)
                .files()
                .getOrDefault("faq.jsonld", "");
    }
}
