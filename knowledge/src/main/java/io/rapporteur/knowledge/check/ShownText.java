package io.rapporteur.knowledge.check;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Event;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Localized;
import io.rapporteur.knowledge.Passage;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.SmallTalk;
import io.rapporteur.knowledge.pack.Place;
import io.rapporteur.knowledge.pack.Places;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A text of a passage that people read.
///
/// @param way the steps to it within the passage, as [Places] takes them
record ShownText(PassageId id, Localized text, List<String> way) {

    /// Every text of `passage` that people read.
    static Stream<ShownText> of(Passage passage) {
        return switch (passage) {
            case Entry entry ->
                    Stream.of(title(entry), answers(entry), figures(entry)).flatMap(all -> all);
            case Route route -> Stream.of(reply(route.id(), route.reply()));
            case SmallTalk talk -> Stream.of(reply(talk.id(), talk.reply()));
        };
    }

    static Stream<ShownText> title(Entry entry) {
        return Stream.of(new ShownText(entry.id(), entry.title(), List.of("title")));
    }

    /// Answers and details of `entry`, for any time.
    static Stream<ShownText> answers(Entry entry) {
        return Stream.concat(
                answer(entry.id(), entry.answer(), List.of()),
                entry.variants().entrySet().stream()
                        .flatMap(variant ->
                                answer(
                                        entry.id(),
                                        variant.getValue(),
                                        List.of("variants", code(variant.getKey())))));
    }

    /// Whether it is what a question gets first, whatever the time, rather than a detail.
    boolean isDirectAnswer() {
        return way.getLast().equals("answer");
    }

    /// What `passage` states: answers and details, or the reply.
    static Stream<ShownText> statements(Passage passage) {
        return switch (passage) {
            case Entry entry -> answers(entry);
            case Route route -> Stream.of(reply(route.id(), route.reply()));
            case SmallTalk talk -> Stream.of(reply(talk.id(), talk.reply()));
        };
    }

    /// Where its wording in `language` stands.
    Place place(Places places, Language language) {
        return places.of(id, with(way, language.tag()).toArray(String[]::new));
    }

    /// What its author calls it: `detail`.
    String name() {
        return String.join(" ", way);
    }

    private static Stream<ShownText> answer(PassageId id, Entry.Answer answer, List<String> way) {
        return Stream.concat(
                Stream.of(new ShownText(id, answer.direct(), with(way, "answer"))),
                answer.detail().stream()
                        .map(detail -> new ShownText(id, detail, with(way, "detail"))));
    }

    private static Stream<ShownText> figures(Entry entry) {
        return IntStream.range(0, entry.figures().size())
                .mapToObj(index ->
                        new ShownText(
                                entry.id(),
                                entry.figures().get(index).counts(),
                                List.of("figures", String.valueOf(index), "counts")));
    }

    private static ShownText reply(PassageId id, Localized reply) {
        return new ShownText(id, reply, List.of("reply"));
    }

    private static String code(Event.Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> with(List<String> way, String step) {
        List<String> longer = new ArrayList<>(way);
        longer.add(step);
        return longer;
    }
}
