package io.rapporteur.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.SamplePack;
import io.rapporteur.knowledge.FestivalPack;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.check.Retrieval;
import io.rapporteur.knowledge.pack.PackReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class HeldOutWordingsTest {

    @TempDir private Path folder;

    private static List<Retrieval> ask(KnowledgeBase knowledge) {
        return HeldOutWordings.ask(knowledge, MatcherModel.shipped(), SamplePack.ENCODERS);
    }

    @Test
    void asksEveryWordingAndTitleOfAPackAndFindsWhatItBelongsTo() {
        KnowledgeBase festival = PackReader.read(FestivalPack.ORIGINAL);
        long wordings =
                festival.passages()
                        .map(Passage::questions)
                        .flatMap(questions -> questions.values().stream())
                        .mapToLong(List::size)
                        .sum();
        long titles = festival.entries().count() * festival.languages().size();

        List<Retrieval> retrievals = ask(festival);

        assertThat(retrievals).hasSize((int) (wordings + titles));
        assertThat(retrievals).noneMatch(Retrieval::isConfused);
    }

    @Test
    void tellsWhatIsFoundInPlaceOfAWordingThatAsksForSomethingElse() {
        FestivalPack pack = FestivalPack.copyTo(folder);
        pack.replace(
                "entries/programme.yaml",
                "can I see the old oven exactly",
                "how many loaves are baked at noon");

        assertThat(ask(PackReader.read(folder)).stream().filter(Retrieval::isConfused))
                .containsExactly(
                        new Retrieval(
                                new PassageId("oven-tour"),
                                Language.ENGLISH,
                                "how many loaves are baked at noon",
                                Optional.of(new PassageId("bread-count"))));
    }

    @Test
    void doesNotAskForAPassageOfWhichNothingWouldBeLeft() {
        assertThat(ask(SamplePack.KNOWLEDGE))
                .extracting(Retrieval::passage)
                .contains(SamplePack.MAYOR.id())
                .doesNotContain(SamplePack.BROKEN.id());
    }

    @Test
    void findsTheSameEachTime() {
        assertThat(ask(SamplePack.KNOWLEDGE)).isEqualTo(ask(SamplePack.KNOWLEDGE));
    }
}
