package io.rapporteur.exchange;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Route;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes a pack of drafts. Nothing is invented that could be taken for knowledge: what is missing
/// is noted, and where a pack needs a value there is one that nobody mistakes.
final class DraftPack {

    private static final int TITLE_LENGTH = 60;

    /// The topic of what names none.
    private static final String NO_TOPIC = "imported";

    /// What is cited where the file names no source; `.invalid` leads nowhere, by RFC 2606.
    private static final String NO_SOURCE = "to-be-cited";

    private final List<Draft> drafts;
    private final List<Language> languages;
    private final LocalDate today;
    private final Notes notes;
    private final Map<Draft, String> ids = new LinkedHashMap<>();
    private final Map<String, String> idsByName = new LinkedHashMap<>();
    private final Map<String, String> sourceIds = new LinkedHashMap<>();

    private DraftPack(List<Draft> drafts, List<Language> languages, LocalDate today, Notes notes) {
        this.drafts = drafts;
        this.languages = languages;
        this.today = today;
        this.notes = notes;
    }

    /// A pack in the languages that `named` tells or, if it is empty, that all drafts have.
    ///
    /// @param file for messages
    /// @param today the day of the import; what names no day holds as of it, and is due for review
    /// @throws UnusableFileException if no draft has a question and an answer, or no language is
    ///   common to all
    static PackContent of(
            String file, List<Draft> drafts, List<Language> named, LocalDate today, Notes notes) {
        List<Draft> answered = answered(drafts, notes);
        List<Language> languages = named.isEmpty() ? common(file, answered) : named;
        List<Draft> whole = whole(answered, languages, notes);
        if (whole.stream().noneMatch(draft -> draft.kind() == Draft.Kind.ENTRY)) {
            throw new UnusableFileException(
                    file,
                    1,
                    "no question with an answer was found in " + tags(languages),
                    "Check the format, the languages, and that the export is complete");
        }
        return new DraftPack(whole, languages, today, notes).content();
    }

    private static List<Draft> answered(List<Draft> drafts, Notes notes) {
        List<Draft> answered = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft.languages().isEmpty()) {
                boolean asked = !draft.questions(languageOf(draft)).isEmpty();
                notes.leftOut(
                        asked ? "question without an answer" : "answer without a question",
                        draft.place());
            } else {
                answered.add(draft);
            }
        }
        return answered;
    }

    private static Language languageOf(Draft draft) {
        return draft.traces().stream().findFirst().orElse(Language.ENGLISH);
    }

    private static List<Language> common(String file, List<Draft> drafts) {
        Set<Language> common = EnumSet.allOf(Language.class);
        drafts.forEach(draft -> common.retainAll(draft.languages()));
        if (common.isEmpty()) {
            throw new UnusableFileException(
                    file,
                    1,
                    "there is no language that every item has",
                    "Add --lang with the languages that the pack shall have, such as --lang en;"
                            + " items without them are left out and listed");
        }
        return List.copyOf(common);
    }

    /// The drafts that have every language of the pack. Texts in other languages are noted.
    private static List<Draft> whole(List<Draft> drafts, List<Language> languages, Notes notes) {
        List<Draft> whole = new ArrayList<>();
        for (Draft draft : drafts) {
            Set<Language> lacking = new LinkedHashSet<>(languages);
            lacking.removeAll(draft.languages());
            if (lacking.isEmpty()) {
                whole.add(draft);
            } else {
                notes.leftOut("item without " + tags(lacking), draft.place());
            }
            draft.traces().stream()
                    .filter(language -> !languages.contains(language))
                    .forEach(language ->
                            notes.leftOut("texts in \"" + language.tag() + "\"", draft.place()));
        }
        return whole;
    }

    private PackContent content() {
        nameAll();
        List<Tree.Mapping> topics =
                of(Draft.Kind.ENTRY)
                        .collect(
                                Collectors.groupingBy(
                                        draft -> Slug.kebab(draft.topic(), NO_TOPIC),
                                        LinkedHashMap::new,
                                        Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(topic -> topic(topic.getKey(), topic.getValue()))
                        .toList();
        notePlaceholders();
        return new PackContent(
                NewPackParts.pack(languages, today),
                topics,
                sources(),
                NewPackParts.names(languages),
                routes(),
                smallTalk(),
                Optional.empty());
    }

    /// Gives each draft its id: what the file calls it, or else its first question.
    private void nameAll() {
        Slug slugs = new Slug(placeholderIds());
        for (Draft draft : drafts) {
            boolean fallback =
                    draft.kind() == Draft.Kind.ROUTE
                            && Route.Reason.ofCode(draft.name()).isPresent();
            // A bare number tells an editor nothing.
            boolean telling = draft.name().matches("(?s).*\\p{Alpha}.*");
            String id =
                    fallback
                            ? draft.name()
                            : slugs.of(
                                    telling ? draft.name() : draft.title(languages.getFirst()),
                                    "entry");
            ids.put(draft, id);
            idsByName.putIfAbsent(draft.name(), id);
            if (telling && !id.equals(draft.name())) {
                notes.changed("id \"" + draft.name() + "\" became \"" + id + "\"", draft.place());
            }
        }
    }

    /// The ids of parts that stand in for what the file does not have.
    private List<String> placeholderIds() {
        Tree smallTalk =
                of(Draft.Kind.SMALL_TALK).findAny().isPresent()
                        ? Tree.list(Stream.of())
                        : NewPackParts.smallTalk(languages);
        return Stream.concat(NewPackParts.fallbacks(languages), NewPackParts.maps(smallTalk))
                .flatMap(part -> part.text("id").stream())
                .toList();
    }

    private Stream<Draft> of(Draft.Kind kind) {
        return drafts.stream().filter(draft -> draft.kind() == kind);
    }

    private Tree.Mapping topic(String id, List<Draft> members) {
        Draft first = members.getFirst();
        String name = first.topic().isEmpty() ? id : first.topic();
        Tree title =
                localized(language -> {
                    Optional<String> own = first.topicTitle(language);
                    if (own.isEmpty()) {
                        notes.missing(
                                "titles of topics: their names stand there",
                                "entries/" + id + ".yaml");
                    }
                    return own.orElse(name);
                });
        return new Tree.Builder()
                .with("topic", id)
                .with("title", title)
                .with("entries", Tree.list(members.stream().map(this::entry)))
                .build();
    }

    private Tree entry(Draft draft) {
        Map<Language, Parts> parts =
                languages.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), language -> parts(draft, language)));
        boolean detailed = parts.values().stream().anyMatch(part -> !part.detail().isEmpty());
        if (detailed && parts.values().stream().anyMatch(part -> part.detail().isEmpty())) {
            notes.missing("details in some languages: the answers stand there", draft.place());
        }
        String asOf =
                draft.day("as_of")
                        .orElseGet(() -> {
                            notes.missing(
                                    "as_of: the day of the import stands there, and the entry is"
                                            + " due for review",
                                    draft.place());
                            return today.toString();
                        });
        Optional<String> review =
                draft.day("review_by")
                        .or(() ->
                                draft.day("as_of").isPresent()
                                        ? Optional.empty()
                                        : Optional.of(today.toString()));
        return new Tree.Builder()
                .with("id", ids.getOrDefault(draft, ""))
                .with("title", localized(language -> title(draft, language)))
                .with("as_of", asOf)
                .with("valid_from", draft.day("valid_from").map(Tree::text))
                .with("valid_until", draft.day("valid_until").map(Tree::text))
                .with("review_by", review.map(Tree::text))
                .with("questions", questions(draft))
                .with("answer", localized(language -> part(parts, language).answer()))
                .with(
                        "detail",
                        detailed
                                ? Optional.of(
                                        localized(language -> part(parts, language).anyDetail()))
                                : Optional.empty())
                .with("sources", Tree.texts(cited(draft)))
                .withAny("related", Tree.texts(related(draft)))
                .build();
    }

    private String title(Draft draft, Language language) {
        String title = draft.title(language).lines().findFirst().orElse("");
        if (title.length() <= TITLE_LENGTH) {
            return title;
        }
        notes.changed(
                "title longer than a button shows was cut (the question is whole)", draft.place());
        int end = title.lastIndexOf(' ', TITLE_LENGTH - 1);
        return title.substring(0, end > 0 ? end : TITLE_LENGTH - 1) + "…";
    }

    /// What an answer says at once, and what it says beyond that.
    private record Parts(String answer, String detail) {

        /// A pack has the detail in all languages or in none.
        String anyDetail() {
            return detail.isEmpty() ? answer : detail;
        }
    }

    private static Parts part(Map<Language, Parts> parts, Language language) {
        return parts.getOrDefault(language, new Parts("", ""));
    }

    private Parts parts(Draft draft, Language language) {
        String marked = draft.answer(language).orElse("");
        String plain = PlainText.of(marked);
        if (!plain.equals(marked.replace("\r\n", "\n"))) {
            notes.changed("answer without its Markdown or HTML marks", draft.place());
        }
        Optional<String> detail = draft.detail(language);
        int end = plain.indexOf("\n\n");
        return detail.isPresent() || end < 0
                ? new Parts(plain, detail.orElse(""))
                : new Parts(plain.substring(0, end), plain.substring(end).strip());
    }

    private List<String> cited(Draft draft) {
        if (draft.addresses().isEmpty()) {
            notes.missing("sources: \"" + NO_SOURCE + "\" stands there", draft.place());
            return List.of(NO_SOURCE);
        }
        return draft.addresses().stream()
                .map(address ->
                        sourceIds.computeIfAbsent(address, _ -> "source-" + (sourceIds.size() + 1)))
                .toList();
    }

    private List<String> related(Draft draft) {
        Set<String> entries =
                of(Draft.Kind.ENTRY)
                        .map(other -> ids.getOrDefault(other, ""))
                        .collect(Collectors.toSet());
        List<String> related = new ArrayList<>();
        for (String name : draft.related()) {
            String id = idsByName.getOrDefault(name, "");
            if (entries.contains(id)) {
                related.add(id);
            } else {
                notes.leftOut("related entry that is not there (" + name + ")", draft.place());
            }
        }
        return related;
    }

    private Tree sources() {
        List<Tree> sources = new ArrayList<>();
        sourceIds.forEach((address, id) -> {
            notes.missing(
                    "titles, publishers and dates of sources: addresses stand there",
                    "sources.yaml");
            sources.add(source(id, address, WebAddress.host(address), address));
        });
        if (of(Draft.Kind.ENTRY).anyMatch(draft -> draft.addresses().isEmpty())) {
            sources.add(
                    source(
                            NO_SOURCE,
                            "To be cited: the public page that this answer rests on",
                            "to be named",
                            "https://source.invalid/"));
        }
        return Tree.list(sources.stream());
    }

    private static Tree source(String id, String title, String publisher, String url) {
        return new Tree.Builder()
                .with("id", id)
                .with("title", title)
                .with("publisher", publisher)
                .with("url", url)
                .build();
    }

    private Tree routes() {
        Set<String> own = of(Draft.Kind.ROUTE).map(Draft::name).collect(Collectors.toSet());
        return Tree.list(
                Stream.concat(
                        NewPackParts.fallbacks(languages)
                                .filter(route -> !own.contains(route.text("id").orElse(""))),
                        of(Draft.Kind.ROUTE).map(this::route)));
    }

    private Tree route(Draft draft) {
        boolean asked =
                languages.stream().anyMatch(language -> !draft.questions(language).isEmpty());
        return new Tree.Builder()
                .with("id", ids.getOrDefault(draft, ""))
                .with("reason", draft.reason().code())
                .with("reply", localized(language -> reply(draft, language)))
                .with("questions", asked ? Optional.of(questions(draft)) : Optional.empty())
                .build();
    }

    private Tree smallTalk() {
        Stream<Tree> own =
                of(Draft.Kind.SMALL_TALK)
                        .map(draft ->
                                new Tree.Builder()
                                        .with("id", ids.getOrDefault(draft, ""))
                                        .with(
                                                "reply",
                                                localized(language -> reply(draft, language)))
                                        .with("questions", questions(draft))
                                        .build());
        return of(Draft.Kind.SMALL_TALK).findAny().isPresent()
                ? Tree.list(own)
                : NewPackParts.smallTalk(languages);
    }

    /// All of an answer: replies of routes and small talk have no detail.
    private String reply(Draft draft, Language language) {
        Parts parts = parts(draft, language);
        return parts.detail().isEmpty() ? parts.answer() : parts.answer() + "\n\n" + parts.detail();
    }

    private Tree questions(Draft draft) {
        Tree.Builder tree = new Tree.Builder();
        languages.forEach(
                language -> tree.with(language.tag(), Tree.texts(draft.questions(language))));
        return tree.build();
    }

    private Tree localized(Function<Language, String> text) {
        Tree.Builder tree = new Tree.Builder();
        languages.forEach(language -> tree.with(language.tag(), text.apply(language)));
        return tree.build();
    }

    private void notePlaceholders() {
        notes.missing(
                "event: placeholders stand for its name, edition, days and time zone", "pack.yaml");
        notes.missing("names of people, places and organisations", "names.yaml");
        if (of(Draft.Kind.ROUTE).findAny().isEmpty()) {
            notes.missing(
                    "what to say when there is no answer: general replies stand there",
                    "routes.yaml");
        }
    }

    private static String tags(Iterable<Language> languages) {
        List<String> tags = new ArrayList<>();
        languages.forEach(language -> tags.add(language.tag()));
        return String.join(", ", tags);
    }
}
