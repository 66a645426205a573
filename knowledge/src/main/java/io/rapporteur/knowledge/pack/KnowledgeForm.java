package io.rapporteur.knowledge.pack;

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
import io.rapporteur.knowledge.Validity;
import io.rapporteur.knowledge.prepared.Form;
import io.rapporteur.knowledge.prepared.FormReader;
import io.rapporteur.knowledge.prepared.FormWriter;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A pack without problems, as a file that needs no parsing.
final class KnowledgeForm implements Form<KnowledgeBase> {

    @Override
    public void write(KnowledgeBase knowledge, FormWriter out) {
        new Writer(out).knowledge(knowledge);
    }

    @Override
    public KnowledgeBase read(FormReader in) {
        return new Reader(in).knowledge();
    }

    /// Each method has its like, in the same order, in [Reader].
    private record Writer(FormWriter out) {

        void knowledge(KnowledgeBase knowledge) {
            out.text(knowledge.revision());
            event(knowledge.event());
            out.list(knowledge.languages(), out::constant);
            out.list(knowledge.topics(), this::topic);
            out.list(knowledge.routes(), this::route);
            out.list(knowledge.smallTalk(), this::smallTalk);
            out.list(knowledge.names(), this::name);
            out.list(knowledge.sources().toList(), this::source);
            questions(knowledge.unanswered());
        }

        private void event(Event event) {
            localized(event.name());
            out.number(event.edition());
            date(event.starts());
            date(event.ends());
            out.text(event.zone().getId());
            questions(event.examples());
        }

        private void topic(Topic topic) {
            out.text(topic.id());
            localized(topic.title());
            out.list(topic.entries(), this::entry);
        }

        private void entry(Entry entry) {
            id(entry.id());
            out.text(entry.topic());
            localized(entry.title());
            questions(entry.questions());
            answer(entry.answer());
            map(entry.variants(), this::answer);
            validity(entry.validity());
            out.list(entry.sources(), this::sourceId);
            out.list(entry.related(), this::id);
            out.list(entry.figures(), this::figure);
            texts(entry.covers());
        }

        private void answer(Entry.Answer answer) {
            localized(answer.direct());
            out.optional(answer.detail(), this::localized);
        }

        private void validity(Validity validity) {
            date(validity.asOf());
            out.optional(validity.validFrom(), this::date);
            out.optional(validity.validUntil(), this::date);
            out.optional(validity.reviewBy(), this::date);
        }

        private void figure(Entry.Figure figure) {
            out.text(figure.value());
            localized(figure.counts());
            out.list(figure.sources(), this::sourceId);
        }

        private void route(Route route) {
            id(route.id());
            out.constant(route.reason());
            localized(route.reply());
            questions(route.questions());
        }

        private void smallTalk(SmallTalk smallTalk) {
            id(smallTalk.id());
            localized(smallTalk.reply());
            questions(smallTalk.questions());
        }

        private void name(Name name) {
            out.text(name.id());
            out.text(name.kind());
            map(name.forms(), out::text);
            texts(name.variants());
        }

        private void source(Source source) {
            sourceId(source.id());
            out.text(source.title());
            out.text(source.publisher());
            out.text(source.url().toString());
            out.text(source.date());
            out.text(source.language());
        }

        private void localized(Localized text) {
            map(text.wordings(), out::text);
        }

        private void questions(Map<Language, List<String>> questions) {
            map(questions, out::texts);
        }

        private void texts(Collection<String> texts) {
            out.list(texts, out::text);
        }

        private void id(PassageId id) {
            out.text(id.value());
        }

        private void sourceId(SourceId id) {
            out.text(id.value());
        }

        private void date(LocalDate date) {
            out.number(Math.toIntExact(date.toEpochDay()));
        }

        private <K extends Enum<K>, V> void map(Map<K, V> map, Consumer<V> value) {
            out.list(
                    map.entrySet(),
                    entry -> {
                        out.constant(entry.getKey());
                        value.accept(entry.getValue());
                    });
        }
    }

    private record Reader(FormReader in) {

        private static final Language[] LANGUAGES = Language.values();
        private static final Event.Phase[] PHASES = Event.Phase.values();
        private static final Route.Reason[] REASONS = Route.Reason.values();

        KnowledgeBase knowledge() {
            return new KnowledgeBase(
                    in.text(),
                    event(),
                    in.list(() -> in.constant(LANGUAGES)),
                    in.list(this::topic),
                    in.list(this::route),
                    in.list(this::smallTalk),
                    in.list(this::name),
                    in.list(this::source),
                    questions());
        }

        private Event event() {
            return new Event(
                    localized(), in.number(), date(), date(), ZoneId.of(in.text()), questions());
        }

        private Topic topic() {
            return new Topic(in.text(), localized(), in.list(this::entry));
        }

        private Entry entry() {
            return new Entry(
                    id(),
                    in.text(),
                    localized(),
                    questions(),
                    answer(),
                    map(Event.Phase.class, PHASES, this::answer),
                    validity(),
                    in.list(this::sourceId),
                    in.list(this::id),
                    in.list(this::figure),
                    new LinkedHashSet<>(texts()));
        }

        private Entry.Answer answer() {
            return new Entry.Answer(localized(), in.optional(this::localized));
        }

        private Validity validity() {
            return new Validity(
                    date(),
                    in.optional(this::date),
                    in.optional(this::date),
                    in.optional(this::date));
        }

        private Entry.Figure figure() {
            return new Entry.Figure(in.text(), localized(), in.list(this::sourceId));
        }

        private Route route() {
            return new Route(id(), in.constant(REASONS), localized(), questions());
        }

        private SmallTalk smallTalk() {
            return new SmallTalk(id(), localized(), questions());
        }

        private Name name() {
            return new Name(in.text(), in.text(), byLanguage(in::text), texts());
        }

        private Source source() {
            return new Source(
                    sourceId(), in.text(), in.text(), URI.create(in.text()), in.text(), in.text());
        }

        private Localized localized() {
            return new Localized(byLanguage(in::text));
        }

        private Map<Language, List<String>> questions() {
            return byLanguage(in::textsInPlace);
        }

        private List<String> texts() {
            return in.list(in::text);
        }

        private PassageId id() {
            return new PassageId(in.text());
        }

        private SourceId sourceId() {
            return new SourceId(in.text());
        }

        private LocalDate date() {
            return LocalDate.ofEpochDay(in.number());
        }

        private <V> Map<Language, V> byLanguage(Supplier<V> value) {
            return map(Language.class, LANGUAGES, value);
        }

        private <K extends Enum<K>, V> Map<K, V> map(
                Class<K> type, K[] constants, Supplier<V> value) {
            Map<K, V> map = new EnumMap<>(type);
            int size = in.number();
            for (int i = 0; i < size; i++) {
                K key = in.constant(constants);
                map.put(key, value.get());
            }
            return map;
        }
    }
}
