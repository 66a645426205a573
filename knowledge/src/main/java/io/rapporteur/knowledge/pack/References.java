package io.rapporteur.knowledge.pack;

import io.rapporteur.knowledge.Entry;
import io.rapporteur.knowledge.PassageId;
import io.rapporteur.knowledge.Route;
import io.rapporteur.knowledge.Source;
import io.rapporteur.knowledge.SourceId;
import io.rapporteur.knowledge.Topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks that every id that one part of a pack names exists in another.
record References(
        List<Topic> topics,
        List<Source> sources,
        List<Route> routes,
        Map<PassageId, YamlMap> places,
        Problems problems) {

    void check() {
        Set<SourceId> known = sources.stream().map(Source::id).collect(Collectors.toSet());
        Map<PassageId, Entry> entries = new HashMap<>();
        topics.forEach(topic -> topic.entries().forEach(entry -> entries.put(entry.id(), entry)));
        entries.values()
                .forEach(entry -> {
                    cited(entry)
                            .filter(source -> !known.contains(source))
                            .distinct()
                            .forEach(source ->
                                    problem(
                                            entry,
                                            "sources",
                                            "no source is called \"" + source + "\"",
                                            "Add it to sources.yaml, or correct the id"));
                    entry.related().stream()
                            .filter(related -> !entries.containsKey(related))
                            .forEach(related ->
                                    problem(
                                            entry,
                                            "related",
                                            "no entry is called \"" + related + "\"",
                                            "Correct the id, or take it out"));
                });
        checkFallbacks();
    }

    private void checkFallbacks() {
        Set<PassageId> ids = routes.stream().map(Route::id).collect(Collectors.toSet());
        for (Route.Reason reason : Route.Reason.values()) {
            if (!ids.contains(new PassageId(reason.code()))) {
                problems.add(
                        new Problem(
                                "routes.yaml",
                                1,
                                "no route is called \"" + reason.code() + "\"",
                                "Add one: what to say when there is no answer for that reason"));
            }
        }
    }

    private static Stream<SourceId> cited(Entry entry) {
        return Stream.concat(
                entry.sources().stream(),
                entry.figures().stream().flatMap(figure -> figure.sources().stream()));
    }

    private void problem(Entry entry, String key, String what, String remedy) {
        YamlMap place = places.get(entry.id());
        if (place != null) {
            place.problem(key, what, remedy);
        }
    }
}
