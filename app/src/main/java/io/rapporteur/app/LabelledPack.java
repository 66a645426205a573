package io.rapporteur.app;

import com.fasterxml.jackson.databind.JsonNode;

import io.rapporteur.core.matching.Trial;
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
import java.util.stream.Collectors;

/// Labelled lines as a pack: each label is an entry whose wordings are its lines, so that they are
/// matched as a pack's entries are.
///
/// @param labels by the id of the entry that stands for it
/// @param outOfScope questions that have no label
record LabelledPack(
        KnowledgeBase knowledge, Map<PassageId, String> labels, List<Trial> outOfScope) {

    private static final String OUT_OF_SCOPE = "oos";
    private static final SourceId SOURCE = new SourceId("labelled-data");
    private static final LocalDate DAY = LocalDate.EPOCH;

    /// @param lines `{"text", "label", "lang"?}`; lines labelled `oos` have none, and a missing
    ///   language is English
    static LabelledPack of(List<JsonNode> lines) {
        Map<String, Map<Language, List<String>>> wordings = new LinkedHashMap<>();
        List<Trial> outOfScope = new ArrayList<>();
        for (JsonNode line : lines) {
            String label = line.path("label").asText();
            Language language =
                    Language.ofTag(line.path("lang").asText("en")).orElse(Language.ENGLISH);
            String text = line.path("text").asText();
            if (label.equals(OUT_OF_SCOPE) || line.path("oos").asBoolean()) {
                outOfScope.add(new Trial(text, language, Set.of(), false));
            } else {
                wordings.computeIfAbsent(label, _ -> new EnumMap<>(Language.class))
                        .computeIfAbsent(language, _ -> new ArrayList<>())
                        .add(text);
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
                knowledge(
                        entries,
                        languages.isEmpty() ? List.of(Language.ENGLISH) : languages,
                        outOfScope),
                labels,
                outOfScope);
    }

    String label(PassageId id) {
        return labels.getOrDefault(id, id.value());
    }

    private static KnowledgeBase knowledge(
            List<Entry> entries, List<Language> languages, List<Trial> outOfScope) {
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
                List.of(source),
                outOfScope.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Trial::language,
                                        Collectors.mapping(Trial::text, Collectors.toList()))));
    }

    private static Entry entry(PassageId id, Map<Language, List<String>> questions) {
        Language some = questions.keySet().iterator().next();
        List<String> own = questions.getOrDefault(some, List.of());
        // A title counts as a wording, so the line that serves as one is not told twice.
        Localized title = new Localized(Map.of(some, own.getFirst()));
        Map<Language, List<String>> others = new EnumMap<>(questions);
        others.put(some, own.subList(1, own.size()));
        Validity validity = new Validity(DAY, Optional.empty(), Optional.empty(), Optional.empty());
        return new Entry(
                id,
                "labels",
                title,
                others,
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
