package io.rapporteur.exchange;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Event;
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
import io.rapporteur.knowledge.pack.ReadPack;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A pack as the tree that its files hold, with every key as `docs/pack.md` names it.
final class PackTree {

    private final List<Language> languages;

    private PackTree(List<Language> languages) {
        this.languages = languages;
    }

    /// Everything but the comments of the files.
    static PackContent of(ReadPack pack) {
        KnowledgeBase knowledge = pack.knowledge();
        PackTree trees = new PackTree(knowledge.languages());
        return new PackContent(
                trees.pack(knowledge.event(), pack.licence()),
                knowledge.topics().stream().map(trees::topic).toList(),
                Tree.list(knowledge.sources().map(PackTree::source)),
                Tree.list(knowledge.names().stream().map(trees::name)),
                Tree.list(knowledge.routes().stream().map(trees::route)),
                Tree.list(knowledge.smallTalk().stream().map(trees::smallTalk)),
                Optional.of(knowledge.unanswered())
                        .filter(questions -> !questions.isEmpty())
                        .map(trees::wordings));
    }

    private Tree.Mapping pack(Event event, Optional<String> licence) {
        return new Tree.Builder()
                .with("languages", Tree.texts(languages.stream().map(Language::tag).toList()))
                .with("licence", licence.map(Tree::text))
                .with(
                        "event",
                        new Tree.Builder()
                                .with("name", localized(event.name()))
                                .with("edition", Tree.number(event.edition()))
                                .with("starts", event.starts().toString())
                                .with("ends", event.ends().toString())
                                .with("zone", event.zone().getId())
                                .with(
                                        "examples",
                                        Optional.of(event.examples())
                                                .filter(examples -> !examples.isEmpty())
                                                .map(this::wordings))
                                .build())
                .build();
    }

    private Tree.Mapping topic(Topic topic) {
        return new Tree.Builder()
                .with("topic", topic.id())
                .with("title", localized(topic.title()))
                .with("entries", Tree.list(topic.entries().stream().map(this::entry)))
                .build();
    }

    private Tree entry(Entry entry) {
        Tree.Builder tree =
                new Tree.Builder()
                        .with("id", entry.id().value())
                        .with("title", localized(entry.title()))
                        .with("as_of", entry.validity().asOf().toString())
                        .with("valid_from", day(entry.validity().validFrom()))
                        .with("valid_until", day(entry.validity().validUntil()))
                        .with("review_by", day(entry.validity().reviewBy()))
                        .with("questions", wordings(entry.questions()));
        answer(tree, entry.answer());
        return tree.withAny("variants", variants(entry.variants()))
                .with("sources", sources(entry.sources()))
                .withAny(
                        "related",
                        Tree.texts(entry.related().stream().map(PassageId::value).toList()))
                .withAny("covers", Tree.texts(entry.covers().stream().sorted().toList()))
                .withAny("figures", Tree.list(entry.figures().stream().map(this::figure)))
                .build();
    }

    private void answer(Tree.Builder tree, Entry.Answer answer) {
        tree.with("answer", localized(answer.direct()))
                .with("detail", answer.detail().map(this::localized));
    }

    private Tree variants(Map<Event.Phase, Entry.Answer> variants) {
        return Tree.list(
                Stream.of(Event.Phase.values())
                        .filter(variants::containsKey)
                        .map(phase -> {
                            Tree.Builder tree =
                                    new Tree.Builder()
                                            .with("when", phase.name().toLowerCase(Locale.ROOT));
                            Optional.ofNullable(variants.get(phase))
                                    .ifPresent(variant -> answer(tree, variant));
                            return tree.build();
                        }));
    }

    private Tree figure(Entry.Figure figure) {
        return new Tree.Builder()
                .with("value", figure.value())
                .with("counts", localized(figure.counts()))
                .with("sources", sources(figure.sources()))
                .build();
    }

    private Tree route(Route route) {
        return new Tree.Builder()
                .with("id", route.id().value())
                .with("reason", route.reason().code())
                .with("reply", localized(route.reply()))
                .with(
                        "questions",
                        Optional.of(route.questions())
                                .filter(questions -> !questions.isEmpty())
                                .map(this::wordings))
                .build();
    }

    private Tree smallTalk(SmallTalk talk) {
        return new Tree.Builder()
                .with("id", talk.id().value())
                .with("reply", localized(talk.reply()))
                .with("questions", wordings(talk.questions()))
                .build();
    }

    private Tree name(Name name) {
        Tree.Builder forms = new Tree.Builder();
        languages.forEach(language ->
                forms.with(
                        language.tag(),
                        Optional.ofNullable(name.forms().get(language)).map(Tree::text)));
        return new Tree.Builder()
                .with("id", name.id())
                .with("kind", name.kind())
                .with("forms", forms.build())
                .withAny("variants", Tree.texts(name.variants()))
                .build();
    }

    private static Tree source(Source source) {
        return new Tree.Builder()
                .with("id", source.id().value())
                .with("title", source.title())
                .with("publisher", source.publisher())
                .with("url", source.url().toString())
                .with(
                        "date",
                        Optional.of(source.date()).filter(date -> !date.isEmpty()).map(Tree::text))
                .with("lang", source.language())
                .build();
    }

    private static Tree sources(List<SourceId> sources) {
        return Tree.texts(sources.stream().map(SourceId::value).toList());
    }

    private static Optional<Tree> day(Optional<LocalDate> day) {
        return day.map(date -> Tree.text(date.toString()));
    }

    private Tree localized(Localized text) {
        Tree.Builder tree = new Tree.Builder();
        languages.forEach(language -> tree.with(language.tag(), text.in(language)));
        return tree.build();
    }

    private Tree wordings(Map<Language, List<String>> wordings) {
        Tree.Builder tree = new Tree.Builder();
        languages.stream()
                .filter(wordings::containsKey)
                .forEach(language ->
                        tree.with(
                                language.tag(),
                                Tree.texts(wordings.getOrDefault(language, List.of()))));
        return tree.build();
    }
}
