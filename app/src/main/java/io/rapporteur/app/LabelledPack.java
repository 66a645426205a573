package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.Event;
import io.rapporteur.knowledge.KnowledgeBase;
import io.rapporteur.knowledge.Language;
import io.rapporteur.knowledge.Localized;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.Source;
import io.rapporteur.knowledge.SourceId;
import io.rapporteur.knowledge.Topic;
import io.rapporteur.knowledge.Validity;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Labelled lines as a pack: each label is an entry whose wordings are its lines, so that they are
/// matched as a pack's entries are.
///
/// @param labels by the id of the entry that stands for it
record LabelledPack(KnowledgeBase knowledge, Map<PassageId, String> labels) {

    private static final String OUT_OF_SCOPE = "oos";
    private static final SourceId SOURCE = new SourceId("labelled-data");
    private static final LocalDate DAY = LocalDate.EPOCH;

    /// @param lines `{"text", "label", "lang"?}`; lines labelled `oos` are left out, and a missing
    ///   language is English
    static LabelledPack of(List<JsonNode> lines) {
        Map<String, Map<Language, List<String>>> wordings = new LinkedHashMap<>();
        for (JsonNode line : lines) {
            String label = line.path("label").asText();
            Language language =
                    Language.ofTag(line.path("lang").asText("en")).orElse(Language.ENGLISH);
            if (!label.equals(OUT_OF_SCOPE) && !line.path("oos").asBoolean()) {
                wordings.computeIfAbsent(label, _ -> new EnumMap<>(Language.class))
                        .computeIfAbsent(language, _ -> new ArrayList<>())
                        .add(line.path("text").asText());
            }
        }
        Map<PassageId, String> labels = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        wordings.forEach((label, questions) -> {
            PassageId id = new PassageId("label-" + labels.size());
            labels.put(id, label);
            entries.add(entry(id, questions));
        });
        List<Language> languages =
                wordings.values().stream()
                        .flatMap(questions -> questions.keySet().stream())
                        .distinct()
                        .sorted()
                        .toList();
        return new LabelledPack(
                knowledge(entries, languages.isEmpty() ? List.of(Language.ENGLISH) : languages),
                labels);
    }

    String label(PassageId id) {
        return labels.getOrDefault(id, id.value());
    }

    private static KnowledgeBase knowledge(List<Entry> entries, List<Language> languages) {
        List<Route> routes =
                Arrays.stream(Route.Reason.values())
                        .map(reason ->
                                new Route(
                                        new PassageId(reason.code()),
                                        reason,
                                        everywhere(reason.code()),
                                        Map.of()))
                        .toList();
        Source source =
                new Source(
                        SOURCE,
                        "labelled data",
                        "labelled data",
                        URI.create("https://example.org/"),
                        "",
                        "und");
        Event event = new Event(everywhere("labelled data"), 0, DAY, DAY, ZoneOffset.UTC, Map.of());
        return new KnowledgeBase(
                "labelled",
                event,
                languages,
                List.of(new Topic("labels", everywhere("labels"), entries)),
                routes,
                List.of(),
                List.of(),
                List.of(source));
    }

    private static Entry entry(PassageId id, Map<Language, List<String>> questions) {
        Map.Entry<Language, List<String>> some = questions.entrySet().iterator().next();
        Localized title = new Localized(Map.of(some.getKey(), some.getValue().getFirst()));
        Validity validity = new Validity(DAY, Optional.empty(), Optional.empty(), Optional.empty());
        return new Entry(
                id,
                "labels",
                title,
                questions,
                new Entry.Answer(everywhere("."), Optional.empty()),
                Map.of(),
                validity,
                List.of(SOURCE),
                List.of(),
                List.of(),
                Set.of());
    }

    private static Localized everywhere(String text) {
        Map<Language, String> wordings = new EnumMap<>(Language.class);
        Arrays.stream(Language.values()).forEach(language -> wordings.put(language, text));
        return new Localized(wordings);
    }
}
