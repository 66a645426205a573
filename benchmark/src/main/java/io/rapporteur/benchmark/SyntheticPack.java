package io.rapporteur.benchmark;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Localized;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Topic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A pack of any size that reads like another: each entry is one of the other's with half of its
/// words exchanged for words of other entries, the same word for the same throughout an entry.
///
/// Names, routes and small talk stay as they are. The same size gives the same pack.
final class SyntheticPack {

    private static final int WORDINGS_OF_AN_ENTRY = 60;
    private static final double EXCHANGED = 0.5;
    private static final int SEED = 93;

    private final KnowledgeBase like;
    private final List<Entry> entries;
    private final Map<Language, List<String>> words = new EnumMap<>(Language.class);
    private final Random random = new Random(SEED);

    private SyntheticPack(KnowledgeBase like) {
        this.like = like;
        this.entries = like.entries().toList();
        entries.forEach(entry ->
                entry.questions()
                        .forEach((language, texts) ->
                                texts.forEach(text ->
                                        words.computeIfAbsent(language, _ -> new ArrayList<>())
                                                .addAll(List.of(text.split(" ", -1))))));
    }

    /// @param wordings of all entries together, their titles among them; about so many
    static KnowledgeBase of(int wordings, KnowledgeBase like) {
        return new SyntheticPack(like).knowledge(wordings / WORDINGS_OF_AN_ENTRY);
    }

    private KnowledgeBase knowledge(int entryCount) {
        List<Entry> made = new ArrayList<>();
        for (int number = 0; number < entryCount; number++) {
            made.add(entry(number));
        }
        Topic topic = new Topic("synthetic", entries.getFirst().title(), made);
        return new KnowledgeBase(
                "synthetic-" + entryCount,
                like.event(),
                like.languages(),
                List.of(topic),
                like.routes(),
                like.smallTalk(),
                like.names(),
                like.sources().toList(),
                like.unanswered());
    }

    private Entry entry(int number) {
        Entry model = entries.get(random.nextInt(entries.size()));
        Map<Language, String> titles = new EnumMap<>(Language.class);
        Map<Language, List<String>> questions = new EnumMap<>(Language.class);
        for (Language language : like.languages()) {
            Map<String, String> exchanged = new HashMap<>();
            titles.put(language, reworded(model.title().in(language), language, exchanged));
            questions.put(
                    language,
                    model.questions(language).stream()
                            .limit(WORDINGS_OF_AN_ENTRY / like.languages().size() - 1L)
                            .map(text -> reworded(text, language, exchanged))
                            .toList());
        }
        return new Entry(
                new PassageId("synthetic-" + number),
                "synthetic",
                new Localized(titles),
                questions,
                model.answer(),
                Map.of(),
                model.validity(),
                model.sources(),
                List.of(),
                List.of(),
                Set.of());
    }

    private String reworded(String text, Language language, Map<String, String> exchanged) {
        List<String> others = words.getOrDefault(language, List.of());
        List<String> reworded = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            reworded.add(
                    exchanged.computeIfAbsent(
                            word,
                            own ->
                                    random.nextDouble() < EXCHANGED
                                            ? others.get(random.nextInt(others.size()))
                                            : own));
        }
        return String.join(" ", reworded);
    }
}
