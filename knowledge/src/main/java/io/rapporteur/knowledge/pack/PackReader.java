package io.rapporteur.knowledge.pack;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Event;
import io.rapporteur.knowledge.Fingerprint;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Localized;
import io.rapporteur.knowledge.Name;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.SmallTalk;
import io.rapporteur.knowledge.Source;
import io.rapporteur.knowledge.SourceId;
import io.rapporteur.knowledge.Topic;
import io.rapporteur.knowledge.Validity;
import io.rapporteur.knowledge.prepared.Prepared;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a pack folder: `pack.yaml`, `entries/*.yaml`, `sources.yaml`, `names.yaml`, `routes.yaml`
/// and, if there is one, `unanswered.yaml`.
///
/// One reader reads one pack once: it gathers problems on the way and reports them together.
public final class PackReader {

    private static final String UNANSWERED = "unanswered.yaml";
    private static final int REVISION_DIGITS = 12;

    private final Problems problems = new Problems();
    private final PackFolder folder;
    private final Fingerprint fingerprint;
    private final Map<PassageId, YamlMap> passageIds = new LinkedHashMap<>();
    private final Map<SourceId, YamlMap> sourceIds = new LinkedHashMap<>();
    private List<Language> languages = List.of(Language.values());
    private Optional<String> licence = Optional.empty();

    private PackReader(Path folder) {
        this.folder = new PackFolder(folder, problems);
        this.fingerprint = this.folder.fingerprint();
    }

    /// Reads the pack in `folder`.
    ///
    /// @throws InvalidPackException if anything in it is missing, malformed or contradictory; it
    ///   lists every problem
    public static KnowledgeBase read(Path folder) {
        return read(folder, Prepared.nothing());
    }

    /// Reads the pack in `folder`, whose files are parsed only if they differ from those that
    /// `prepared` knows.
    ///
    /// @throws InvalidPackException as [#read(Path)]
    public static KnowledgeBase read(Path folder, Prepared prepared) {
        PackReader reader = new PackReader(folder);
        return prepared.get("pack", reader.fingerprint, new KnowledgeForm(), reader::read);
    }

    /// Reads the pack in `folder` and remembers where everything stands.
    ///
    /// @throws InvalidPackException as [#read(Path)]
    public static ReadPack readWithPlaces(Path folder) {
        PackReader reader = new PackReader(folder);
        KnowledgeBase knowledge = reader.read();
        return new ReadPack(
                knowledge,
                reader.licence,
                new Places(
                        reader.passageIds,
                        reader.sourceIds,
                        reader.folder.optionalFile(UNANSWERED)));
    }

    private KnowledgeBase read() {
        Optional<Event> event = folder.file("pack.yaml").flatMap(this::pack);
        List<Source> sources = list("sources.yaml", "sources", this::source);
        List<Name> names = list("names.yaml", "names", this::name);
        List<Topic> topics =
                folder.entries().stream().flatMap(file -> topic(file).stream()).toList();
        List<Route> routes = list("routes.yaml", "routes", this::route);
        List<SmallTalk> smallTalk = list("routes.yaml", "smalltalk", this::smallTalk);
        Map<Language, List<String>> unanswered =
                folder.optionalFile(UNANSWERED).map(this::unanswered).orElse(Map.of());
        if (problems.isEmpty()) {
            new References(topics, sources, routes, passageIds, problems).check();
        }
        problems.throwIfAny();
        return new KnowledgeBase(
                fingerprint.digits(REVISION_DIGITS),
                event.orElseThrow(),
                languages,
                topics,
                routes,
                smallTalk,
                names,
                sources,
                unanswered);
    }

    private <T> List<T> list(String file, String key, YamlMap.Reader<T> reader) {
        return folder.file(file).map(root -> root.list(key, reader)).orElse(List.of());
    }

    private Optional<Event> pack(YamlMap root) {
        root.allow("languages", "event", "licence");
        licence = root.optionalText("licence");
        languages =
                root.texts("languages").stream()
                        .flatMap(tag ->
                                tag.as(Language::ofTag, "one of " + Language.tags()).stream())
                        .distinct()
                        .toList();
        return root.map("event").flatMap(this::event);
    }

    private Optional<Event> event(YamlMap map) {
        map.allow("name", "edition", "starts", "ends", "zone", "examples");
        Optional<Localized> name = map.localized("name", languages);
        Optional<Integer> edition = map.number("edition");
        Optional<LocalDate> starts = map.date("starts");
        Optional<LocalDate> ends = map.date("ends");
        Optional<java.time.ZoneId> zone = map.zone("zone");
        Map<Language, List<String>> examples =
                map.has("examples") ? wordings(map, "examples").orElse(Map.of()) : Map.of();
        if (name.isEmpty()
                || edition.isEmpty()
                || starts.isEmpty()
                || ends.isEmpty()
                || zone.isEmpty()) {
            return Optional.empty();
        }
        return map.build(() ->
                new Event(
                        name.get(), edition.get(), starts.get(), ends.get(), zone.get(), examples));
    }

    private Optional<Source> source(YamlMap map) {
        map.allow("id", "title", "publisher", "url", "date", "lang");
        Optional<SourceId> id = map.text("id").map(SourceId::new);
        id.ifPresent(found -> note(sourceIds, found, map));
        Optional<String> title = map.text("title");
        Optional<String> publisher = map.text("publisher");
        Optional<java.net.URI> url = map.url("url");
        String date = map.optionalText("date").orElse("");
        String language = map.optionalText("lang").orElse("und");
        if (!date.matches("|\\d{4}(-\\d{2}(-\\d{2})?)?")) {
            map.problem(
                    "date",
                    "date \"" + date + "\" is no date",
                    "Write it as 2025-11-24, or 2025-11 or 2025 where no more is known");
        }
        if (id.isEmpty() || title.isEmpty() || publisher.isEmpty() || url.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Source(id.get(), title.get(), publisher.get(), url.get(), date, language));
    }

    private Optional<Name> name(YamlMap map) {
        map.allow("id", "kind", "forms", "variants");
        Map<Language, String> forms = map.map("forms").map(this::forms).orElse(Map.of());
        Optional<String> id = map.text("id");
        Optional<String> kind = map.text("kind");
        List<String> variants = map.has("variants") ? map.textList("variants") : List.of();
        if (id.isEmpty() || kind.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Name(id.get(), kind.get(), forms, variants));
    }

    private Map<Language, String> forms(YamlMap map) {
        map.allow(tags());
        Map<Language, String> forms = new EnumMap<>(Language.class);
        languages.forEach(language ->
                map.optionalText(language.tag()).ifPresent(form -> forms.put(language, form)));
        return forms;
    }

    private Optional<Topic> topic(YamlMap root) {
        root.allow("topic", "title", "entries");
        Optional<String> id = root.text("topic");
        id.filter(topic -> !root.file().equals("entries/" + topic + ".yaml"))
                .ifPresent(topic ->
                        root.problem(
                                "topic",
                                "topic \"" + topic + "\" is not the name of its file",
                                "Name the file entries/" + topic + ".yaml, or change the topic"));
        Optional<Localized> title = root.localized("title", languages);
        List<Entry> entries = root.list("entries", map -> entry(map, id.orElse("")));
        if (id.isEmpty() || title.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Topic(id.get(), title.get(), entries));
    }

    private Optional<Entry> entry(YamlMap map, String topic) {
        map.allow(
                "id",
                "title",
                "as_of",
                "valid_from",
                "valid_until",
                "review_by",
                "questions",
                "answer",
                "detail",
                "variants",
                "sources",
                "related",
                "covers",
                "figures");
        Optional<PassageId> id = passageId(map);
        Optional<Localized> title = map.localized("title", languages);
        Optional<Map<Language, List<String>>> questions = questions(map);
        Optional<Entry.Answer> answer = answer(map);
        Optional<Validity> validity = validity(map);
        List<SourceId> sources = sources(map);
        Map<Event.Phase, Entry.Answer> variants = map.has("variants") ? variants(map) : Map.of();
        List<PassageId> related = map.has("related") ? ids(map, "related") : List.of();
        List<Entry.Figure> figures =
                map.has("figures") ? map.list("figures", this::figure) : List.of();
        Set<String> covers =
                map.has("covers") ? new LinkedHashSet<>(map.textList("covers")) : Set.of();
        if (id.isEmpty()
                || title.isEmpty()
                || questions.isEmpty()
                || answer.isEmpty()
                || validity.isEmpty()
                || sources.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Entry(
                        id.get(),
                        topic,
                        title.get(),
                        questions.get(),
                        answer.get(),
                        variants,
                        validity.get(),
                        sources,
                        related,
                        figures,
                        covers));
    }

    private Optional<PassageId> passageId(YamlMap map) {
        Optional<PassageId> id =
                map.required("id")
                        .flatMap(text ->
                                text.as(
                                        value ->
                                                PassageId.isValid(value)
                                                        ? Optional.of(new PassageId(value))
                                                        : Optional.empty(),
                                        "kebab-case (a-z, 0-9, -) of at most "
                                                + PassageId.MAX_LENGTH
                                                + " characters"));
        id.ifPresent(found -> note(passageIds, found, map));
        return id;
    }

    private static <I> void note(Map<I, YamlMap> taken, I id, YamlMap map) {
        YamlMap earlier = taken.putIfAbsent(id, map);
        if (earlier != null) {
            map.problem(
                    "id",
                    "id \"" + id + "\" is taken by " + earlier.place("id"),
                    "Give one of the two another id");
        }
    }

    private Optional<Map<Language, List<String>>> questions(YamlMap map) {
        return wordings(map, "questions");
    }

    /// Lists of texts, one for every language of the pack.
    private Optional<Map<Language, List<String>>> wordings(YamlMap map, String key) {
        return map.map(key)
                .map(texts -> {
                    texts.allow(tags());
                    Map<Language, List<String>> byLanguage = new EnumMap<>(Language.class);
                    languages.forEach(
                            language -> byLanguage.put(language, texts.textList(language.tag())));
                    return byLanguage;
                });
    }

    private Optional<Entry.Answer> answer(YamlMap map) {
        Optional<Localized> direct = map.localized("answer", languages);
        Optional<Localized> detail =
                map.has("detail") ? map.localized("detail", languages) : Optional.empty();
        return direct.map(text -> new Entry.Answer(text, detail));
    }

    private Map<Event.Phase, Entry.Answer> variants(YamlMap map) {
        Map<Event.Phase, Entry.Answer> variants = new EnumMap<>(Event.Phase.class);
        map.list(
                "variants",
                variant -> {
                    variant.allow("when", "answer", "detail");
                    Optional<Event.Phase> phase =
                            variant.required("when")
                                    .flatMap(text ->
                                            text.as(
                                                    Event.Phase::ofCode,
                                                    "before, during or after"));
                    Optional<Entry.Answer> answer = answer(variant);
                    if (phase.isPresent()
                            && answer.isPresent()
                            && variants.put(phase.get(), answer.get()) != null) {
                        variant.problem(
                                "when",
                                "a second variant for the same time",
                                "Keep one variant for each of before, during, after");
                    }
                    return phase;
                });
        return variants;
    }

    private Optional<Validity> validity(YamlMap map) {
        Optional<LocalDate> from = map.optionalDate("valid_from");
        Optional<LocalDate> until = map.optionalDate("valid_until");
        Optional<LocalDate> review = map.optionalDate("review_by");
        return map.date("as_of")
                .flatMap(asOf -> map.build(() -> new Validity(asOf, from, until, review)));
    }

    private List<SourceId> sources(YamlMap map) {
        return map.textList("sources").stream().map(SourceId::new).toList();
    }

    private List<PassageId> ids(YamlMap map, String key) {
        return map.texts(key).stream()
                .flatMap(text ->
                        text
                                .as(
                                        value ->
                                                PassageId.isValid(value)
                                                        ? Optional.of(new PassageId(value))
                                                        : Optional.<PassageId>empty(),
                                        "the id of an entry")
                                .stream())
                .toList();
    }

    private Optional<Entry.Figure> figure(YamlMap map) {
        map.allow("value", "counts", "sources");
        Optional<String> value = map.text("value");
        Optional<Localized> counts = map.localized("counts", languages);
        List<SourceId> sources = sources(map);
        if (value.isEmpty() || counts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Entry.Figure(value.get(), counts.get(), sources));
    }

    private Optional<Route> route(YamlMap map) {
        map.allow("id", "reason", "reply", "questions");
        Optional<PassageId> id = passageId(map);
        Optional<Route.Reason> reason =
                map.required("reason")
                        .flatMap(text ->
                                text.as(
                                        Route.Reason::ofCode,
                                        "one of unknown, not-public, expired, other-edition,"
                                                + " out-of-remit, emergency"));
        Optional<Localized> reply = map.localized("reply", languages);
        Optional<Map<Language, List<String>>> questions =
                map.has("questions") ? questions(map) : Optional.of(Map.of());
        if (id.isEmpty() || reason.isEmpty() || reply.isEmpty() || questions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Route(id.get(), reason.get(), reply.get(), questions.get()));
    }

    private Optional<SmallTalk> smallTalk(YamlMap map) {
        map.allow("id", "reply", "questions");
        Optional<PassageId> id = passageId(map);
        Optional<Localized> reply = map.localized("reply", languages);
        Optional<Map<Language, List<String>>> questions = questions(map);
        if (id.isEmpty() || reply.isEmpty() || questions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SmallTalk(id.get(), reply.get(), questions.get()));
    }

    private Map<Language, List<String>> unanswered(YamlMap root) {
        root.allow("questions");
        return wordings(root, "questions").orElse(Map.of());
    }

    private String[] tags() {
        return languages.stream().map(Language::tag).toArray(String[]::new);
    }
}
