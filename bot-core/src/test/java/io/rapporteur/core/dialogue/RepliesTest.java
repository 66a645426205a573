package io.rapporteur.core.dialogue;

import static io.rapporteur.core.SamplePack.BEFORE;
import static io.rapporteur.core.SamplePack.DURING;
import static io.rapporteur.core.SamplePack.HOURS;
import static io.rapporteur.core.SamplePack.KNOWLEDGE;
import static io.rapporteur.core.SamplePack.MAYOR;
import static io.rapporteur.core.SamplePack.TICKETS;
import static io.rapporteur.core.SamplePack.VISITORS;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapporteur.core.SamplePack;
import io.rapporteur.core.dialogue.Reply.Aside;
import io.rapporteur.core.dialogue.Reply.Block;
import io.rapporteur.core.dialogue.Reply.Bullets;
import io.rapporteur.core.dialogue.Reply.Choice;
import io.rapporteur.core.dialogue.Reply.Heading;
import io.rapporteur.core.dialogue.Reply.Link;
import io.rapporteur.core.dialogue.Reply.Paragraph;
import io.rapporteur.core.dialogue.Reply.Strong;
import io.rapporteur.core.dialogue.Reply.Text;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Localized;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Topic;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class RepliesTest {

    private static final Topic CROWD = KNOWLEDGE.topic("crowd").orElseThrow();

    private final Replies replies = new Replies(KNOWLEDGE, Phrases.shipped());

    @Test
    void answerWithTheDirectTextThenDetailAsParagraphsAndBullets() {
        List<Block> blocks = replies.answer(MAYOR, Language.ENGLISH, DURING).blocks();

        assertThat(blocks.subList(0, blocks.size() - 1))
                .containsExactly(
                        Paragraph.of("The mayor opens it."),
                        Paragraph.of("She speaks twice:"),
                        new Bullets(
                                List.of(
                                        Paragraph.of("in the hall"),
                                        Paragraph.of("on the square"))),
                        Paragraph.of("Then there is music."));
    }

    @Test
    void answerWithEachFigureAndWhatItCounts() {
        assertThat(replies.answer(VISITORS, Language.FRENCH, DURING).blocks())
                .startsWith(
                        Paragraph.of("It depends who counts. [fr]"),
                        Paragraph.of("Ce que comptent les sources :"),
                        new Bullets(
                                List.of(
                                        Paragraph.of(
                                                new Strong("9,000"),
                                                new Text(": tickets sold [fr]")),
                                        Paragraph.of(
                                                new Strong("12,000"),
                                                new Text(": people on the square [fr]")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ENGLISH | Sources: Town (3 April 2030), Gazette (April 2030), Radio. As of 4 June 2030.
                    FRENCH  | Sources : Town (3 avril 2030), Gazette (avril 2030), Radio. Situation au 4 juin 2030.
                    SPANISH | Fuentes: Town (3 de abril de 2030), Gazette (abril de 2030), Radio. Situación a 4 de junio de 2030.
                    ARABIC  | المصادر: Town (3 أبريل 2030)، Gazette (أبريل 2030)، Radio. الوضع في 4 يونيو 2030.
                    """)
    void groundAnAnswerOnThreeSourcesWithDatesAsTheLanguageWritesThem(
            Language language, String grounds) {
        Aside aside = (Aside) replies.answer(MAYOR, language, DURING).blocks().getLast();

        assertThat(words(aside)).isEqualTo(grounds);
        assertThat(aside.spans().stream().filter(Link.class::isInstance))
                .containsExactly(
                        link("Town", "town"), link("Gazette", "gazette"), link("Radio", "radio"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ENGLISH | 2030-12-31 | As of 4 June 2030.
                    ENGLISH | 2031-01-01 | As of 4 June 2030. It may have changed since: nobody has reviewed it yet.
                    FRENCH  | 2031-01-01 | Situation au 4 juin 2030. Elle a pu changer depuis : personne ne l'a encore vérifiée de nouveau.
                    SPANISH | 2031-01-01 | Situación a 4 de junio de 2030. Puede haber cambiado desde entonces: nadie la ha revisado todavía.
                    ARABIC  | 2031-01-01 | الوضع في 4 يونيو 2030. وربما تغيّر منذ ذلك الحين، فلم يراجعه أحد بعد.
                    """)
    void warnOfAnAnswerThatShouldHaveBeenReviewed(Language language, LocalDate day, String asOf) {
        Instant at = day.atTime(12, 0).toInstant(ZoneOffset.UTC);

        assertThat(words((Aside) replies.answer(VISITORS, language, at).blocks().getLast()))
                .endsWith(" " + asOf);
        assertThat(words((Aside) replies.sources(VISITORS, language, at).blocks().getLast()))
                .isEqualTo(asOf);
    }

    @ParameterizedTest
    @EnumSource
    void offerAtMostThreeRelatedQuestions(Language language) {
        assertThat(replies.answer(MAYOR, language, BEFORE).choices())
                .containsExactlyElementsOf(
                        MAYOR.related().stream()
                                .limit(3)
                                .map(id -> KNOWLEDGE.entry(id).orElseThrow())
                                .map(entry ->
                                        new Choice(
                                                entry.title().in(language),
                                                new Intent.Choose(entry.id()),
                                                Choice.Kind.RELATED))
                                .toList());
    }

    @Test
    void offerNoRelatedQuestionWhoseAnswerNoLongerHolds() {
        assertThat(replies.answer(MAYOR, Language.ENGLISH, DURING).choices())
                .extracting(Choice::intent)
                .containsExactly(
                        new Intent.Choose(VISITORS.id()),
                        new Intent.Choose(HOURS.id()),
                        new Intent.Choose(new PassageId("question-1")));
    }

    @ParameterizedTest
    @CsvSource({
        "2030-04-30T12:00:00Z, false",
        "2030-05-01T12:00:00Z, true",
        "2030-06-01T12:00:00Z, false"
    })
    void listInATopicOnlyWhatHoldsAtTheTime(Instant at, boolean listed) {
        Topic small = new Topic("small", KNOWLEDGE.event().name(), List.of(HOURS, TICKETS));

        assertThat(intents(replies.topic(small, Language.ENGLISH, 0, at)))
                .contains(new Intent.Choose(HOURS.id()))
                .matches(all -> all.contains(new Intent.Choose(TICKETS.id())) == listed);
    }

    @Test
    void listNoTopicThatHasNothingToSayAtTheTime() {
        Replies fair =
                new Replies(
                        SamplePack.with(new Topic("box", name(), List.of(TICKETS))),
                        Phrases.shipped());
        Intent box = new Intent.OpenTopic("box", 0);

        assertThat(intents(fair.topics(Language.FRENCH, 0, BEFORE))).contains(box);
        assertThat(intents(fair.topics(Language.FRENCH, 0, DURING))).doesNotContain(box);
    }

    private static List<Intent> intents(Reply reply) {
        return reply.choices().stream().map(Choice::intent).toList();
    }

    private static Localized name() {
        return KNOWLEDGE.event().name();
    }

    @Test
    void listAllSourcesOfAnAnswerWhenAsked() {
        assertThat(replies.sources(MAYOR, Language.SPANISH, DURING).blocks())
                .containsExactly(
                        new Heading("Fuentes: ¿Quién inaugura la feria?"),
                        new Bullets(
                                List.of(
                                        source(
                                                "Town",
                                                "The town's page",
                                                "town",
                                                " (3 de abril de 2030)"),
                                        source(
                                                "Gazette",
                                                "The gazette's page",
                                                "gazette",
                                                " (abril de 2030)"),
                                        Paragraph.of(
                                                new Text("Radio: "),
                                                link("The radio's page", "radio")),
                                        source("Letter", "An open letter", "letter", " (2030)"),
                                        source(
                                                "Leaflet",
                                                "A leaflet",
                                                "leaflet",
                                                " (6 de mayo de 2030)"))),
                        new Aside(List.of(new Text("Situación a 4 de junio de 2030."))));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 8, -1, 1", "1, 8, 16, 0, 2", "2, 16, 18, 1, -1"})
    void showEightTopicsAPage(int page, int first, int last, int previous, int next) {
        List<Choice> choices = replies.topics(Language.FRENCH, page, DURING).choices();

        assertThat(options(choices))
                .containsExactlyElementsOf(
                        KNOWLEDGE.topics().subList(first, last).stream()
                                .<Intent>map(topic -> new Intent.OpenTopic(topic.id(), 0))
                                .toList());
        assertThat(labels(choices))
                .startsWith(KNOWLEDGE.topics().get(first).title().in(Language.FRENCH));
        assertThat(navigation(choices))
                .containsExactlyElementsOf(
                        Stream.concat(
                                        page("‹ Précédent", previous, Intent.BrowseTopics::new),
                                        page("Suite ›", next, Intent.BrowseTopics::new))
                                .toList());
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 8, -1, 1", "1, 9, 16, 0, 2", "2, 17, 20, 1, -1"})
    void showEightQuestionsOfATopicAPageAndTheWayBackToTheTopics(
            int page, int first, int last, int previous, int next) {
        Reply reply = replies.topic(CROWD, Language.ARABIC, page, DURING);

        assertThat(reply.blocks()).containsExactly(new Heading("الحشد"));
        assertThat(options(reply.choices()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(first, last)
                                .mapToObj(n -> CROWD.entries().get(n - 1).id())
                                .<Intent>map(Intent.Choose::new)
                                .toList());
        assertThat(navigation(reply.choices()))
                .containsExactlyElementsOf(
                        Stream.of(
                                        page("‹ السابق", previous, this::crowd),
                                        page("التالي ›", next, this::crowd),
                                        page("المواضيع", 0, Intent.BrowseTopics::new))
                                .flatMap(choices -> choices)
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 999, Integer.MAX_VALUE})
    void takeAPageBeyondTheLastForTheLast(int page) {
        assertThat(replies.topics(Language.ENGLISH, page, DURING))
                .isEqualTo(replies.topics(Language.ENGLISH, 2, DURING));
        assertThat(replies.topic(CROWD, Language.ENGLISH, page, DURING))
                .isEqualTo(replies.topic(CROWD, Language.ENGLISH, 2, DURING));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE})
    void takeAPageBeforeTheFirstForTheFirst(int page) {
        assertThat(replies.topics(Language.ENGLISH, page, DURING))
                .isEqualTo(replies.topics(Language.ENGLISH, 0, DURING));
    }

    @Test
    void turnNoPagesWhereAllFitsOnOne() {
        Topic small = KNOWLEDGE.topic("topic-1").orElseThrow();

        assertThat(navigation(replies.topic(small, Language.ENGLISH, 0, DURING).choices()))
                .extracting(Choice::intent)
                .containsExactly(new Intent.BrowseTopics(0));
    }

    private Intent crowd(int page) {
        return new Intent.OpenTopic("crowd", page);
    }

    /// The button to `page`, or none for -1.
    private static Stream<Choice> page(String label, int page, IntFunction<Intent> intent) {
        return page < 0
                ? Stream.empty()
                : Stream.of(new Choice(label, intent.apply(page), Choice.Kind.NAVIGATION));
    }

    private static List<Intent> options(List<Choice> choices) {
        return choices.stream()
                .filter(choice -> choice.kind() == Choice.Kind.OPTION)
                .map(Choice::intent)
                .toList();
    }

    private static List<Choice> navigation(List<Choice> choices) {
        return choices.stream().filter(choice -> choice.kind() == Choice.Kind.NAVIGATION).toList();
    }

    private static List<String> labels(List<Choice> choices) {
        return choices.stream().map(Choice::label).toList();
    }

    private static Paragraph source(String publisher, String title, String id, String dated) {
        return Paragraph.of(new Text(publisher + ": "), link(title, id), new Text(dated));
    }

    private static Link link(String text, String id) {
        return new Link(text, URI.create("https://example.org/" + id));
    }

    private static String words(Aside aside) {
        StringBuilder words = new StringBuilder();
        aside.spans().forEach(span -> words.append(span.text()));
        return words.toString();
    }
}
