package io.rapporteur.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.pack.PackReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class TrainingDataTest {

    private static final Path HOME = Path.of(System.getProperty("rapporteur.home"));

    @TempDir private Path folder;

    @Test
    void holdsTranslationsOfThreeLanguagesAndKeepsSomeForMeasuring() throws IOException {
        List<Translation> all = Translation.read(HOME.resolve("training/data/parallel.tsv.gz"));
        assertThat(all.stream().map(Translation::language).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Language.FRENCH, Language.SPANISH, Language.ARABIC);
        double share = (double) all.stream().filter(Translation::isHeldOut).count() / all.size();
        assertThat(share).isBetween(0.018, 0.022);
    }

    @Test
    void neverTeachesAnEnglishSentenceThatItMeasures() throws IOException {
        List<Translation> all = Translation.read(HOME.resolve("training/data/parallel.tsv.gz"));
        Set<String> measured =
                all.stream()
                        .filter(Translation::isHeldOut)
                        .map(Translation::english)
                        .collect(Collectors.toSet());
        assertThat(all.stream().filter(one -> !one.isHeldOut()).map(Translation::english))
                .noneMatch(measured::contains);
    }

    @Test
    void hasQuestionsOfEveryLanguageInEveryGroup() throws IOException {
        assertThat(QuestionGroups.read(HOME.resolve("training/data/questions.tsv")))
                .hasSizeGreaterThan(90)
                .allSatisfy(group -> assertThat(group).containsOnlyKeys(Language.values()));
    }

    @Test
    void takesWordingsAndTitlesOfThePack() {
        List<Map<Language, List<String>>> wordings =
                PackWordings.of(PackReader.read(HOME.resolve("knowledge/packs/interpol-93")));
        assertThat(wordings.stream().flatMap(one -> one.get(Language.FRENCH).stream()))
                .contains(
                        "Que s'est-il passé à la cérémonie de clôture ?",
                        "résumé de la séance de clôture");
    }

    @Test
    void saysWhichLineIsNoTranslation() throws IOException {
        Path file = folder.resolve("bad.tsv");
        Files.writeString(file, "source\tlang\ttext\tenglish\ntatoeba\tde\tHallo\tHello\n");
        assertThatThrownBy(() -> Translation.read(file))
                .hasMessageContaining("Hallo")
                .hasMessageContaining("expected one of en, fr, es, ar");
    }

    @Test
    void saysWhichLineIsNoGroup() throws IOException {
        Path file = folder.resolve("bad.tsv");
        Files.writeString(file, "en\tfr\nHello\n");
        assertThatThrownBy(() -> QuestionGroups.read(file))
                .hasMessageContaining("line 2: 1 columns, expected 2");
    }
}
