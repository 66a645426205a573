package io.rapporteur.knowledge;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One event pack, read whole: what we know, what we do not answer, and where it comes from.
/// Immutable.
public final class KnowledgeBase {

    private final String revision;
    private final Event event;
    private final List<Language> languages;
    private final List<Topic> topics;
    private final List<Route> routes;
    private final List<SmallTalk> smallTalk;
    private final List<Name> names;
    private final Map<SourceId, Source> sources;
    private final Map<Language, List<String>> unanswered;
    private final Map<PassageId, Passage> passages;

    /// @param revision changes with any change of content; 12 hexadecimal digits
    /// @param languages the languages that every text of the pack has; the first is the default
    /// @param unanswered questions that the pack has no answer to; may lack languages
    /// @throws IllegalArgumentException if two passages share an id, a fall-back route is missing,
    ///   or a reference leads nowhere
    public KnowledgeBase(
            String revision,
            Event event,
            List<Language> languages,
            List<Topic> topics,
            List<Route> routes,
            List<SmallTalk> smallTalk,
            List<Name> names,
            List<Source> sources,
            Map<Language, List<String>> unanswered) {
        this.revision = revision;
        this.event = event;
        this.languages = List.copyOf(languages);
        this.topics = List.copyOf(topics);
        this.routes = List.copyOf(routes);
        this.smallTalk = List.copyOf(smallTalk);
        this.names = List.copyOf(names);
        Map<SourceId, Source> sourcesById = new LinkedHashMap<>();
        sources.forEach(source -> sourcesById.put(source.id(), source));
        this.sources = Collections.unmodifiableMap(sourcesById);
        Map<Language, List<String>> unansweredByLanguage = new EnumMap<>(Language.class);
        unanswered.forEach((language, questions) ->
                unansweredByLanguage.put(language, List.copyOf(questions)));
        this.unanswered = Collections.unmodifiableMap(unansweredByLanguage);
        Map<PassageId, Passage> passagesById = new LinkedHashMap<>();
        Stream.of(
                        topics.stream().flatMap(topic -> topic.entries().stream()),
                        routes.stream(),
                        smallTalk.stream())
                .flatMap(stream -> stream)
                .forEach(passage -> {
                    if (passagesById.put(passage.id(), passage) != null) {
                        throw new IllegalArgumentException(
                                "two passages are called " + passage.id());
                    }
                });
        this.passages = Collections.unmodifiableMap(passagesById);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("a pack needs at least one language");
        }
        for (Route.Reason reason : Route.Reason.values()) {
            fallback(reason);
        }
        entries().forEach(this::checkReferences);
    }

    public String revision() {
        return revision;
    }

    public Event event() {
        return event;
    }

    public List<Language> languages() {
        return languages;
    }

    /// The language to speak when nothing tells which.
    public Language defaultLanguage() {
        return languages.getFirst();
    }

    public List<Topic> topics() {
        return topics;
    }

    public Optional<Topic> topic(String id) {
        return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }

    /// All entries, in the order of topics.
    public Stream<Entry> entries() {
        return topics.stream().flatMap(topic -> topic.entries().stream());
    }

    /// The entry with that id; empty if there is none (any more).
    public Optional<Entry> entry(PassageId id) {
        return passages.get(id) instanceof Entry entry ? Optional.of(entry) : Optional.empty();
    }

    /// Whether the answer of `entry` may be given at `at`, in the event's own calendar.
    public boolean holdsAt(Instant at, Entry entry) {
        return entry.validity().holdsOn(event.dayAt(at));
    }

    /// Whether a person should have looked at `entry` again before `at`.
    public boolean isDueForReviewAt(Instant at, Entry entry) {
        return entry.validity().isDueForReviewOn(event.dayAt(at));
    }

    /// The entries of `topic` whose answers may be given at `at`.
    public List<Entry> entriesAt(Instant at, Topic topic) {
        return topic.entries().stream().filter(entry -> holdsAt(at, entry)).toList();
    }

    public List<Route> routes() {
        return routes;
    }

    /// What to say when we do not answer for `reason` and no route of its own was recognised.
    public Route fallback(Route.Reason reason) {
        if (passages.get(new PassageId(reason.code())) instanceof Route route) {
            return route;
        }
        throw new IllegalArgumentException("no route is called " + reason.code());
    }

    public List<SmallTalk> smallTalk() {
        return smallTalk;
    }

    /// Everything that can be found by a question.
    public Stream<Passage> passages() {
        return passages.values().stream();
    }

    public List<Name> names() {
        return names;
    }

    public Stream<Source> sources() {
        return sources.values().stream();
    }

    /// Questions that people may ask and that the pack does not answer, as far as its editors know:
    /// what they have in common tells the matcher what kind of question to be silent on.
    public Map<Language, List<String>> unanswered() {
        return unanswered;
    }

    /// The sources of `entry`, in its order.
    public List<Source> sourcesOf(Entry entry) {
        return entry.sources().stream().map(this::source).toList();
    }

    /// @throws IllegalArgumentException if the pack has no such source
    public Source source(SourceId id) {
        Source source = sources.get(id);
        if (source == null) {
            throw new IllegalArgumentException("no source is called " + id);
        }
        return source;
    }

    private void checkReferences(Entry entry) {
        entry.sources().forEach(this::source);
        entry.figures().stream().flatMap(figure -> figure.sources().stream()).forEach(this::source);
        for (PassageId related : entry.related()) {
            if (entry(related).isEmpty()) {
                throw new IllegalArgumentException(
                        "entry "
                                + entry.id()
                                + " is related to "
                                + related
                                + ", which is no entry");
            }
        }
    }
}
