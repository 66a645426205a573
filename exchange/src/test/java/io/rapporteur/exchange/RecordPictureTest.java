package io.rapporteur.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.knowledge.FestivalPack;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.check.Confusions;
import io.rapporteur.knowledge.check.Retrieval;
import io.rapporteur.knowledge.pack.PackReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

class RecordPictureTest {

    private static final KnowledgeBase FESTIVAL = PackReader.read(Packs.FESTIVAL);

    @TempDir private Path folder;

    @Test
    void showsEveryPassageThatWasAskedForWithItsIdAndCount() throws Exception {
        Document picture = parsed(draw(FESTIVAL, "none", 0));

        assertThat(titles(picture))
                .contains(
                        "oven-tour: Can I see the old oven? (of 20 wordings 0 find something else)",
                        "greeting (of 20 wordings 0 find something else)");
        assertThat(texts(picture)).contains("Programme", "Figures", "en 0.0 %");
        assertThat(ribbons(picture)).as("nothing is confused").isEmpty();
    }

    @Test
    void drawsARibbonForEachPairThatIsConfusedByItsKind() throws Exception {
        assertThat(ribbons(parsed(draw(FESTIVAL, "festival-days", 2)))).containsExactly("within");
        assertThat(ribbons(parsed(draw(FESTIVAL, "bread-count", 2)))).containsExactly("between");
        assertThat(ribbons(parsed(draw(FESTIVAL, "greeting", 2)))).containsExactly("outside");
    }

    @Test
    void namesWhatIsMuchConfusedAndListsIt() throws Exception {
        Document picture = parsed(draw(FESTIVAL, "bread-count", 5));

        assertThat(texts(picture))
                .contains("oven-tour 25 %", "5 of 20", "oven-tour → bread-count", "en 16.7 %")
                .doesNotContain("Routes and small talk confused most");
        assertThat(titles(picture)).contains("oven-tour → bread-count: 5 wordings (en 5)");
        assertThat(texts(parsed(draw(FESTIVAL, "bread-count", 1)))).doesNotContain("oven-tour 5 %");
    }

    @Test
    void isTheSameForTheSamePackInWhateverOrderItWasAsked() {
        List<Retrieval> retrievals = retrievals(FESTIVAL, "bread-count", 5).toList();

        assertThat(RecordPicture.draw(FESTIVAL, Confusions.of(retrievals.reversed())))
                .isEqualTo(RecordPicture.draw(FESTIVAL, Confusions.of(retrievals)));
    }

    @Test
    void asksForNothingFromAnywhere() {
        assertThat(draw(FESTIVAL, "bread-count", 5).replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http", "href", "url(", "<script", "@import");
    }

    @Test
    void takesTextsForTextsWhateverTheyHold() throws Exception {
        FestivalPack.copyTo(folder)
                .replace("entries/figures.yaml", "en: \"Figures\"", "en: \"<b>Flour & co</b>\"");

        assertThat(texts(parsed(draw(PackReader.read(folder), "none", 0))))
                .contains("<b>Flour & co</b>");
    }

    @Test
    void leavesOutTopicsOfWhichNothingWasAsked() throws Exception {
        String picture =
                RecordPicture.draw(
                        FESTIVAL,
                        Confusions.of(
                                retrievals(FESTIVAL, "none", 0)
                                        .filter(one -> one.passage().value().equals("oven-tour"))
                                        .toList()));

        assertThat(texts(parsed(picture))).contains("Programme").doesNotContain("Figures");
    }

    private static String draw(KnowledgeBase knowledge, String found, int lost) {
        return RecordPicture.draw(
                knowledge, Confusions.of(retrievals(knowledge, found, lost).toList()));
    }

    /// All wordings find their own passage, save that the first `lost` English ones of `oven-tour`
    /// find `found`.
    private static Stream<Retrieval> retrievals(KnowledgeBase knowledge, String found, int lost) {
        return knowledge
                .passages()
                .flatMap(passage ->
                        knowledge.languages().stream()
                                .flatMap(language -> retrievals(passage, language, found, lost)));
    }

    private static Stream<Retrieval> retrievals(
            Passage passage, Language language, String found, int lost) {
        List<String> wordings = passage.questions(language);
        boolean isSpoilt = passage.id().value().equals("oven-tour") && language == Language.ENGLISH;
        return IntStream.range(0, wordings.size())
                .mapToObj(number ->
                        new Retrieval(
                                passage.id(),
                                language,
                                wordings.get(number),
                                Optional.of(
                                        isSpoilt && number < lost
                                                ? new PassageId(found)
                                                : passage.id())));
    }

    private static Document parsed(String picture) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(picture)));
    }

    private static List<String> titles(Document picture) {
        return elements(picture, "title").map(Element::getTextContent).toList();
    }

    private static List<String> texts(Document picture) {
        return elements(picture, "text").map(Element::getTextContent).toList();
    }

    /// The kinds of all ribbons, which have titles, as samples in the legend have not.
    private static List<String> ribbons(Document picture) {
        return elements(picture, "path")
                .filter(path -> path.getElementsByTagName("title").getLength() > 0)
                .map(path -> path.getAttribute("class"))
                .toList();
    }

    private static Stream<Element> elements(Document picture, String name) {
        NodeList found = picture.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }
}
