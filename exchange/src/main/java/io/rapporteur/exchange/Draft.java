package io.rapporteur.exchange;

import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.pack.Place;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A question with its answer as another product's file has it, being put together while that file
/// is read.
final class Draft {

    enum Kind {
        ENTRY,
        ROUTE,
        SMALL_TALK
    }

    private final Place place;
    private final String name;
    private final Map<Language, Set<String>> questions = new EnumMap<>(Language.class);
    private final Map<Language, String> answers = new EnumMap<>(Language.class);
    private final Map<Language, String> details = new EnumMap<>(Language.class);
    private final Map<Language, String> titles = new EnumMap<>(Language.class);
    private final Map<Language, String> topicTitles = new EnumMap<>(Language.class);
    private final Set<String> addresses = new LinkedHashSet<>();
    private final Set<String> related = new LinkedHashSet<>();
    private final Map<String, String> days = new LinkedHashMap<>();
    private Kind kind = Kind.ENTRY;
    private String topic = "";
    private Route.Reason reason = Route.Reason.OUT_OF_REMIT;

    /// @param name what the file calls it, by which others are related to it; may be empty
    Draft(Place place, String name) {
        this.place = place;
        this.name = name;
    }

    Place place() {
        return place;
    }

    String name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    void be(Kind other) {
        kind = other;
    }

    Route.Reason reason() {
        return reason;
    }

    void refuseFor(Route.Reason other) {
        kind = Kind.ROUTE;
        reason = other;
    }

    String topic() {
        return topic;
    }

    void under(String name) {
        topic = name;
    }

    void ask(Language language, String question) {
        if (!question.isBlank()) {
            questions.computeIfAbsent(language, _ -> new LinkedHashSet<>()).add(question.strip());
        }
    }

    List<String> questions(Language language) {
        return new ArrayList<>(questions.getOrDefault(language, Set.of()));
    }

    /// Gives the answer, if the text says anything.
    void answer(Language language, String text) {
        put(answers, language, text);
    }

    Optional<String> answer(Language language) {
        return Optional.ofNullable(answers.get(language));
    }

    void detail(Language language, String text) {
        put(details, language, text);
    }

    Optional<String> detail(Language language) {
        return Optional.ofNullable(details.get(language));
    }

    void title(Language language, String text) {
        put(titles, language, text);
    }

    /// Its own title, or else the first way to ask.
    String title(Language language) {
        String title = titles.get(language);
        return title == null ? questions(language).getFirst() : title;
    }

    void topicTitle(Language language, String text) {
        put(topicTitles, language, text);
    }

    Optional<String> topicTitle(Language language) {
        return Optional.ofNullable(topicTitles.get(language));
    }

    /// @param address of a public page that the answer rests on
    void cite(String address) {
        addresses.add(address);
    }

    Set<String> addresses() {
        return addresses;
    }

    /// @param other the name of a draft to offer next
    void relateTo(String other) {
        related.add(other);
    }

    Set<String> related() {
        return related;
    }

    /// @param key such as `as_of`
    void day(String key, String day) {
        if (!day.isBlank()) {
            days.put(key, day);
        }
    }

    Optional<String> day(String key) {
        return Optional.ofNullable(days.get(key));
    }

    /// The languages in which it can be asked and answered; a route need not be asked for.
    Set<Language> languages() {
        Set<Language> both = new LinkedHashSet<>(answers.keySet());
        if (kind != Kind.ROUTE) {
            both.retainAll(questions.keySet());
        }
        return both;
    }

    /// The languages in which it has some text.
    Set<Language> traces() {
        Set<Language> any = new LinkedHashSet<>(questions.keySet());
        any.addAll(answers.keySet());
        return any;
    }

    private static void put(Map<Language, String> texts, Language language, String text) {
        if (!text.isBlank()) {
            texts.put(language, text.strip());
        }
    }
}
