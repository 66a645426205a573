package io.rapporteur.core;

import io.rapporteur.core.dialogue.Dialogue;
import io.rapporteur.core.dialogue.Phrases;
import io.rapporteur.core.dialogue.Replies;
import io.rapporteur.core.encoding.StaticEncoder;
import io.rapporteur.core.matching.Encoders;
import io.rapporteur.core.matching.Matcher;
import io.rapporteur.core.matching.MatcherModel;
import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Event;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Localized;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.SmallTalk;
import io.rapporteur.knowledge.Source;
import io.rapporteur.knowledge.SourceId;
import io.rapporteur.knowledge.Topic;
import io.rapporteur.knowledge.Validity;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A small record about an invented fair, in four languages, with one example of everything that a
/// reply can hold.
public final class SamplePack {

    public static final Instant BEFORE = Instant.parse("2030-05-01T12:00:00Z");
    public static final Instant DURING = Instant.parse("2030-06-02T12:00:00Z");
    public static final Instant AFTER = Instant.parse("2030-07-01T12:00:00Z");

    /// Has detail, five sources with dates of every form, and four related entries.
    public static final Entry MAYOR =
            entry(
                    "mayor",
                    all(
                            "Who opens the fair?",
                            "Qui ouvre la foire ?",
                            "¿Quién inaugura la feria?",
                            "من يفتتح المعرض؟"),
                    new Entry.Answer(
                            all(
                                    "The mayor opens it.",
                                    "La mairesse l'ouvre.",
                                    "La alcaldesa la inaugura.",
                                    "تفتتحه العمدة."),
                            Optional.of(
                                    all(
                                            "She speaks twice:\n"
                                                    + "- in the hall\n"
                                                    + "- on the square\n\n"
                                                    + "Then there is music.",
                                            "Elle parle deux fois :\n"
                                                    + "- dans la salle\n"
                                                    + "- sur la place\n\n"
                                                    + "Puis il y a de la musique.",
                                            "Habla dos veces:\n"
                                                    + "- en la sala\n"
                                                    + "- en la plaza\n\n"
                                                    + "Después hay música.",
                                            "تتحدث مرتين:\n- في القاعة\n- في الساحة\n\nثم تعزف"
                                                    + " الموسيقى."))),
                    Map.of(),
                    always(),
                    List.of("town", "gazette", "radio", "letter", "leaflet"),
                    List.of("visitors", "hours", "tickets", "question-1"),
                    List.of());

    /// Has two figures that disagree.
    public static final Entry VISITORS =
            entry(
                    "visitors",
                    all(
                            "How many visitors came?",
                            "Combien de visiteurs sont venus ?",
                            "¿Cuántos visitantes vinieron?",
                            "كم عدد الزوار؟"),
                    answer("It depends who counts."),
                    Map.of(),
                    new Validity(
                            LocalDate.parse("2030-06-04"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(LocalDate.parse("2030-12-31"))),
                    List.of("town"),
                    List.of(),
                    List.of(
                            new Entry.Figure("9,000", text("tickets sold"), List.of()),
                            new Entry.Figure("12,000", text("people on the square"), List.of())));

    /// Is worded differently before, during and after the fair.
    public static final Entry HOURS =
            entry(
                    "hours",
                    all(
                            "When is the fair open?",
                            "Quand la foire est-elle ouverte ?",
                            "¿Cuándo abre la feria?",
                            "متى يفتح المعرض؟"),
                    answer("It has hours."),
                    Map.of(
                            Event.Phase.BEFORE,
                            answer("It will open at nine."),
                            Event.Phase.DURING,
                            answer("It is open from nine.")),
                    always(),
                    List.of("town"),
                    List.of(),
                    List.of());

    /// Holds in May only.
    public static final Entry TICKETS =
            entry(
                    "tickets",
                    all(
                            "Where are tickets sold?",
                            "Où vend-on des billets ?",
                            "¿Dónde se venden entradas?",
                            "أين تباع التذاكر؟"),
                    answer("At the town hall."),
                    Map.of(),
                    new Validity(
                            LocalDate.parse("2030-04-30"),
                            Optional.of(LocalDate.parse("2030-05-01")),
                            Optional.of(LocalDate.parse("2030-05-31")),
                            Optional.empty()),
                    List.of("town"),
                    List.of(),
                    List.of());

    /// Is worded in English only, although the pack claims four languages: whoever wants it in
    /// another breaks the dialogue.
    public static final Entry BROKEN =
            entry(
                    "broken",
                    new Localized(Map.of(Language.ENGLISH, "What is broken?")),
                    answer("Nothing."),
                    Map.of(),
                    always(),
                    List.of("town"),
                    List.of(),
                    List.of());

    public static final SmallTalk HELLO =
            new SmallTalk(
                    new PassageId("hello"),
                    all("Good day!", "Bien le bonjour !", "¡Muy buenas!", "أهلا وسهلا!"),
                    questions(all("Hello there", "Salut à toi", "Hola qué tal", "السلام عليكم")));

    public static final Route FIRE =
            new Route(
                    new PassageId("fire"),
                    Route.Reason.EMERGENCY,
                    all("Call 112.", "Appelez le 112.", "Llame al 112.", "اتصل بالرقم 112."),
                    questions(all("It burns!", "Au feu !", "¡Fuego!", "حريق!")));

    public static final KnowledgeBase KNOWLEDGE = speaking(Language.values());

    public static final Encoders ENCODERS = Encoders.only(StaticEncoder.shipped());

    public static final Dialogue DIALOGUE = dialogue(KNOWLEDGE);

    private SamplePack() {}

    /// The pack, claiming these languages only; the first is the default.
    public static KnowledgeBase speaking(Language... languages) {
        return knowledge(Arrays.asList(languages), topics(), Map.of());
    }

    /// The pack with `topic` in the place of `people`.
    public static KnowledgeBase with(Topic topic) {
        return knowledge(
                List.of(Language.values()),
                Stream.concat(
                                Stream.of(topic),
                                topics().stream().filter(other -> !other.id().equals("people")))
                        .toList(),
                Map.of());
    }

    /// The pack, which says that it has no answer to these English questions.
    public static KnowledgeBase notAnswering(List<String> questions) {
        return knowledge(List.of(Language.values()), topics(), Map.of(Language.ENGLISH, questions));
    }

    private static KnowledgeBase knowledge(
            List<Language> languages, List<Topic> topics, Map<Language, List<String>> unanswered) {
        return new KnowledgeBase(
                "0123456789ab",
                new Event(
                        all("the fair", "la foire", "la feria", "المعرض"),
                        3,
                        LocalDate.parse("2030-06-01"),
                        LocalDate.parse("2030-06-03"),
                        ZoneId.of("Africa/Casablanca"),
                        questions(MAYOR.title())),
                languages,
                topics,
                routes(),
                List.of(HELLO),
                List.of(),
                sources(),
                unanswered);
    }

    /// Answers stored wordings only; of everything else it asks what was meant, so that no test
    /// depends on how well questions are matched.
    public static Dialogue dialogue(KnowledgeBase knowledge) {
        MatcherModel literal = MatcherModel.shipped().with(new MatcherModel.Thresholds(1.0, 0.0));
        return new Dialogue(
                knowledge,
                new Matcher(knowledge, literal, ENCODERS),
                new Replies(knowledge, Phrases.shipped()));
    }

    public static Localized all(String english, String french, String spanish, String arabic) {
        return new Localized(
                Map.of(
                        Language.ENGLISH, english,
                        Language.FRENCH, french,
                        Language.SPANISH, spanish,
                        Language.ARABIC, arabic));
    }

    /// The same text in every language, told apart by its tag: `tickets sold [fr]`.
    private static Localized text(String text) {
        return all(text + " [en]", text + " [fr]", text + " [es]", text + " [ar]");
    }

    private static Entry.Answer answer(String direct) {
        return new Entry.Answer(text(direct), Optional.empty());
    }

    private static Validity always() {
        return new Validity(
                LocalDate.parse("2030-06-04"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Entry entry(
            String id,
            Localized title,
            Entry.Answer answer,
            Map<Event.Phase, Entry.Answer> variants,
            Validity validity,
            List<String> sources,
            List<String> related,
            List<Entry.Figure> figures) {
        return new Entry(
                new PassageId(id),
                "people",
                title,
                questions(title),
                answer,
                variants,
                validity,
                sources.stream().map(SourceId::new).toList(),
                related.stream().map(PassageId::new).toList(),
                figures,
                Set.of());
    }

    private static Map<Language, List<String>> questions(Localized texts) {
        Map<Language, List<String>> questions = new EnumMap<>(Language.class);
        texts.wordings().forEach((language, text) -> questions.put(language, List.of(text)));
        return questions;
    }

    /// `people`, then `crowd` with 20 entries, then `topic-1` to `topic-16` with one each: 18 in
    /// all.
    private static List<Topic> topics() {
        Topic people =
                new Topic(
                        "people",
                        all("People", "Gens", "Gente", "الناس"),
                        List.of(MAYOR, VISITORS, HOURS, TICKETS, BROKEN));
        Topic crowd =
                new Topic(
                        "crowd",
                        all("Crowd", "Foule", "Multitud", "الحشد"),
                        IntStream.rangeClosed(1, 20).mapToObj(SamplePack::numbered).toList());
        Stream<Topic> others =
                IntStream.rangeClosed(1, 16)
                        .mapToObj(n ->
                                new Topic(
                                        "topic-" + n,
                                        text("Topic " + n),
                                        List.of(numbered(100 + n))));
        return Stream.concat(Stream.of(people, crowd), others).toList();
    }

    private static Entry numbered(int n) {
        return entry(
                "question-" + n,
                all(
                        "What is lot " + n + "?",
                        "Quel est le lot " + n + " ?",
                        "¿Cuál es el lote " + n + "?",
                        "ما هي الحصة " + n + "؟"),
                answer("Lot " + n + "."),
                Map.of(),
                always(),
                List.of("town"),
                List.of(),
                List.of());
    }

    private static List<Route> routes() {
        Stream<Route> fallbacks =
                Arrays.stream(Route.Reason.values())
                        .map(reason ->
                                new Route(
                                        new PassageId(reason.code()),
                                        reason,
                                        text("No answer: " + reason.code()),
                                        Map.of()));
        return Stream.concat(fallbacks, Stream.of(FIRE)).toList();
    }

    private static List<Source> sources() {
        return List.of(
                source("town", "The town's page", "Town", "2030-04-03"),
                source("gazette", "The gazette's page", "Gazette", "2030-04"),
                source("radio", "The radio's page", "Radio", ""),
                source("letter", "An open letter", "Letter", "2030"),
                source("leaflet", "A leaflet", "Leaflet", "2030-05-06"));
    }

    private static Source source(String id, String title, String publisher, String date) {
        URI url = URI.create("https://example.org/" + id);
        return new Source(new SourceId(id), title, publisher, url, date, "en");
    }
}
